package org.matricula.curriculum;

import java.math.BigDecimal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// 计划课程: a course in a module of a programme.
///
/// @param plannedTerm 计划学期, counted from entry, 1 the first
public record PlannedCourse(
        UUID courseId,
        String code,
        String name,
        @Nullable BigDecimal credits,
        @Nullable Integer hours,
        String nature,
        String assessment,
        UUID moduleId,
        String module,
        int plannedTerm) {}
