package org.matricula.workflow;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// 事项: one application, as it stands.
///
/// @param number 受理编号, null for a draft
/// @param subjectName the student's name when the case was drafted
/// @param fields what was filled in, as it was written
/// @param onBehalf why somebody else applied for them, null where nobody did
/// @param reverses the case that this one takes back
/// @param version raised by whatever changes it
public record CaseView(
        UUID id,
        String kind,
        @Nullable String number,
        UUID subject,
        UUID person,
        UUID institution,
        UUID unit,
        long scopePos,
        String education,
        String subjectName,
        @Nullable String subjectNumber,
        CaseState state,
        Map<String, Object> fields,
        @Nullable UUID applicantId,
        String applicant,
        String applicantRole,
        @Nullable String onBehalf,
        Instant createdAt,
        @Nullable Instant submittedAt,
        @Nullable Instant concludedAt,
        @Nullable LocalDate effectiveOn,
        @Nullable Outcome outcome,
        @Nullable String processId,
        @Nullable String drawing,
        @Nullable UUID reverses,
        int version) {

    /// Names what was read, so that nobody writes over what they have not seen.
    public String tag() {
        return "\"" + version + "\"";
    }
}
