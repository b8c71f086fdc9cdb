package org.matricula.curriculum;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// 考核方式. Its words are the message keys `curriculum.assessment.<code>`.
public enum Assessment {
    /// 考试
    EXAMINED,
    /// 考查
    ASSESSED;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Assessment> of(String code) {
        return Arrays.stream(values()).filter(it -> it.code().equals(code)).findFirst();
    }
}
