package org.matricula.statistics;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.matricula.organisation.Unit;
import org.matricula.organisation.Units;
import org.matricula.page.Choice;
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

    /// From the top of the reader's reach down to the place.
    List<Choice> path(Place place) {
        var unit = place.unitId();
        return unit == null ? List.of() : choices(units.path(unit));
    }

    /// The units directly below the place.
    List<Choice> below(Place place) {
        return choices(units.children(place.unitId()));
    }

    private static List<Choice> choices(List<Unit> units) {
        return units.stream()
                .filter(it -> Acting.now().scope().reaches(it.pos()))
                .map(it -> new Choice(it.id().toString(), it.name()))
                .toList();
    }

    private Unit reached(UUID id) {
        return units.find(id)
                .filter(it -> Acting.now().scope().reaches(it.pos()))
                .orElseThrow(() -> new Absent("unit"));
    }
}
