package org.matricula.document;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// What anybody may know of a document by its code or its file.
///
/// @param name masked; null for a paper about a unit
/// @param endedOn day it ceased to stand, null while it stands
/// @param validUntil last day on which it may be relied upon, null for without end
/// @param expired whether that day is over
/// @param certificate SHA-256 of the certificate that signed it, null where none did
/// @param sha256 of the PDF as it was issued, null until it has been printed
public record Verified(
        Issued.State state,
        DocumentKind kind,
        String number,
        LocalDate issuedOn,
        String institution,
        @Nullable String name,
        @Nullable LocalDate endedOn,
        @Nullable LocalDate validUntil,
        boolean expired,
        @Nullable String sha256,
        @Nullable String certificate) {

    /// `genuine`, `expired`, `superseded` or `void`.
    public String told() {
        if (state != Issued.State.STANDING) {
            return state.code();
        }
        return expired ? "expired" : "genuine";
    }
}
