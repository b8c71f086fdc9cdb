package org.matricula.registry;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One act upon a standing.
///
/// @param effectiveOn the day from which it is true: past, today or to come
/// @param unit the class afterwards, null to stay
/// @param gradeLevel the year of study afterwards, null to stay
/// @param reason 异动原因 (JY/T 1001 4.2.40)
/// @param decidedBy whose wish it was: the first of the two questions
public record StandingChange(
        UUID enrolment,
        StatusVerb verb,
        LocalDate effectiveOn,
        @Nullable UUID unit,
        @Nullable Integer gradeLevel,
        @Nullable String reason,
        @Nullable String decidedBy,
        @Nullable String documentNo,
        @Nullable UUID caseId) {

    public static StandingChange of(UUID enrolment, StatusVerb verb, LocalDate effectiveOn) {
        return new StandingChange(enrolment, verb, effectiveOn, null, null, null, null, null, null);
    }

    public StandingChange to(@Nullable UUID unit, @Nullable Integer gradeLevel) {
        return new StandingChange(
                enrolment,
                verb,
                effectiveOn,
                unit,
                gradeLevel,
                reason,
                decidedBy,
                documentNo,
                caseId);
    }

    public StandingChange because(@Nullable String reason, @Nullable String decidedBy) {
        return new StandingChange(
                enrolment,
                verb,
                effectiveOn,
                unit,
                gradeLevel,
                reason,
                decidedBy,
                documentNo,
                caseId);
    }

    public StandingChange by(@Nullable String documentNo, @Nullable UUID caseId) {
        return new StandingChange(
                enrolment,
                verb,
                effectiveOn,
                unit,
                gradeLevel,
                reason,
                decidedBy,
                documentNo,
                caseId);
    }
}
