package org.matricula.workflow.decide;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;

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

    /// @throws Refused if it is none of the three
    static Verdict asked(@Nullable String code) {
        for (var it : values()) {
            if (it.code().equals(code)) {
                return it;
            }
        }
        throw new Refused(Refusal.input("decision", "step.verdict"));
    }
}
