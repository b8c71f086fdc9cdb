package org.matricula.policy;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Scope;
import org.matricula.organisation.TreeKeepers;
import org.matricula.organisation.Unit;
import org.matricula.organisation.Units;
import org.springframework.stereotype.Component;

/// Who may set a policy: for an institution its own officers, for an education type whoever reaches
/// every institution of it, as the administrator or the province does.
@Component
class PolicyKeepers {

    private final Units units;

    PolicyKeepers(Units units) {
        this.units = units;
    }

    boolean may(Place place) {
        return unlessMay(place) == null;
    }

    @Nullable Refusal unlessMay(Place place) {
        if (place.unit() != null) {
            return province(place.unit()) ? null : TreeKeepers.unlessMay(place.unit());
        }
        return place.education() != null && reachesAll(place.education())
                ? null
                : Refusal.forbidden("policy.reach");
    }

    /// Every institution of an education type that is open today.
    List<Unit> institutions(String education) {
        return units.institutions().stream()
                .filter(it -> education.equals(it.education()))
                .toList();
    }

    private static boolean province(Unit unit) {
        var actor = Acting.now();
        return actor.holds("province-reviewer") && whole(actor.scope(), unit);
    }

    private boolean reachesAll(String education) {
        var actor = Acting.now();
        if (!actor.holds("administrator", "province-reviewer", "system")) {
            return false;
        }
        var bound = institutions(education);
        return bound.isEmpty()
                ? actor.scope().equals(Scope.ALL)
                : bound.stream().allMatch(it -> whole(actor.scope(), it));
    }

    private static boolean whole(Scope scope, Unit unit) {
        return scope.persons().isEmpty()
                && scope.reaches(unit.pos())
                && scope.reaches(unit.posEnd());
    }
}
