package org.matricula.exam.plan;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One duty of one teacher.
///
/// @param kind `invigilator` or `patrol`
/// @param room null for a patrol
public record DutyLine(
        UUID id,
        UUID roundId,
        UUID slotId,
        LocalDate onDay,
        LocalTime fromTime,
        LocalTime untilTime,
        @Nullable UUID roomId,
        @Nullable String room,
        String kind,
        UUID accountId,
        String name) {}
