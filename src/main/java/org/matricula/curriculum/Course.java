package org.matricula.curriculum;

import java.math.BigDecimal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// 课程.
///
/// @param code 课程 ID, one of its kind in the institution
/// @param credits 学分, null for the subjects of primary and secondary schools
/// @param hours 学时
/// @param nature a [Nature]'s code
/// @param assessment an [Assessment]'s code
public record Course(
        UUID id,
        UUID institutionId,
        String code,
        String name,
        @Nullable BigDecimal credits,
        @Nullable Integer hours,
        String nature,
        String assessment) {}
