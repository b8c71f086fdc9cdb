package org.matricula.change.transfer;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Whoever leaves, as the sending school's record tells of them.
///
/// @param admission 入学方式
/// @param major the major's name, null where the school has none
record Leaver(
        UUID enrolment,
        UUID person,
        UUID institution,
        UUID unit,
        long scopePos,
        String name,
        String sex,
        @Nullable LocalDate birthOn,
        @Nullable String studentNumber,
        @Nullable String registryNumber,
        String kind,
        @Nullable Integer gradeLevel,
        @Nullable String level,
        @Nullable String admission,
        LocalDate entryOn,
        @Nullable LocalDate graduationOn,
        @Nullable String major,
        @Nullable String studentType) {}
