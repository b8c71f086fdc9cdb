package org.matricula.document;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.matricula.personal.Masks;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/// 核验: tells anybody who holds a document whether it is genuine and still stands, and nothing about
/// the student that does not stand on it already.
@Service
class Verification {

    /// A document or a paper about a unit.
    private record Known(UUID id, Verified verified) {}

    private final DocumentRows rows;
    private final UnitPaperRows unitPapers;
    private final KnownKeys keys;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Verification(
            DocumentRows rows,
            UnitPaperRows unitPapers,
            KnownKeys keys,
            TransactionTemplate transaction,
            Clock clock) {
        this.rows = rows;
        this.unitPapers = unitPapers;
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
                        () -> transaction.execute(it -> byCode(code)));
        return found == null ? Optional.empty() : found;
    }

    /// By the bytes alone: the whole file's digest finds it as it was issued, years ago as well as
    /// today; else its signature tells whether it is one of ours that was changed.
    VerifiedFile of(byte[] file) {
        // all reckoning before the first connection is taken: anyone may send a file
        var digest = sha256(file, file.length);
        var range = SignedRange.last(file);
        var signed = range.map(it -> sha256(file, it.end()));
        var whole = range.filter(it -> it.covers(file)).isPresent();
        return Objects.requireNonNull(
                Acting.call(
                        Actor.system("verification"),
                        () -> transaction.execute(it -> ofFile(digest, range, signed, whole))));
    }

    private VerifiedFile ofFile(
            byte[] digest, Optional<SignedRange> range, Optional<byte[]> signed, boolean whole) {
        var known = byDigest(digest);
        if (known.isPresent()) {
            var it = known.get().verified();
            return new VerifiedFile(it.told(), false, it);
        }
        if (range.isEmpty()) {
            return VerifiedFile.UNKNOWN;
        }
        var first = byDigest(signed.orElseThrow());
        var claimed = first.isPresent() ? first : bySigned(range.get().claimed());
        return claimed.filter(it -> ours(it.id(), range.get()))
                .map(it -> new VerifiedFile("changed", first.isPresent(), it.verified()))
                .or(() -> signer(range.get()).filter(it -> whole))
                .orElse(VerifiedFile.UNKNOWN);
    }

    /// What a school signed and the register doesn't know: a print copy answers for none of the
    /// papers in it, but it is not a stranger's.
    private Optional<VerifiedFile> signer(SignedRange range) {
        return keys.known(null).stream()
                .filter(it -> it.revokedAt() == null)
                .filter(it -> {
                    var certificate = SigningKey.certificate(it.certificate());
                    return range.names(certificate) && range.by(it.profile(), certificate);
                })
                .map(it -> new VerifiedFile("signed", false, null, it.institution()))
                .findFirst();
    }

    /// Whether the key that signed the document has signed what the file claims.
    private boolean ours(UUID document, SignedRange range) {
        return keys.of(document)
                .map(key -> range.by(key.profile(), SigningKey.certificate(key.certificate())))
                .orElse(false);
    }

    private Optional<Verified> byCode(String code) {
        return rows.byCode(code)
                .map(this::found)
                .or(() -> unitPapers.byCode(code).map(this::found));
    }

    private Optional<Known> byDigest(byte[] digest) {
        return rows.byDigest(digest)
                .map(it -> new Known(it.id(), found(it)))
                .or(() -> unitPapers.byDigest(digest).map(it -> new Known(it.id(), found(it))));
    }

    private Optional<Known> bySigned(byte[] digest) {
        return rows.bySigned(digest)
                .map(it -> new Known(it.id(), found(it)))
                .or(() -> unitPapers.bySigned(digest).map(it -> new Known(it.id(), found(it))));
    }

    private Verified found(UnitPaper it) {
        return new Verified(
                it.state(),
                it.kind(),
                it.number(),
                it.issuedOn(),
                it.institution(),
                null,
                day(it.endedAt()),
                null,
                false,
                HexFormat.of().formatHex(it.digest()),
                keys.certificate(it.id()).map(SigningKey::fingerprint).orElse(null));
    }

    private @Nullable LocalDate day(@Nullable Instant at) {
        return at == null ? null : LocalDate.ofInstant(at, clock.getZone());
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
                day(it.endedAt()),
                it.validUntil(),
                it.validUntil() != null && today.isAfter(it.validUntil()),
                it.digest() == null ? null : HexFormat.of().formatHex(it.digest()),
                keys.certificate(it.id()).map(SigningKey::fingerprint).orElse(null));
    }

    static byte[] sha256(byte[] file, int length) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(file, 0, length);
            return digest.digest();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
