package org.matricula.teaching.quality;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An inspection to be recorded.
///
/// @param measure blank where nothing has to change; else with the day by which it is done
record NewInspection(
        @Nullable UUID task,
        String kind,
        @Nullable LocalDate heldOn,
        String subject,
        @Nullable Integer lookedAt,
        int rating,
        String findings,
        String measure,
        @Nullable LocalDate dueOn) {}
