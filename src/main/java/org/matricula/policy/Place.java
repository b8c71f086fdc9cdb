package org.matricula.policy;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.organisation.Unit;

/// Where a policy is looked at or set: at one institution, or for every institution of an education
/// type. Neither means the defaults.
///
/// @param path the unit under its superiors, root first; empty without a unit
record Place(@Nullable Unit unit, @Nullable String education, List<Unit> path) {

    static final Set<String> EDUCATIONS = Set.of("school", "college", "open");

    Place {
        path = List.copyOf(path);
    }

    /// The education type whose values bind here.
    @Nullable String type() {
        return education != null
                ? education
                : path.reversed().stream()
                        .map(Unit::education)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null);
    }

    List<UUID> units() {
        return path.stream().map(Unit::id).toList();
    }

    /// What an address ends with so that it leads back here.
    String query() {
        return education != null
                ? "?education=" + education
                : unit == null ? "" : "?unit=" + unit.id();
    }
}
