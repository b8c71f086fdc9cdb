package org.matricula.identity.account;

import java.time.Clock;
import java.util.UUID;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.identity.entry.Lock;
import org.matricula.identity.entry.Sessions;
import org.matricula.identity.password.InitialPasswords;
import org.matricula.identity.password.Passwords;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 重置口令: a new password that serves once; one-time codes and every session end with it.
@Service
public class ResetPassword {

    private final Reached reached;
    private final AccountRows rows;
    private final Passwords passwords;
    private final InitialPasswords initial;
    private final Sessions sessions;
    private final Lock lock;
    private final Ledger ledger;
    private final Clock clock;

    ResetPassword(
            Reached reached,
            AccountRows rows,
            Passwords passwords,
            InitialPasswords initial,
            Sessions sessions,
            Lock lock,
            Ledger ledger,
            Clock clock) {
        this.reached = reached;
        this.rows = rows;
        this.passwords = passwords;
        this.initial = initial;
        this.sessions = sessions;
        this.lock = lock;
        this.ledger = ledger;
        this.clock = clock;
    }

    /// @return the password, told once and kept nowhere
    @Transactional
    public String reset(UUID id) {
        var account = reached.another(id);
        var password = initial.next();
        rows.setPassword(id, passwords.hash(password), true, clock.instant());
        rows.dropOneTimeCodes(id);
        sessions.endAll(id);
        lock.open(account.username());
        ledger.record(Act.of("account.reset", "account:" + id).at(account.scopePos()));
        return password;
    }

    /// 解锁: opens an account that too many failed tries have shut.
    @Transactional
    public void unlock(UUID id) {
        var account = reached.account(id);
        lock.open(account.username());
        ledger.record(Act.of("account.unlock", "account:" + id).at(account.scopePos()));
    }
}
