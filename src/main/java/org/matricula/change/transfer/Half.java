package org.matricula.change.transfer;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.personal.Masks;

/// One school's half of a transfer.
///
/// @param id also what a case of the receiving school is about, until there is an enrolment
/// @param unitId the class left, or the one that takes the student in
/// @param enrolmentId this school's own enrolment; null while there is none
/// @param caseId this school's own case; null while it has none
/// @param studentNumber the sending school's own
/// @param gradeLevel the year of study left, which is kept
public record Half(
        UUID id,
        UUID transferId,
        Side side,
        long scopePos,
        UUID personId,
        UUID unitId,
        @Nullable UUID enrolmentId,
        @Nullable UUID caseId,
        String name,
        String sex,
        @Nullable LocalDate birthOn,
        @Nullable String studentNumber,
        @Nullable String registryNumber,
        String kind,
        @Nullable Integer gradeLevel,
        @Nullable String level,
        @Nullable String major,
        @Nullable String studentType) {

    /// Enough to recognise the student by: most registry numbers are an identity number behind a
    /// letter.
    public @Nullable String shownNumber() {
        return registryNumber == null ? null : Masks.registryNumber(registryNumber);
    }
}
