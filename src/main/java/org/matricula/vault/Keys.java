package org.matricula.vault;

import java.security.SecureRandom;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.stereotype.Component;

/// Holds the key ring in memory. It is read at the first need, so that the command which makes the
/// file can run before there is one; the start check of `production` reads it early.
@Component
class Keys {

    private final KeyFile file;
    private final Suite suite;
    private final boolean mayMake;
    private final SecureRandom random = new SecureRandom();
    private final AtomicReference<KeyRing> ring = new AtomicReference<>();

    Keys(VaultSettings settings, Environment environment) {
        this.file = new KeyFile(settings.path());
        this.suite = Suite.of(settings.suite());
        this.mayMake = !settings.given() && !environment.acceptsProfiles(Profiles.of("production"));
    }

    Suite suite() {
        return suite;
    }

    KeyFile file() {
        return file;
    }

    KeyRing ring() {
        var known = ring.get();
        return known == null ? load() : known;
    }

    /// Another node may have added a key: the file is read anew.
    KeyRing reread() {
        ring.set(null);
        return load();
    }

    private synchronized KeyRing load() {
        var known = ring.get();
        if (known != null) {
            return known;
        }
        if (!file.exists() && mayMake) {
            make();
        }
        if (!file.exists()) {
            throw new IllegalStateException(
                    "the key file %s is missing; make it with: make-keys".formatted(file.path()));
        }
        var read = file.read();
        ring.set(read);
        return read;
    }

    /// @throws IllegalStateException if there is a file already: its keys are never written over
    void make() {
        if (file.exists()) {
            throw new IllegalStateException("the key file %s exists".formatted(file.path()));
        }
        file.write(KeyRing.first(randomBytes(KeyRing.KEY), suite, randomBytes(KeyRing.KEY)));
    }

    /// From here on a new key seals; the old ones still open.
    synchronized int succeed() {
        var longer = reread().with(randomBytes(KeyRing.KEY));
        file.write(longer);
        ring.set(longer);
        return longer.newest();
    }

    byte[] randomBytes(int count) {
        var bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }
}
