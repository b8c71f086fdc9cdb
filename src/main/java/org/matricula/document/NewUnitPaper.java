package org.matricula.document;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A paper about a unit or a list, to be printed.
///
/// @param issuer the unit whose number, name and key it bears
/// @param scopePos position of the unit it is about
/// @param subject what it is printed from, such as `archive-handover:<id>`; one paper of a kind
///   stands for each
/// @param number taken for it already by [Documents#numbered], null where it is to have the next
public record NewUnitPaper(
        DocumentKind kind,
        UUID issuer,
        long scopePos,
        String subject,
        String title,
        @Nullable String number) {

    public NewUnitPaper(
            DocumentKind kind, UUID issuer, long scopePos, String subject, String title) {
        this(kind, issuer, scopePos, subject, title, null);
    }
}
