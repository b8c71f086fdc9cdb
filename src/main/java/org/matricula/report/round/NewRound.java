package org.matricula.report.round;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A round as somebody asks for it.
///
/// @param unit whose round it is; null for the acting person's own
/// @param forms the numbers of the tables; none for a list of aid
/// @param units who is to report; none for all directly below, or oneself where nobody is
public record NewRound(
        @Nullable UUID unit,
        String kind,
        @Nullable String title,
        @Nullable String notice,
        @Nullable LocalDate asOf,
        @Nullable LocalDate dueOn,
        List<String> forms,
        List<UUID> units) {}
