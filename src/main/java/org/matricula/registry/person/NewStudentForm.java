package org.matricula.registry.person;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;

/// 学籍登记表 as it is typed in. What is left out is null or blank.
///
/// @param override why a document that fails its checks is kept all the same
/// @param temporary whether a pupil without a national number gets a temporary one (form L)
public record NewStudentForm(
        @Nullable String name,
        @Nullable String formerName,
        @Nullable String sex,
        @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate birthOn,
        @Nullable String ethnicity,
        @Nullable String politicalStatus,
        @Nullable String documentType,
        @Nullable String documentNumber,
        @Nullable String override,
        @Nullable String householdType,
        @Nullable String householdAddress,
        @Nullable String homeAddress,
        @Nullable String phone,
        @Nullable String guardianName,
        @Nullable String guardianRelation,
        @Nullable String guardianPhone,
        @Nullable String health,
        @Nullable String healthNote,
        @Nullable String school,
        @Nullable UUID unit,
        @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate entryOn,
        @Nullable Integer gradeLevel,
        @Nullable String level,
        @Nullable String boarding,
        @Nullable String registryNumber,
        @Nullable Boolean temporary) {

    /// A box that is not ticked is not sent at all.
    boolean temporarily() {
        return Boolean.TRUE.equals(temporary);
    }

    static @Nullable String text(@Nullable String typed) {
        return typed == null || typed.isBlank() ? null : typed.strip();
    }
}
