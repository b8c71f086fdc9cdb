package org.matricula.appraisal;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// How a standard was kept.
public enum Verdict {
    OUTSTANDING,
    MET,
    MISSED;

    /// As in `appraisal.conduct_note.verdict`, in the interface and in the message keys.
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Verdict> of(String code) {
        return Arrays.stream(values()).filter(it -> it.code().equals(code)).findFirst();
    }
}
