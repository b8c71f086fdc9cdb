package org.matricula.coursework.attendance;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A course taught to a class in a term, as its roll needs it.
///
/// @param hours lessons the course has in all, null where the programme gives none
/// @param mine whether the acting person teaches it, as its teacher or beside them
/// @param from first day of the term, `until` the day after its last
public record Lesson(
        UUID task,
        UUID institutionId,
        long scopePos,
        UUID unitId,
        String unit,
        String course,
        UUID termId,
        String term,
        LocalDate from,
        LocalDate until,
        boolean mine,
        @Nullable Integer hours) {}
