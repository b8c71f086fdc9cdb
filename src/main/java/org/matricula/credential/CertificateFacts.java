package org.matricula.credential;

import java.util.Optional;
import java.util.UUID;

/// What the register of certificates knows of a conclusion of study. Whoever keeps that register
/// answers; without one a verifiable credential names the decision alone.
public interface CertificateFacts {

    /// The standing certificate.
    ///
    /// @param number 证书编号, as printed
    /// @param handed whether it is in its owner's hands
    record Certificate(String number, boolean handed) {}

    Optional<Certificate> of(UUID conclusion);

    /// The offices that would hold a certificate of a student up, where the school wants them
    /// settled first (离校手续); blank for none.
    String heldUpBy(UUID institution, UUID enrolment);
}
