package org.matricula.coursework;

import java.math.BigDecimal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// 计入的成绩: the one published result of a student in a course.
///
/// @param module the module of the programme in which the course counts
/// @param total 0 to 100, null on other scales and where a mark stands
/// @param mark a level of the scale, or `absent`, `cheating`, `deferred`, `exempt`
/// @param passed null for a deferred exam
/// @param origin of a recognised course where it was taken, in words; null for all others
public record CountedGrade(
        UUID enrolmentId,
        UUID courseId,
        String code,
        String course,
        @Nullable BigDecimal credits,
        String nature,
        String module,
        String term,
        String attempt,
        @Nullable Integer total,
        @Nullable String mark,
        @Nullable Boolean passed,
        @Nullable String origin) {}
