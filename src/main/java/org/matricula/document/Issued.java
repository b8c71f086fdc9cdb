package org.matricula.document;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// 文书: a document that was issued, as it stands.
///
/// @param number as printed, unique within the institution for ever
/// @param code by which anybody may ask whether it is genuine
/// @param endReason why it no longer stands, null while it does
/// @param digest SHA-256 of its PDF, null until it has been printed
/// @param validUntil last day on which it may be relied upon, null for without end
public record Issued(
        UUID id,
        DocumentKind kind,
        String number,
        String code,
        String title,
        String institution,
        long scopePos,
        UUID enrolmentId,
        UUID personId,
        String personName,
        @Nullable UUID caseId,
        LocalDate issuedOn,
        Instant issuedAt,
        String issuedBy,
        State state,
        @Nullable Instant endedAt,
        @Nullable String endReason,
        @Nullable UUID successorId,
        @Nullable UUID fileId,
        byte @Nullable [] digest,
        @Nullable LocalDate validUntil) {

    /// 效力. Its words are the message keys `document.state.<code>`.
    public enum State {
        STANDING,
        /// 已被替代: a later document says the same thing anew.
        SUPERSEDED,
        /// 已作废: what it says was taken back.
        VOID;

        public String code() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    public String href() {
        return "/documents/" + id;
    }

    public boolean stands() {
        return state == State.STANDING;
    }
}
