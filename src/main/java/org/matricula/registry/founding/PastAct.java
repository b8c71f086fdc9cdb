package org.matricula.registry.founding;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.registry.StatusVerb;

/// One act of a student's past.
///
/// @param on the day it became true; it is held to have been recorded on the morning of that day
/// @param unit the class from then on
/// @param gradeLevel the year of study from then on
/// @param reason 异动原因 (JY/T 1001 4.2.40)
/// @param decidedBy whose wish it was
public record PastAct(
        StatusVerb verb,
        LocalDate on,
        UUID unit,
        @Nullable Integer gradeLevel,
        @Nullable String reason,
        @Nullable String decidedBy) {}
