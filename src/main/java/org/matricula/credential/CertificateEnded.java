package org.matricula.credential;

import java.util.UUID;

/// News, within the transaction: a certificate no longer stands, so nothing else that tells of it
/// may go on proving it.
///
/// @param conclusion what it was made out on
/// @param reason as it stands in the register of certificates
public record CertificateEnded(UUID institution, UUID conclusion, long scopePos, String reason) {}
