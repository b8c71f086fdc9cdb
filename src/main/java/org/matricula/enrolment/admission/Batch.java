package org.matricula.enrolment.admission;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// 录取批次: those admitted together, to one kind of study.
///
/// @param education of the institution: `school`, `college` or `open`
/// @param season `autumn` or `spring`
/// @param opensOn first day on which newcomers report
/// @param closesOn last day on which newcomers report without leave
/// @param entryOn day from which they are students
/// @param longestYears 最长学习年限, null where none is set
public record Batch(
        UUID id,
        UUID institutionId,
        String institution,
        String education,
        @Nullable String stage,
        String name,
        int year,
        String season,
        @Nullable String level,
        @Nullable String studyForm,
        @Nullable String studentKind,
        int gradeLevel,
        BigDecimal schoolingYears,
        @Nullable BigDecimal longestYears,
        LocalDate opensOn,
        LocalDate closesOn,
        LocalDate entryOn) {

    public boolean openOn(LocalDate day) {
        return !day.isBefore(opensOn) && !day.isAfter(closesOn);
    }

    /// 入学日期 + 学制.
    public LocalDate graduationOn() {
        return after(schoolingYears).minusDays(1);
    }

    public @Nullable LocalDate studyLimitOn() {
        return longestYears == null ? null : after(longestYears).minusDays(1);
    }

    private LocalDate after(BigDecimal years) {
        return entryOn.plusMonths(years.multiply(BigDecimal.valueOf(12)).longValue());
    }
}
