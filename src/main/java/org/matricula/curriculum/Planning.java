package org.matricula.curriculum;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refusal;
import org.matricula.organisation.Unit;
import org.matricula.organisation.Units;
import org.springframework.stereotype.Component;

/// Whose courses and programmes the acting post sees, and which of them it may write.
@Component
class Planning {

    private final Units units;

    Planning(Units units) {
        this.units = units;
    }

    /// @throws Absent for a post outside every institution
    UUID institution() {
        var unit = Acting.now().unit();
        var institution = unit == null ? null : units.get(unit).institutionId();
        if (institution == null) {
            throw new Absent("institution");
        }
        return institution;
    }

    @Nullable Refusal unlessReaches(Unit unit) {
        var scope = Acting.now().scope();
        return scope.reaches(unit.pos()) && scope.reaches(unit.posEnd())
                ? null
                : Refusal.forbidden("programme.reach", unit.name());
    }
}
