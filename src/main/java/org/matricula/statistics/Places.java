package org.matricula.statistics;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.matricula.organisation.Unit;
import org.matricula.organisation.Units;
import org.springframework.stereotype.Component;

/// Which unit is meant: the one asked for, or the acting post's own.
@Component
class Places {

    private final Units units;

    Places(Units units) {
        this.units = units;
    }

    /// @throws Absent if there is no such unit within reach
    Place of(@Nullable UUID asked) {
        var actor = Acting.now();
        var unit = asked == null ? actor.unit() : asked;
        if (unit == null) {
            var roots = units.children(null).stream().filter(it -> actor.scope().reaches(it.pos()));
            return Place.everywhere(roots.toList());
        }
        return Place.of(reached(unit));
    }

    private Unit reached(UUID id) {
        return units.find(id)
                .filter(it -> Acting.now().scope().reaches(it.pos()))
                .orElseThrow(() -> new Absent("unit"));
    }
}
