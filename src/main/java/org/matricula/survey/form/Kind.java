package org.matricula.survey.form;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// 题型.
public enum Kind {
    SINGLE,
    MULTIPLE,
    SCALE,
    NUMBER,
    TEXT,
    MATRIX;

    /// As in `survey.question.kind`, in the interface and in the message keys `survey.kind.<code>`.
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Whether one chooses among options that are written out.
    public boolean optional() {
        return this == SINGLE || this == MULTIPLE || this == MATRIX;
    }

    /// Whether a later question may depend upon what was chosen here.
    public boolean branches() {
        return this == SINGLE || this == MULTIPLE || this == SCALE;
    }

    public static Optional<Kind> of(String code) {
        return Arrays.stream(values()).filter(it -> it.code().equals(code)).findFirst();
    }
}
