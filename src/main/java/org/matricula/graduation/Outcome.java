package org.matricula.graduation;

import java.util.Arrays;
import org.matricula.registry.StatusVerb;

/// 毕业结论的种类: how a student's time at the school ends, or that it does not end yet.
public enum Outcome {
    /// 毕业 (普通高等学校学生管理规定 第三十二条)
    GRADUATE("graduate", true),
    /// 结业: the plan finished, a requirement not met (第三十三条)
    COMPLETION("completion", true),
    /// 肄业: a year or more, and left without finishing (第三十三条)
    INCOMPLETE("incomplete", true),
    /// 延期: studies on, within the study limit
    POSTPONED("postponed", false);

    private final String code;
    private final boolean ends;

    Outcome(String code, boolean ends) {
        this.code = code;
        this.ends = ends;
    }

    /// As kept and sent, and the end of its message key `graduation.outcome.`.
    public String code() {
        return code;
    }

    /// Whether the student leaves the roll by it.
    public boolean ends() {
        return ends;
    }

    public static Outcome of(String code) {
        return Arrays.stream(values())
                .filter(it -> it.code.equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no outcome " + code));
    }

    /// What the register does for it.
    ///
    /// @throws IllegalStateException for a postponement, which changes no standing
    public StatusVerb verb() {
        return switch (this) {
            case GRADUATE -> StatusVerb.GRADUATE;
            case COMPLETION -> StatusVerb.COMPLETE;
            case INCOMPLETE -> StatusVerb.LEAVE_WITHOUT_COMPLETING;
            case POSTPONED -> throw new IllegalStateException("a postponement changes no standing");
        };
    }
}
