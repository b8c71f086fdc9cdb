package org.matricula.document;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HexFormat;
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
    private final SigningKeys keys;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Verification(
            DocumentRows rows, SigningKeys keys, TransactionTemplate transaction, Clock clock) {
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

    private Verified found(Issued it) {
        return new Verified(
                it.state(),
                it.kind(),
                it.number(),
                it.issuedOn(),
                it.institution(),
                Masks.name(it.personName()),
                it.endedAt() == null ? null : LocalDate.ofInstant(it.endedAt(), clock.getZone()),
                it.digest() == null ? null : HexFormat.of().formatHex(it.digest()),
                keys.certificate(it.id()).map(Verification::fingerprint).orElse(null));
    }

    private static String fingerprint(byte[] certificate) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(certificate));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
