package org.matricula.identity.own;

import java.time.Clock;
import java.util.ArrayList;
import java.util.UUID;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.identity.account.AccountRows;
import org.matricula.identity.entry.Sessions;
import org.matricula.identity.password.PasswordRules;
import org.matricula.identity.password.Passwords;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 修改口令: with the old one at hand; every other session ends.
@Service
class ChangePassword {

    private final OwnRows own;
    private final AccountRows rows;
    private final Passwords passwords;
    private final PasswordRules rules;
    private final Sessions sessions;
    private final Ledger ledger;
    private final Clock clock;

    ChangePassword(
            OwnRows own,
            AccountRows rows,
            Passwords passwords,
            PasswordRules rules,
            Sessions sessions,
            Ledger ledger,
            Clock clock) {
        this.own = own;
        this.rows = rows;
        this.passwords = passwords;
        this.rules = rules;
        this.sessions = sessions;
        this.ledger = ledger;
        this.clock = clock;
    }

    /// @param session the one that stays
    @Transactional
    public void change(UUID account, String old, String fresh, String session) {
        var row = own.get(account);
        if (!passwords.matches(old, row.passwordHash())) {
            throw new Refused(Refusal.rule("password.old").at("old"));
        }
        var found = new ArrayList<>(rules.refusals(fresh, row.username(), row.name()));
        if (old.equals(fresh)) {
            found.add(Refusal.rule("password.same").at("password"));
        }
        Refused.unlessEmpty(found);
        rows.setPassword(account, passwords.hash(fresh), false, clock.instant());
        sessions.endOthers(account, session);
        ledger.record(Act.of("account.password", "account:" + account).at(row.scopePos()));
    }
}
