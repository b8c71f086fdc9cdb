package org.matricula.exam.plan;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Who is to be seated.
record Examinee(
        UUID id,
        UUID courseId,
        String course,
        UUID enrolmentId,
        UUID teacherId,
        @Nullable UUID partId) {}
