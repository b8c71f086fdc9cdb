package org.matricula.organisation;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Acting;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/// Which units the acting person may look at: staff those within reach and the line above it, a
/// student or guardian the line from the root down to where the student is, and no other school.
@Component
public class UnitsInSight {

    private final Units units;
    private final ObjectProvider<Belonging> belonging;

    UnitsInSight(Units units, ObjectProvider<Belonging> belonging) {
        this.units = units;
        this.belonging = belonging;
    }

    public boolean sees(Unit unit) {
        var scope = Acting.now().scope();
        if (!scope.persons().isEmpty()) {
            return own().stream().anyMatch(unit::covers);
        }
        return scope.lo() <= scope.hi()
                && (scope.reaches(unit.pos())
                        || unit.pos() <= scope.lo() && scope.hi() <= unit.posEnd());
    }

    /// Where the acting person belongs: the unit of their post, and a student's class.
    public @Nullable UUID unit() {
        return ownUnits().stream().map(Unit::id).findFirst().orElse(null);
    }

    /// The institution whose affairs are the acting person's own, null if they belong to none.
    public @Nullable Unit institution() {
        return ownUnits().stream()
                .map(Unit::institutionId)
                .filter(java.util.Objects::nonNull)
                .findFirst()
                .map(units::get)
                .orElse(null);
    }

    /// The institutions to choose from, in the tree's order.
    public List<Unit> institutions(int most) {
        var own = Acting.now().scope().persons().isEmpty() ? null : own();
        return units.institutions().stream()
                .filter(it ->
                        own == null
                                ? Acting.now().scope().reaches(it.pos())
                                : own.stream().anyMatch(it::covers))
                .limit(most)
                .toList();
    }

    private Collection<Unit> ownUnits() {
        var actor = Acting.now();
        if (!actor.scope().persons().isEmpty()) {
            return own();
        }
        return actor.unit() == null ? List.of() : List.of(units.get(actor.unit()));
    }

    /// Where the persons within reach are.
    List<Unit> own() {
        var persons = Acting.now().scope().persons();
        var ids = belonging.stream().flatMap(it -> it.units(persons).stream()).distinct().toList();
        var found = units.all(ids);
        return ids.stream().map(found::get).filter(java.util.Objects::nonNull).toList();
    }
}
