package org.matricula.workflow.apply;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 幂等: a creating request sent again with its key answers the same and makes nothing new.
@Service
public class OnceOnly {

    private final Answers answers;
    private final Clock clock;

    OnceOnly(Answers answers, Clock clock) {
        this.answers = answers;
        this.clock = clock;
    }

    /// @param key the request's `Idempotency-Key`, null for none
    /// @param body what was asked for: the same key with another body is refused
    @Transactional
    public UUID once(@Nullable String key, Object body, Supplier<UUID> make) {
        var account = Acting.now().account();
        if (key == null || key.isBlank() || account == null) {
            return make.get();
        }
        var digest = digest(body.toString());
        // waits here for a twin under way, and then finds what it made
        answers.hold(account, key);
        var known = answers.find(account, key);
        if (known.isPresent()) {
            if (!MessageDigest.isEqual(known.get().digest(), digest)) {
                throw new Refused(Refusal.conflict("case.key-reused"));
            }
            return known.get().made();
        }
        var made = make.get();
        answers.keep(account, key, digest, made, clock.instant());
        return made;
    }

    private static byte[] digest(String text) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
