package org.matricula.governance.place;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refusal;
import org.matricula.organisation.Unit;
import org.matricula.organisation.Units;
import org.matricula.organisation.UnitsInSight;
import org.matricula.page.Allowed;
import org.matricula.page.Choice;
import org.springframework.stereotype.Component;

/// Whose affairs somebody reads: those of the institution they belong to, and of every institution
/// within their reach.
@Component
public class OwnInstitution {

    private static final int MOST_CHOICES = 300;

    private static final String[] LEADERS = Leaders.class.getAnnotation(Allowed.class).value();

    private final Units units;
    private final UnitsInSight inSight;

    OwnInstitution(Units units, UnitsInSight inSight) {
        this.units = units;
        this.inSight = inSight;
    }

    /// @param asked null for the reader's own, or the first within reach
    /// @throws Absent where there is none, or it is another's
    public Unit of(@Nullable UUID asked) {
        if (asked == null) {
            var own = inSight.institution();
            return own != null && sees(own)
                    ? own
                    : units.institutions().stream()
                            .filter(this::sees)
                            .findFirst()
                            .orElseThrow(() -> new Absent("institution"));
        }
        var unit = units.find(asked).orElseThrow(() -> new Absent("institution"));
        if (!sees(unit)) {
            throw new Absent("institution");
        }
        return unit;
    }

    /// Within reach, or above whoever asks; a student's and a guardian's only where the student is.
    public boolean sees(Unit unit) {
        return inSight.sees(unit);
    }

    /// Where the acting person belongs, null if nowhere.
    public @Nullable UUID unit() {
        return inSight.unit();
    }

    /// Whether the acting person orders an institution's affairs: its leaders and the registry.
    public static boolean may(Unit unit) {
        var actor = Acting.now();
        return (actor.holds(LEADERS) || actor.holds("system"))
                && actor.scope().reaches(unit.pos())
                && actor.scope().reaches(unit.posEnd());
    }

    public static @Nullable Refusal unlessMay(Unit unit) {
        return may(unit) ? null : Refusal.forbidden("governance.reach", unit.name());
    }

    /// The institutions within reach, to choose from.
    public List<Choice> choices() {
        return inSight.institutions(MOST_CHOICES).stream()
                .map(it -> new Choice(it.id().toString(), it.name()))
                .toList();
    }
}
