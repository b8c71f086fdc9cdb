package org.matricula.document;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// What anybody may know of a document by its code.
///
/// @param name masked
/// @param endedOn day it ceased to stand, null while it stands
/// @param certificate SHA-256 of the certificate that signed it, null where none did
/// @param sha256 of the PDF as it was issued, null until it has been printed
public record Verified(
        Issued.State state,
        DocumentKind kind,
        String number,
        LocalDate issuedOn,
        String institution,
        String name,
        @Nullable LocalDate endedOn,
        @Nullable String sha256,
        @Nullable String certificate) {}
