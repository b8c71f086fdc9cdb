package org.matricula.document;

import java.security.KeyPair;
import java.util.ArrayList;
import java.util.List;
import org.springframework.context.annotation.Primary;
import org.springframework.stereotype.Component;

/// Each pair for RSA takes a second to find: the tests' schools share a few, one after the other,
/// so that no school has the same twice running.
@Primary
@Component
class FewKeyPairs extends KeyPairs {

    private static final int FEW = 3;
    private static final List<KeyPair> MADE = new ArrayList<>();
    private static int next;

    FewKeyPairs(DocumentSettings settings) {
        super(settings);
    }

    @Override
    KeyPair fresh(SigningProfile profile) {
        if (profile != SigningProfile.RSA) {
            return super.fresh(profile);
        }
        synchronized (MADE) {
            if (MADE.size() < FEW) {
                MADE.add(super.fresh(profile));
            }
            return MADE.get(next++ % MADE.size());
        }
    }
}
