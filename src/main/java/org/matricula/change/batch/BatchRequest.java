package org.matricula.change.batch;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a registrar asks to be prepared.
///
/// @param kind `advance`, `split` or `merge`
/// @param unit the grade moved up, the class split, or the class merged into
/// @param classes the classes split into, or those that end; none for moving up
/// @param fromLevel the year of study left; left out, the unit's own
public record BatchRequest(
        @Nullable String kind,
        @Nullable UUID unit,
        @Nullable List<UUID> classes,
        @Nullable LocalDate on,
        @Nullable Integer fromLevel,
        @Nullable String reason) {}
