package org.matricula.enrolment.admission;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.enrolment.AdmissionState;
import org.matricula.registry.Dormitory;

/// Somebody admitted, as the row stands; private values sealed under `salt`.
public record Candidate(
        UUID id,
        UUID batchId,
        long scopePos,
        @Nullable UUID personId,
        UUID unitId,
        String unit,
        @Nullable UUID classId,
        @Nullable String className,
        @Nullable String candidateNumber,
        @Nullable String noticeNumber,
        String name,
        String pinyin,
        String sex,
        @Nullable LocalDate birthOn,
        byte[] salt,
        @Nullable String documentType,
        byte @Nullable [] documentNumber,
        @Nullable String documentOverride,
        byte @Nullable [] phone,
        byte @Nullable [] homeAddress,
        @Nullable String guardianName,
        @Nullable String guardianRelation,
        byte @Nullable [] guardianPhone,
        @Nullable String ethnicity,
        @Nullable String politicalStatus,
        @Nullable String previousSchool,
        @Nullable String admission,
        @Nullable String boarding,
        byte @Nullable [] registryNumber,
        @Nullable BigDecimal score,
        @Nullable String subjectTrack,
        @Nullable String admissionTier,
        @Nullable String origin,
        AdmissionState state,
        LocalDate stateOn,
        @Nullable LocalDate deferredUntil,
        String fee,
        @Nullable UUID enrolmentId,
        @Nullable String studentNumber,
        @Nullable UUID enteredBy,
        @Nullable UUID photoId,
        @Nullable String dormBuilding,
        @Nullable String dormRoom) {

    public @Nullable Dormitory dormitory() {
        return Dormitory.of(dormBuilding, dormRoom);
    }

    /// What tells them apart on a list: their own number, or the notice's.
    public String number() {
        return candidateNumber != null ? candidateNumber : noticeNumber == null ? "" : noticeNumber;
    }

    public String place() {
        return className == null ? unit : className;
    }
}
