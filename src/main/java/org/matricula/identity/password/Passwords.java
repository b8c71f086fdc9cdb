package org.matricula.identity.password;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

/// Keeps passwords as Argon2id, and only so many at a time: a storm of sign-ins waits at this door
/// instead of taking the processors from everyone else.
@Component
public class Passwords {

    private static final int SALT = 16;
    private static final int HASH = 32;
    private static final int LANES = 1;
    private static final int KIBIBYTES = 46 * 1024;
    private static final int ROUNDS = 1;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Argon2PasswordEncoder argon;
    private final Semaphore desks =
            new Semaphore(Math.max(1, Runtime.getRuntime().availableProcessors() / 2), true);
    private final String nobodys;

    public Passwords() {
        this(KIBIBYTES);
    }

    /// @param kibibytes of memory each hash takes
    Passwords(int kibibytes) {
        argon = new Argon2PasswordEncoder(SALT, HASH, LANES, kibibytes, ROUNDS);
        nobodys = argon.encode("nobody has this password");
    }

    public String hash(String password) {
        enter();
        try {
            return argon.encode(password);
        } finally {
            desks.release();
        }
    }

    /// Takes the same work whether there is a hash or not.
    public boolean matches(String password, @Nullable String hash) {
        enter();
        try {
            var matches = argon.matches(password, hash == null ? nobodys : hash);
            return matches && hash != null;
        } finally {
            desks.release();
        }
    }

    private void enter() {
        try {
            if (!desks.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new ResponseStatusException(HttpStatus.SERVICE_UNAVAILABLE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ResponseStatusException(HttpStatus.SERVICE_UNAVAILABLE);
        }
    }
}
