package org.matricula.organisation;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.matricula.kernel.Refusal;

/// Who may change the tree: administrators and the registry's own officers, within their reach.
public final class TreeKeepers {

    static final String[] ROLES = {"administrator", "academic-office-head", "registrar", "system"};

    private TreeKeepers() {}

    public static boolean may(Actor actor, Unit unit) {
        return actor.holds(ROLES)
                && actor.scope().persons().isEmpty()
                && actor.scope().reaches(unit.pos())
                && actor.scope().reaches(unit.posEnd());
    }

    public static @Nullable Refusal unlessMay(Unit unit) {
        return may(Acting.now(), unit) ? null : Refusal.forbidden("unit.reach", unit.name());
    }

    /// A root belongs to nobody yet: only whoever reaches the whole tree may plant one.
    static @Nullable Refusal unlessMayPlant() {
        var actor = Acting.now();
        var whole = actor.scope().lo() == 0 && actor.scope().hi() == Long.MAX_VALUE;
        return whole && actor.holds("administrator", "system")
                ? null
                : Refusal.forbidden("unit.root");
    }

    static String subject(UUID unit) {
        return "unit:" + unit;
    }
}
