package org.matricula.coursework;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// 已公布的成绩: one attempt of a student at a course, whether it counts or not.
///
/// @param programme its exact name, as printed on papers of its time
/// @param termFrom first day of the term
/// @param origin of a recognised course where it was taken, in words; null for all others
public record PublishedGrade(
        UUID enrolmentId,
        UUID courseId,
        String code,
        String course,
        @Nullable BigDecimal credits,
        @Nullable Integer hours,
        String nature,
        String assessment,
        UUID programmeId,
        String programme,
        int programmeYear,
        UUID termId,
        String year,
        String term,
        LocalDate termFrom,
        String attempt,
        @Nullable Integer total,
        @Nullable String mark,
        @Nullable Boolean passed,
        @Nullable String origin) {}
