package org.matricula.identity.account;

import java.time.Clock;
import java.util.UUID;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.identity.entry.Sessions;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 停用与启用账户. Disabled with the next request, on every node.
@Service
class DisableAccount {

    private final Reached reached;
    private final AccountRows rows;
    private final Sessions sessions;
    private final Ledger ledger;
    private final Clock clock;

    DisableAccount(
            Reached reached, AccountRows rows, Sessions sessions, Ledger ledger, Clock clock) {
        this.reached = reached;
        this.rows = rows;
        this.sessions = sessions;
        this.ledger = ledger;
        this.clock = clock;
    }

    @Transactional
    public void disable(UUID id, String reason) {
        var account = reached.another(id);
        Refused.unlessEmpty(
                Refusal.all(
                        Refusal.when(reason.isBlank(), "account.reason"),
                        account.disabledAt() == null
                                ? null
                                : Refusal.conflict("account.disabled")));
        rows.disable(id, clock.instant());
        sessions.endAll(id);
        ledger.record(
                Act.of("account.disable", "account:" + id).at(account.scopePos()).because(reason));
    }

    @Transactional
    public void enable(UUID id) {
        var account = reached.another(id);
        if (account.disabledAt() == null) {
            throw new Refused(Refusal.conflict("account.enabled"));
        }
        rows.disable(id, null);
        ledger.record(Act.of("account.enable", "account:" + id).at(account.scopePos()));
    }
}
