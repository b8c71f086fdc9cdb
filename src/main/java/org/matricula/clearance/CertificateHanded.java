package org.matricula.clearance;

import java.util.UUID;

/// Whether somebody who left holds a certificate of that study in their hands: what the offices
/// signed for has happened, and no signature is taken back any more.
public interface CertificateHanded {

    boolean handed(UUID enrolment);
}
