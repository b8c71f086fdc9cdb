package org.matricula.change.batch;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What is done with many students at once.
public enum BatchKind {
    /// 升级: a grade and its classes go on to the next year of study
    ADVANCE,
    /// 分班: the students of one class go on in several
    SPLIT,
    /// 并班: the students of several classes go on in one
    MERGE;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<BatchKind> of(String code) {
        return Arrays.stream(values()).filter(it -> it.code().equals(code)).findFirst();
    }
}
