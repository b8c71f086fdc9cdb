package org.matricula.document;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.matricula.personal.Masks;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/// 核验: tells anybody who holds a document whether it is genuine and still stands, and nothing about
/// the student that does not stand on it already.
@Service
class Verification {

    private final DocumentRows rows;
    private final KnownKeys keys;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Verification(DocumentRows rows, KnownKeys keys, TransactionTemplate transaction, Clock clock) {
        this.rows = rows;
        this.keys = keys;
        this.transaction = transaction;
        this.clock = clock;
    }

    /// @return empty if no document bears this code
    Optional<Verified> of(String typed) {
        var code = VerificationCode.read(typed);
        var found =
                Acting.call(
                        Actor.system("verification"),
                        () -> transaction.execute(it -> rows.byCode(code).map(this::found)));
        return found == null ? Optional.empty() : found;
    }

    /// By the bytes alone: the whole file's digest finds it as it was issued, years ago as well as
    /// today; else its signature tells whether it is one of ours that was changed.
    VerifiedFile of(byte[] file) {
        // all reckoning before the first connection is taken: anyone may send a file
        var digest = sha256(file, file.length);
        var range = SignedRange.last(file);
        var signed = range.map(it -> sha256(file, it.end()));
        return Objects.requireNonNull(
                Acting.call(
                        Actor.system("verification"),
                        () -> transaction.execute(it -> ofFile(digest, range, signed))));
    }

    private VerifiedFile ofFile(
            byte[] digest, Optional<SignedRange> range, Optional<byte[]> signed) {
        var whole = rows.byDigest(digest).map(this::found);
        if (whole.isPresent()) {
            return new VerifiedFile(whole.get().told(), false, whole.get());
        }
        if (range.isEmpty()) {
            return VerifiedFile.UNKNOWN;
        }
        var first = rows.byDigest(signed.orElseThrow());
        var claimed = first.isPresent() ? first : rows.bySigned(range.get().claimed());
        return claimed.filter(it -> ours(it, range.get()))
                .map(it -> new VerifiedFile("changed", first.isPresent(), found(it)))
                .orElse(VerifiedFile.UNKNOWN);
    }

    /// Whether the key that signed the document has signed what the file claims.
    private boolean ours(Issued it, SignedRange range) {
        return keys.of(it)
                .map(key -> range.by(key.profile(), SigningKey.certificate(key.certificate())))
                .orElse(false);
    }

    private Verified found(Issued it) {
        var today = LocalDate.now(clock);
        return new Verified(
                it.state(),
                it.kind(),
                it.number(),
                it.issuedOn(),
                it.institution(),
                Masks.name(it.personName()),
                it.endedAt() == null ? null : LocalDate.ofInstant(it.endedAt(), clock.getZone()),
                it.validUntil(),
                it.validUntil() != null && today.isAfter(it.validUntil()),
                it.digest() == null ? null : HexFormat.of().formatHex(it.digest()),
                keys.certificate(it.id()).map(SigningKey::fingerprint).orElse(null));
    }

    private static byte[] sha256(byte[] file, int length) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(file, 0, length);
            return digest.digest();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
