package org.matricula.document;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// 单位文书: a paper about a unit or a list that was issued, as it stands.
///
/// @param subject what it is printed from, such as `archive-handover:<id>`
/// @param number as printed, unique within the institution for ever
/// @param endReason why it no longer stands, null while it does
/// @param digest SHA-256 of its PDF
/// @param templateId version of the school's own words it was printed with, null for the built-in
///   ones
public record UnitPaper(
        UUID id,
        DocumentKind kind,
        String subject,
        String number,
        String code,
        String title,
        String institution,
        long scopePos,
        LocalDate issuedOn,
        Instant issuedAt,
        String issuedBy,
        Issued.State state,
        @Nullable Instant endedAt,
        @Nullable String endReason,
        @Nullable String successor,
        UUID fileId,
        byte[] digest,
        byte[] content,
        @Nullable UUID templateId) {

    public boolean stands() {
        return state == Issued.State.STANDING;
    }
}
