package org.matricula.exam.day;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// 通知及回执 of one student.
///
/// @param kind `timetable` or `assessed`
/// @param passer class teacher who told the student
public record Summons(
        UUID id,
        UUID roundId,
        String kind,
        UUID unitId,
        String unit,
        UUID enrolmentId,
        String name,
        String studentNumber,
        Instant toldAt,
        @Nullable String passer,
        @Nullable String reader,
        @Nullable Instant readAt) {}
