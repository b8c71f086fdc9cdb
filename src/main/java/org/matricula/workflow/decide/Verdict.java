package org.matricula.workflow.decide;

import java.util.Locale;
import java.util.Optional;

/// What an office says.
public enum Verdict {
    /// 同意
    APPROVE,
    /// 退回修改: the applicant amends, and it comes back to this office
    RETURN,
    /// 不同意
    REFUSE;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Verdict> of(String code) {
        for (var it : values()) {
            if (it.code().equals(code)) {
                return Optional.of(it);
            }
        }
        return Optional.empty();
    }
}
