package org.matricula.exchange.access;

import java.time.Clock;
import java.util.List;
import java.util.Map;
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
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 登记、复核、换密钥、停用: giving another system the data of a school takes two persons (个人信息保护法 第二十三条: who
/// receives them, what for and which kinds is written down).
@Service
@Transactional
class KeepClients {

    /// The secret is in no other place than this answer.
    record Made(UUID id, String secret) {}

    private final ClientRows clients;
    private final Units units;
    private final Ledger ledger;
    private final Clock clock;

    KeepClients(ClientRows clients, Units units, Ledger ledger, Clock clock) {
        this.clients = clients;
        this.units = units;
        this.ledger = ledger;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    List<DataClient> all() {
        return clients.within(Acting.now().scope());
    }

    /// The schools whose data the acting person may open.
    @Transactional(readOnly = true)
    List<Unit> schools() {
        return units.institutions().stream()
                .filter(it -> Acting.now().scope().reaches(it.pos()))
                .toList();
    }

    /// @throws Refused without a name, a purpose or a scope
    Made make(String name, UUID school, Set<String> scopes, String purpose) {
        Refused.unlessEmpty(
                Refusal.all(
                        name.isBlank() ? Refusal.input("name", "exchange.client-name") : null,
                        purpose.isBlank()
                                ? Refusal.input("purpose", "exchange.client-purpose")
                                : null,
                        scopes.isEmpty() || !ClientScope.uris().containsAll(scopes)
                                ? Refusal.input("scopes", "exchange.client-scopes")
                                : null));
        var unit =
                schools().stream()
                        .filter(it -> it.id().equals(school))
                        .findFirst()
                        .orElseThrow(() -> new Absent("unit"));
        var secret = Secret.made();
        var id =
                clients.add(
                        name.strip(),
                        school,
                        scopes,
                        purpose.strip(),
                        secret.digest(),
                        Acting.now(),
                        clock.instant());
        ledger.record(
                Act.of("exchange.client-made", "client:" + id)
                        .at(unit.pos())
                        .because(purpose.strip())
                        .to(Map.of("name", name.strip(), "scopes", String.join(" ", scopes))));
        return new Made(id, secret.shown());
    }

    /// @throws Refused to whoever made it, and where another was first
    void confirm(UUID id) {
        var it = within(id);
        if (it.madeBy().equals(Acting.now().account())) {
            throw new Refused(Refusal.forbidden("exchange.client-own"));
        }
        if (!clients.confirm(id, Acting.now(), clock.instant())) {
            throw new Refused(Refusal.conflict("exchange.client-confirmed"));
        }
        note("exchange.client-confirmed", it, it.purpose());
    }

    /// The old secret and every token given for it end at once, and the new one opens nothing
    /// before a second person has confirmed it: whoever renewed it has seen it.
    String renew(UUID id) {
        var it = within(id);
        var secret = Secret.made();
        if (!clients.renew(id, secret.digest(), Acting.now(), clock.instant())) {
            throw new Refused(Refusal.conflict("exchange.client-ended"));
        }
        note("exchange.client-secret", it, null);
        return secret.shown();
    }

    /// @throws Refused without a reason, or if it had ended before
    void end(UUID id, String reason) {
        var it = within(id);
        if (reason.isBlank()) {
            throw new Refused(Refusal.input("reason", "exchange.client-reason"));
        }
        if (!clients.end(id, Acting.now(), reason.strip(), clock.instant())) {
            throw new Refused(Refusal.conflict("exchange.client-ended"));
        }
        note("exchange.client-ended", it, reason.strip());
    }

    private void note(
            String action, DataClient it, @org.jspecify.annotations.Nullable String reason) {
        ledger.record(
                Act.of(action, "client:" + it.id())
                        .at(it.lo())
                        .because(reason)
                        .to(Map.of("name", it.name())));
    }

    private DataClient within(UUID id) {
        return clients.find(id)
                .filter(it -> Acting.now().scope().reaches(it.lo()))
                .orElseThrow(() -> new Absent("client"));
    }
}
