package org.matricula.document;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import org.springframework.stereotype.Component;

/// Makes the pairs institutions sign by.
@Component
class KeyPairs {

    private final DocumentSettings settings;

    KeyPairs(DocumentSettings settings) {
        this.settings = settings;
    }

    KeyPair fresh(SigningProfile profile) {
        try {
            return profile.fresh(settings.rsaBits());
        } catch (GeneralSecurityException fault) {
            throw new IllegalStateException("making a signing key", fault);
        }
    }
}
