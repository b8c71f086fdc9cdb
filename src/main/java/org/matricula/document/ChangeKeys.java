package org.matricula.document;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.organisation.Unit;
import org.matricula.organisation.Units;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 更换、吊销签名密钥: what the old key signed stays good, for the register knows every file it ever signed.
@Service
@Transactional
class ChangeKeys {

    private final SigningKeys keys;
    private final KnownKeys all;
    private final Units units;
    private final Ledger ledger;

    ChangeKeys(SigningKeys keys, KnownKeys all, Units units, Ledger ledger) {
        this.keys = keys;
        this.all = all;
        this.units = units;
        this.ledger = ledger;
    }

    /// Ends the key in use and makes another, by the algorithm the school has set.
    ///
    /// @throws Refused without a reason
    void rotate(UUID institution, String reason) {
        var unit = within(institution);
        reasoned(reason);
        var old = keys.lock(institution);
        old.ifPresent(it -> keys.end(it, reason));
        keys.make(institution);
        ledger.record(
                Act.of("document.key-changed", "unit:" + institution)
                        .at(unit.pos())
                        .because(reason)
                        .from(Map.of("key", old.map(UUID::toString).orElse("")))
                        .to(Map.of("key", keys.inUse(institution).orElseThrow().toString())));
    }

    /// A key that may be in other hands: it is ended if it still was in use, and said to be
    /// revoked.
    ///
    /// @throws Refused without a reason, or if it was revoked before
    void revoke(UUID key, String reason) {
        var known =
                all.known(null).stream()
                        .filter(it -> it.id().equals(key))
                        .findFirst()
                        .orElseThrow(() -> new Absent("document.key"));
        var unit = within(known.institutionId());
        reasoned(reason);
        var inUse = keys.lock(known.institutionId()).filter(key::equals);
        inUse.ifPresent(it -> keys.end(it, reason));
        if (!keys.revoke(key, reason)) {
            throw new Refused(Refusal.conflict("document.key-revoked"));
        }
        if (inUse.isPresent()) {
            keys.make(known.institutionId());
        }
        ledger.record(
                Act.of("document.key-revoked", "unit:" + known.institutionId())
                        .at(unit.pos())
                        .because(reason)
                        .to(
                                Map.of(
                                        "key",
                                        key.toString(),
                                        "certificate",
                                        SigningKey.fingerprint(known.certificate()))));
    }

    private Unit within(UUID institution) {
        return Optional.of(units.get(institution))
                .filter(it -> Acting.now().scope().reaches(it.pos()))
                .orElseThrow(() -> new Absent("unit"));
    }

    private static void reasoned(String reason) {
        if (reason.isBlank()) {
            throw new Refused(Refusal.input("reason", "document.key-reason"));
        }
    }
}
