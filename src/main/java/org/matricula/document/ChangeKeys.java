package org.matricula.document;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.organisation.Unit;
import org.matricula.organisation.Units;
import org.springframework.context.MessageSource;
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
    private final MessageSource messages;
    private final Clock clock;

    ChangeKeys(
            SigningKeys keys,
            KnownKeys all,
            Units units,
            Ledger ledger,
            MessageSource messages,
            Clock clock) {
        this.keys = keys;
        this.all = all;
        this.units = units;
        this.ledger = ledger;
        this.messages = messages;
        this.clock = clock;
    }

    /// Ends the key in use and makes another, by the algorithm the school has set.
    ///
    /// @throws Refused without a reason
    void rotate(UUID institution, String reason) {
        var unit = within(institution);
        reasoned(reason);
        change(unit, keys.lock(institution), reason);
    }

    private void change(Unit unit, Optional<UUID> old, String reason) {
        old.ifPresent(it -> keys.end(it, reason));
        keys.make(unit.id());
        ledger.record(
                Act.of("document.key-changed", "unit:" + unit.id())
                        .at(unit.pos())
                        .because(reason)
                        .from(Map.of("key", old.map(UUID::toString).orElse("")))
                        .to(Map.of("key", keys.inUse(unit.id()).orElseThrow().toString())));
    }

    /// Each key that signs papers and whose certificate ends within a year is followed by a fresh
    /// one: a foreign reader refuses what was signed by an ended one. A key of credentials alone is
    /// ended, and made anew where the next is needed.
    ///
    /// @param institution whose, null for every one's
    /// @return how many were changed
    int renew(@Nullable UUID institution) {
        var reason = messages.getMessage("document.keys.ending", null, Locale.SIMPLIFIED_CHINESE);
        var by = LocalDate.now(clock).plusYears(1).atStartOfDay(clock.getZone()).toInstant();
        var changed = 0;
        for (var it : all.known(institution)) {
            if (it.endedAt() != null
                    || SigningKey.certificate(it.certificate())
                            .getNotAfter()
                            .toInstant()
                            .isAfter(by)) {
                continue;
            }
            if (!it.papers()) {
                keys.end(it.id(), reason);
                changed++;
                continue;
            }
            // another machine's night may have been here
            var old = keys.lock(it.institutionId()).filter(it.id()::equals);
            if (old.isPresent()) {
                change(units.get(it.institutionId()), old, reason);
                changed++;
            }
        }
        return changed;
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
        keys.end(key, reason);
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
