package org.matricula.curriculum;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// 课程性质. Its words are the message keys `curriculum.nature.<code>`.
public enum Nature {
    /// 必修
    REQUIRED,
    /// 选修
    ELECTIVE,
    /// 学位课
    DEGREE,
    /// 实践
    PRACTICE;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Nature> of(String code) {
        return Arrays.stream(values()).filter(it -> it.code().equals(code)).findFirst();
    }
}
