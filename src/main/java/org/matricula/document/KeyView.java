package org.matricula.document;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A signing key as anybody may see it.
///
/// @param state `current`, `old` or `revoked`
/// @param sha256 of its certificate
/// @param authoritySha256 of the institution's root certificate, null for a key that signed its own
/// @param papers whether papers are signed by it, or credentials alone
/// @param until last day of the certificate
public record KeyView(
        UUID id,
        UUID institutionId,
        String institution,
        String code,
        String algorithm,
        String state,
        String sha256,
        @Nullable String authoritySha256,
        LocalDate from,
        LocalDate until,
        @Nullable LocalDate endedOn,
        @Nullable LocalDate revokedOn,
        String did,
        boolean papers) {}
