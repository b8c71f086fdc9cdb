package org.matricula.curriculum;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// 课程等同与替代的种类. Its words are the message keys `curriculum.equivalence.kind.<code>`.
public enum EquivalenceKind {
    /// 等同: the same course under another ID
    EQUAL,
    /// 替代: another course that may stand for it
    REPLACES,
    /// 免修免考: a certificate by which the course need not be taken
    EXEMPTS;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<EquivalenceKind> of(String code) {
        return Arrays.stream(values()).filter(it -> it.code().equals(code)).findFirst();
    }
}
