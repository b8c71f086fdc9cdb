package org.matricula.report.round;

import java.util.UUID;
import org.matricula.kernel.Acting;

/// Who does what with a submission: 经办人 fills and signs, 负责人 submits, the unit above takes it in.
public final class Roles {

    static final String[] HANDLERS = {"registrar", "point-reviewer", "branch-reviewer"};
    static final String[] HEADS = {
        "academic-office-head", "vice-principal", "point-reviewer", "branch-reviewer"
    };
    static final String[] SUPERIORS = {"province-reviewer", "branch-reviewer"};
    static final String[] OUTSIDE = {"registrar", "academic-office-head", "vice-principal"};

    private Roles() {}

    public static boolean handles(Submission it) {
        return at(it.unitId()) && Acting.now().holds(HANDLERS);
    }

    public static boolean heads(Submission it) {
        return at(it.unitId()) && Acting.now().holds(HEADS);
    }

    /// Takes in what comes; where the authority is outside, types what it answered.
    public static boolean judges(Round it) {
        return at(it.unitId()) && Acting.now().holds(it.outside() ? OUTSIDE : SUPERIORS);
    }

    public static boolean opens() {
        return Acting.now().unit() != null
                && (Acting.now().holds(SUPERIORS) || Acting.now().holds(OUTSIDE));
    }

    private static boolean at(UUID unit) {
        return unit.equals(Acting.now().unit());
    }
}
