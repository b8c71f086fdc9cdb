package org.matricula.policy;

import java.util.List;
import java.util.UUID;
import org.matricula.kernel.DateRange;

/// What is tried in a rehearsal.
///
/// @param institutions whose decisions are looked at
/// @param period in which they were handed in
/// @param value what would have been in force
public record Trial<T>(List<UUID> institutions, DateRange period, T value) {

    public Trial {
        institutions = List.copyOf(institutions);
    }
}
