package org.matricula.credential;

import java.util.Optional;
import java.util.UUID;

/// What the register of certificates knows of a conclusion of study. Whoever keeps that register
/// answers; without one a verifiable credential names the decision alone.
public interface CertificateFacts {

    /// The standing certificate.
    ///
    /// @param number 证书编号, as printed
    record Certificate(String number) {}

    Optional<Certificate> of(UUID conclusion);
}
