package org.matricula.coursework.attendance;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// 取消考试资格, proposed or decided.
///
/// @param missed lessons missed without leave, late comings among them as the school counts them
/// @param hours lessons the course has in all
/// @param share percent of them that bars, as it was when it was proposed
/// @param state `proposed`, `barred`, `dropped` or `lifted`
/// @param stage of the task's grades
public record ExamBar(
        UUID id,
        UUID gradeId,
        UUID taskId,
        UUID enrolmentId,
        UUID personId,
        String name,
        String studentNumber,
        String unit,
        String code,
        String course,
        String teacher,
        int missed,
        int hours,
        int share,
        String state,
        @Nullable UUID proposerId,
        String proposer,
        Instant proposedAt,
        @Nullable String decider,
        @Nullable Instant decidedAt,
        @Nullable String why,
        @Nullable UUID heldId,
        String stage) {}
