package org.matricula.exam.paper;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// 补考名单上的一行: one student, one course.
///
/// @param attempt `make-up` or `deferred`
/// @param excluded why they do not sit it, or null
/// @param incident `absent` or `cheating` where it was written down in the room
/// @param version which result somebody saw
public record Candidate(
        UUID id,
        UUID enrolmentId,
        String name,
        String studentNumber,
        String unit,
        UUID taskId,
        UUID courseId,
        String code,
        String course,
        String assessment,
        String teacher,
        String scale,
        String attempt,
        @Nullable String excluded,
        @Nullable LocalDate onDay,
        @Nullable LocalTime fromTime,
        @Nullable LocalTime untilTime,
        @Nullable String room,
        @Nullable Integer seat,
        @Nullable String incident,
        @Nullable BigDecimal exam,
        @Nullable String mark,
        int version) {

    public boolean blank() {
        return exam == null && mark == null;
    }
}
