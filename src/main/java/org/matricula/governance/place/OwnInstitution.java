package org.matricula.governance.place;

import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.matricula.kernel.Refusal;
import org.matricula.organisation.Unit;
import org.matricula.organisation.Units;
import org.matricula.page.Allowed;
import org.matricula.page.Choice;
import org.springframework.stereotype.Component;

import java.util.List;
import java.util.UUID;

/// Whose affairs somebody reads: those of the institution they belong to, and of every institution
/// within their reach.
@Component
public class OwnInstitution {

    private static final int MOST_CHOICES = 300;

    private static final String[] LEADERS = Leaders.class.getAnnotation(Allowed.class).value();

    private final Units units;

    OwnInstitution(Units units) {
        this.units = units;
    }

    /// @param asked null for the reader's own, or the first within reach
    /// @throws Absent where there is none, or it is another's
    public Unit of(@Nullable UUID asked) {
        var actor = Acting.now();
        if (asked == null) {
            var own = own(actor);
            return own != null
                    ? own
                    : units.institutions().stream()
                            .filter(OwnInstitution::sees)
                            .findFirst()
                            .orElseThrow(() -> new Absent("institution"));
        }
        var unit = units.find(asked).orElseThrow(() -> new Absent("institution"));
        if (!sees(unit)) {
            throw new Absent("institution");
        }
        return unit;
    }

    private @Nullable Unit own(Actor actor) {
        if (actor.unit() == null) {
            return null;
        }
        var at = units.get(actor.unit());
        return at.institutionId() == null ? null : units.get(at.institutionId());
    }

    /// Within reach, or above whoever asks.
    public static boolean sees(Unit unit) {
        var scope = Acting.now().scope();
        return scope.lo() <= scope.hi()
                && (scope.reaches(unit.pos())
                        || unit.pos() <= scope.lo() && scope.hi() <= unit.posEnd());
    }

    /// Whether the acting person orders an institution's affairs: its leaders and the registry.
    public static boolean may(Unit unit) {
        var actor = Acting.now();
        return (actor.holds(LEADERS) || actor.holds("system"))
                && actor.scope().persons().isEmpty()
                && actor.scope().reaches(unit.pos())
                && actor.scope().reaches(unit.posEnd());
    }

    public static @Nullable Refusal unlessMay(Unit unit) {
        return may(unit) ? null : Refusal.forbidden("governance.reach", unit.name());
    }

    /// The institutions within reach, to choose from.
    public List<Choice> choices() {
        var scope = Acting.now().scope();
        return units.institutions().stream()
                .filter(it -> scope.reaches(it.pos()))
                .limit(MOST_CHOICES)
                .map(it -> new Choice(it.id().toString(), it.name()))
                .toList();
    }
}
