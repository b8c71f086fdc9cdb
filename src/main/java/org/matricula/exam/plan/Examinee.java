package org.matricula.exam.plan;

import org.jspecify.annotations.Nullable;

import java.util.UUID;

/// Who is to be seated.
record Examinee(
        UUID id,
        UUID courseId,
        String course,
        UUID enrolmentId,
        UUID teacherId,
        @Nullable UUID partId) {}
