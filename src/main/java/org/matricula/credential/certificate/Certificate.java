package org.matricula.credential.certificate;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// 证书 as it stands; what it says is frozen when it is drawn up.
///
/// @param state `drawn`, `printed`, `handed` or `void`
/// @param serial 印制号 of the blank it is printed on, null until it is
/// @param freed why a void one does not keep another from being drawn of its conclusion:
///   `withdrawn` before anybody had it, `replaced`, `undone` with the exchange that made it,
///   `degree-gone`
/// @param cancelledOn when its registration with the nation was reported to be cancelled
/// @param way how it was handed over, null until it was
/// @param posted by which carrier and number it was sent, null where it was not sent
public record Certificate(
        UUID id,
        UUID institutionId,
        UUID enrolmentId,
        UUID personId,
        long scopePos,
        UUID conclusionId,
        String kind,
        String number,
        LocalDate datedOn,
        String name,
        String sex,
        LocalDate bornOn,
        LocalDate fromOn,
        LocalDate toOn,
        @Nullable String major,
        @Nullable String level,
        @Nullable String duration,
        @Nullable String studyForm,
        @Nullable String degreeName,
        String school,
        String principal,
        String body,
        @Nullable UUID photoId,
        String state,
        @Nullable UUID blankId,
        @Nullable String serial,
        @Nullable UUID runId,
        @Nullable UUID documentId,
        @Nullable UUID replacesId,
        @Nullable String replaces,
        @Nullable LocalDate voidOn,
        @Nullable String voidReason,
        @Nullable LocalDate surrenderedOn,
        @Nullable String freed,
        @Nullable LocalDate cancelledOn,
        @Nullable String cancellation,
        String studentNumber,
        String unit,
        String decisionNo,
        @Nullable String way,
        @Nullable LocalDate handedOn,
        @Nullable String posted) {

    public boolean stands() {
        return !state.equals("void");
    }

    /// 证书位: one stands for study, one for the degree.
    String slot() {
        return sort() == Kind.DEGREE ? "degree" : "study";
    }

    public Kind sort() {
        return Kind.of(kind);
    }
}
