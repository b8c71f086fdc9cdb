package org.matricula.enrolment.admission;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;

/// A batch as it is typed in, or sent by another system.
///
/// @param matters what must be passed before enrolment; null for all
public record BatchForm(
        @Nullable UUID institution,
        @Nullable String name,
        @Nullable Integer year,
        @Nullable String season,
        @Nullable String level,
        @Nullable String studyForm,
        @Nullable String studentKind,
        @Nullable Integer gradeLevel,
        @Nullable BigDecimal schoolingYears,
        @Nullable BigDecimal longestYears,
        @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate opensOn,
        @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate closesOn,
        @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate entryOn,
        @Nullable List<String> matters) {}
