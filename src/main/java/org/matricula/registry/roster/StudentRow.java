package org.matricula.registry.roster;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One line of a list of students.
///
/// @param branch which way of searching found it, and `key` by what it is ordered there
record StudentRow(
        int branch,
        String key,
        UUID enrolmentId,
        UUID personId,
        long scopePos,
        String name,
        String studentNumber,
        String sex,
        @Nullable LocalDate birthOn,
        @Nullable String ethnicity,
        String status,
        LocalDate statusSince,
        @Nullable Integer gradeLevel,
        int entryYear,
        @Nullable String level,
        @Nullable String boarding,
        String registration,
        String unit,
        String parentUnit,
        String institution,
        String institutionCode) {}
