package org.matricula.survey.result;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// By what replies are told apart.
public enum By {
    ALL,
    GRADE,
    SEX,
    /// 学院, 院系, 专业: the units above the classes.
    INSTITUTION,
    DEPARTMENT,
    MAJOR,
    /// 班级.
    UNIT;

    static final List<By> ABOVE = List.of(INSTITUTION, DEPARTMENT, MAJOR);

    /// As in addresses and in the message keys `survey.by.<code>`.
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<By> of(String code) {
        return Arrays.stream(values()).filter(it -> it.code().equals(code)).findFirst();
    }
}
