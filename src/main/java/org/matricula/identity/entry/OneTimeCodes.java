package org.matricula.identity.entry;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.security.InvalidKeyException;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import javax.crypto.spec.SecretKeySpec;
import org.matricula.identity.SealedAccounts;
import org.matricula.vault.Vault;
import org.springframework.stereotype.Component;

/// 动态口令 (RFC 6238): a code of the current step, the one before or the one after, each used once.
@Component
public class OneTimeCodes {

    private final TimeBasedOneTimePasswordGenerator generator;
    private final Credentials credentials;
    private final Vault vault;
    private final EntrySettings settings;
    private final Clock clock;

    OneTimeCodes(Credentials credentials, Vault vault, EntrySettings settings, Clock clock) {
        this.generator = new TimeBasedOneTimePasswordGenerator();
        this.credentials = credentials;
        this.vault = vault;
        this.settings = settings;
        this.clock = clock;
    }

    /// Judges a code of an account that has one-time codes, or one of its recovery codes.
    boolean accept(UUID account, byte[] sealedSecret, String code) {
        var plain = code.replaceAll("[\\s-]", "").toLowerCase(Locale.ROOT);
        if (plain.matches("\\d{6}")) {
            var secret =
                    Objects.requireNonNull(
                            vault.open(
                                    SealedAccounts.OTP_SECRET,
                                    sealedSecret,
                                    SealedAccounts.salt(account)));
            var step = matchingStep(HexFormat.of().parseHex(secret), plain);
            return step >= 0 && credentials.useStep(account, step);
        }
        return credentials.useRecoveryCode(account, digest(account, plain), clock.instant());
    }

    /// The first code of a new secret; it has served with that.
    public boolean confirms(UUID account, byte[] secret, String code) {
        var step = matchingStep(secret, code.replaceAll("\\s", ""));
        return step >= 0 && credentials.useStep(account, step);
    }

    /// 双因素: whether this post is held with one-time codes only.
    public boolean requiredOf(String role) {
        return settings.codesRequiredOf().contains(role);
    }

    /// What is kept of a recovery code.
    public byte[] digest(UUID account, String code) {
        return Objects.requireNonNull(vault.digest("recovery-code", account + code));
    }

    private long matchingStep(byte[] secret, String code) {
        var seconds = generator.getTimeStep().toSeconds();
        var current = clock.instant().getEpochSecond() / seconds;
        for (var step = current - 1; step <= current + 1; step++) {
            if (generate(secret, Instant.ofEpochSecond(step * seconds)).equals(code)) {
                return step;
            }
        }
        return -1;
    }

    private String generate(byte[] secret, Instant at) {
        try {
            return generator.generateOneTimePasswordString(
                    new SecretKeySpec(secret, "HmacSHA1"), at);
        } catch (InvalidKeyException e) {
            throw new IllegalStateException(e);
        }
    }
}
