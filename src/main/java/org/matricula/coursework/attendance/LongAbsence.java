package org.matricula.coursework.attendance;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// 连续旷课: a student who since a day was in no lesson whose roll was taken, and had leave for none.
///
/// @param lostOn the first day missed since the student was last there
/// @param lastOn the last day on which the roll found them missing
/// @param lessons how many lessons were missed between
/// @param days from the first to the last of these days, without public holidays
/// @param caseId another case of theirs under way, null for none
public record LongAbsence(
        UUID enrolment,
        UUID person,
        long scopePos,
        UUID unit,
        String className,
        String name,
        @Nullable String studentNumber,
        LocalDate lostOn,
        LocalDate lastOn,
        int lessons,
        int days,
        @Nullable UUID caseId,
        @Nullable String caseNumber) {}
