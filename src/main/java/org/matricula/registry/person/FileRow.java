package org.matricula.registry.person;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A file's first page as the database keeps it, the private values still sealed.
///
/// @param version of the enrolment, `personVersion` of the person
record FileRow(
        UUID enrolmentId,
        UUID personId,
        UUID institutionId,
        long scopePos,
        byte[] salt,
        String name,
        @Nullable String formerName,
        String pinyin,
        String sex,
        @Nullable LocalDate birthOn,
        @Nullable String ethnicity,
        String nationality,
        @Nullable String overseas,
        @Nullable String politicalStatus,
        @Nullable String nativePlace,
        @Nullable String documentType,
        byte @Nullable [] documentNumber,
        @Nullable String documentOverride,
        @Nullable LocalDate documentUntil,
        @Nullable String householdType,
        byte @Nullable [] householdAddress,
        byte @Nullable [] homeAddress,
        byte @Nullable [] phone,
        byte @Nullable [] email,
        @Nullable UUID photoId,
        int personVersion,
        @Nullable String studentNumber,
        byte @Nullable [] registryNumber,
        boolean registryNumberNational,
        @Nullable String candidateNumber,
        String kind,
        @Nullable String level,
        @Nullable String studyForm,
        @Nullable String admission,
        @Nullable String boarding,
        @Nullable String dormBuilding,
        @Nullable String dormRoom,
        LocalDate entryOn,
        int entryYear,
        @Nullable BigDecimal schoolingYears,
        @Nullable LocalDate studyLimitOn,
        @Nullable LocalDate graduationOn,
        @Nullable BigDecimal entranceScore,
        @Nullable String subjectTrack,
        @Nullable String admissionTier,
        @Nullable String origin,
        @Nullable String studentType,
        String registration,
        @Nullable String checkNote,
        boolean active,
        int version,
        String status,
        LocalDate statusSince,
        UUID unitId,
        String unit,
        String parentUnit,
        @Nullable Integer gradeLevel,
        String institution,
        String institutionCode,
        @Nullable String education) {

    /// How an address names the file.
    String key() {
        return studentNumber == null ? enrolmentId.toString() : studentNumber;
    }

    String tag() {
        return "\"" + personVersion + "." + version + "\"";
    }

    boolean minorOn(LocalDate today) {
        return birthOn != null && birthOn.plusYears(18).isAfter(today);
    }

    record Guardian(
            UUID id,
            int seq,
            String name,
            String relation,
            byte @Nullable [] phone,
            @Nullable String employer,
            boolean custody,
            @Nullable UUID accountId) {}

    record Health(
            @Nullable String condition,
            @Nullable String blood,
            byte @Nullable [] note,
            @Nullable String disability,
            @Nullable LocalDate checkedOn) {}

    /// Another of the person's enrolments.
    record Study(
            UUID enrolmentId,
            @Nullable String studentNumber,
            String institution,
            String institutionCode,
            String unit,
            LocalDate entryOn,
            String status) {}
}
