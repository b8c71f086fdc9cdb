package org.matricula.enrolment.admission;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;

/// One line of an admitted list, as typed in, pasted or sent; private values still in clear.
///
/// @param unit the major, department, grade or class somebody was admitted to
/// @param override why a document or name that fails its checks is kept all the same
public record NewCandidate(
        @Nullable UUID unit,
        @Nullable String candidateNumber,
        @Nullable String noticeNumber,
        @Nullable String name,
        @Nullable String sex,
        @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate birthOn,
        @Nullable String documentType,
        @Nullable String documentNumber,
        @Nullable String override,
        @Nullable String phone,
        @Nullable String homeAddress,
        @Nullable String guardianName,
        @Nullable String guardianRelation,
        @Nullable String guardianPhone,
        @Nullable String ethnicity,
        @Nullable String politicalStatus,
        @Nullable String previousSchool,
        @Nullable String admission,
        @Nullable String boarding,
        @Nullable String registryNumber,
        @Nullable BigDecimal score,
        @Nullable String subjectTrack,
        @Nullable String admissionTier,
        @Nullable String origin) {

    /// The words without outer blanks; null where there are none.
    public static @Nullable String text(@Nullable String typed) {
        return typed == null || typed.isBlank() ? null : typed.strip();
    }
}
