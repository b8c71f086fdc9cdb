package org.matricula.exchange.webhook;

import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.organisation.Unit;
import org.matricula.organisation.Units;
import org.matricula.outward.PublicAddress;
import org.matricula.vault.Vault;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 登记、复核、停用推送地址, and the dead letters. Two persons again: an address is where news of students go,
/// and an inner one what the server is allowed to reach.
@Service
@Transactional
class KeepHooks {

    static final List<String> KINDS = List.of("standing", "details");

    private static final int BYTES = 32;
    private static final int MOST_DEAD = 200;

    /// The secret is shown in this answer alone.
    record Made(UUID id, String secret) {}

    private final HookRows hooks;
    private final DeliveryRows deliveries;
    private final Units units;
    private final Vault vault;
    private final Ledger ledger;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    KeepHooks(
            HookRows hooks,
            DeliveryRows deliveries,
            Units units,
            Vault vault,
            Ledger ledger,
            Clock clock) {
        this.hooks = hooks;
        this.deliveries = deliveries;
        this.units = units;
        this.vault = vault;
        this.ledger = ledger;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    List<Hook> all() {
        return hooks.within(Acting.now().scope());
    }

    @Transactional(readOnly = true)
    List<DeadLetter> dead() {
        return deliveries.dead(Acting.now().scope(), MOST_DEAD);
    }

    @Transactional(readOnly = true)
    List<Unit> schools() {
        return units.institutions().stream()
                .filter(it -> Acting.now().scope().reaches(it.pos()))
                .toList();
    }

    /// @throws Refused for an address nothing may be sent to, or without a name or an event
    Made make(String name, UUID school, String address, boolean inside, Set<String> kinds) {
        Refused.unlessEmpty(
                Refusal.all(
                        name.isBlank() ? Refusal.input("name", "exchange.client-name") : null,
                        kinds.isEmpty() || !KINDS.containsAll(kinds)
                                ? Refusal.input("kinds", "exchange.hook-kinds")
                                : null));
        var unit =
                schools().stream()
                        .filter(it -> it.id().equals(school))
                        .findFirst()
                        .orElseThrow(() -> new Absent("unit"));
        var uri = PublicAddress.checked(address, inside).uri();
        var id = UUID.randomUUID();
        var bytes = new byte[BYTES];
        random.nextBytes(bytes);
        var secret = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        hooks.add(
                id,
                school,
                name.strip(),
                uri.toString(),
                inside,
                kinds,
                Objects.requireNonNull(
                        vault.seal(SealedHooks.SECRET, secret, SealedHooks.salt(id))),
                Acting.now(),
                clock.instant());
        ledger.record(
                Act.of("exchange.hook-made", "hook:" + id)
                        .at(unit.pos())
                        .to(
                                Map.of(
                                        "name", name.strip(),
                                        "address", known(uri),
                                        "inside", inside)));
        return new Made(id, secret);
    }

    /// @throws Refused to whoever made it, and where another was first
    void confirm(UUID id) {
        var it = within(id);
        if (it.madeBy().equals(Acting.now().account())) {
            throw new Refused(Refusal.forbidden("exchange.client-own"));
        }
        if (!hooks.confirm(id, Acting.now(), clock.instant())) {
            throw new Refused(Refusal.conflict("exchange.client-confirmed"));
        }
        note("exchange.hook-confirmed", it);
    }

    void end(UUID id) {
        var it = within(id);
        if (!hooks.end(id, Acting.now(), clock.instant())) {
            throw new Refused(Refusal.conflict("exchange.client-ended"));
        }
        note("exchange.hook-ended", it);
    }

    /// 重新推送: one dead letter.
    void resend(UUID delivery) {
        var it = within(deliveries.hookOf(delivery).orElseThrow(() -> new Absent("hook")));
        if (it.endedAt() != null || deliveries.revive(it.id(), delivery, clock.instant()) == 0) {
            throw new Refused(Refusal.conflict("exchange.hook-not-dead"));
        }
        note("exchange.hook-resent", it);
    }

    private void note(String action, Hook it) {
        ledger.record(
                Act.of(action, "hook:" + it.id())
                        .at(it.pos())
                        .to(Map.of("address", known(URI.create(it.address())))));
    }

    /// Without what follows the path, where receivers put their keys.
    private static String known(URI it) {
        return it.getScheme() + "://" + it.getRawAuthority() + it.getRawPath();
    }

    private Hook within(UUID id) {
        return hooks.find(id)
                .filter(it -> Acting.now().scope().reaches(it.pos()))
                .orElseThrow(() -> new Absent("hook"));
    }
}
