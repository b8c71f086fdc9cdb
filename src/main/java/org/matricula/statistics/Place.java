package org.matricula.statistics;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.organisation.Unit;

/// The part of the tree that is counted: one unit, or the whole where nobody's post bounds it.
///
/// @param unit null for the whole tree
/// @param tops the units whose sums make the number
record Place(@Nullable Unit unit, List<UUID> tops, long lo, long hi) {

    static Place of(Unit unit) {
        return new Place(unit, List.of(unit.id()), unit.pos(), unit.posEnd());
    }

    static Place everywhere(List<Unit> roots) {
        return new Place(null, roots.stream().map(Unit::id).toList(), 0, Long.MAX_VALUE);
    }

    @Nullable UUID unitId() {
        return unit == null ? null : unit.id();
    }
}
