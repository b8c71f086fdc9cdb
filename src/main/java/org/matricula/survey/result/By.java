package org.matricula.survey.result;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// By what replies are told apart.
public enum By {
    ALL,
    GRADE,
    SEX,
    UNIT;

    /// As in addresses and in the message keys `survey.by.<code>`.
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<By> of(String code) {
        return Arrays.stream(values()).filter(it -> it.code().equals(code)).findFirst();
    }
}
