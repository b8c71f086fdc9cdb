package org.matricula.registry;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One enrolment as it stands on a day.
///
/// @param statusSince first day of the status on that day
/// @param unit the class, or the unit the student belongs to directly
/// @param gradeLevel year of schooling (1-12) or of study
/// @param studyLimitOn last day of the longest time of study, null where none is set
/// @param education `school`, `college` or `open`
/// @param lastDay the last known change of standing, which a further one may not precede
public record StudentRecord(
        UUID enrolment,
        UUID person,
        UUID institution,
        long scopePos,
        String name,
        @Nullable String studentNumber,
        StudentStatus status,
        LocalDate statusSince,
        UUID unit,
        @Nullable Integer gradeLevel,
        LocalDate entryOn,
        @Nullable LocalDate studyLimitOn,
        @Nullable LocalDate birthOn,
        String education,
        @Nullable String stage,
        LocalDate lastDay) {}
