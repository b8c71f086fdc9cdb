package org.matricula.identity;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.matricula.identity.account.Appointments;
import org.matricula.identity.account.SightRows;
import org.matricula.identity.entry.Lock;
import org.matricula.identity.password.PasswordRules;
import org.matricula.kernel.Refused;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.server.ResponseStatusException;

/// 凭码开户: for whoever has proved to be somebody the register knows. The proof is the caller's; the
/// program itself appoints.
@Service
public class ClaimAccount {

    private final MakeAccount make;
    private final Appointments appointments;
    private final SightRows posts;
    private final PasswordRules rules;
    private final Lock lock;
    private final Clock clock;

    ClaimAccount(
            MakeAccount make,
            Appointments appointments,
            SightRows posts,
            PasswordRules rules,
            Lock lock,
            Clock clock) {
        this.make = make;
        this.appointments = appointments;
        this.posts = posts;
        this.rules = rules;
        this.lock = lock;
        this.clock = clock;
    }

    /// Notes a try to prove something, and does the work unless there were too many from there.
    ///
    /// @param subject an address or an account
    /// @param shared whether many come from there, as from an address
    public void limited(String subject, boolean shared, Runnable work) {
        var attempt = lock.prove(subject, shared);
        if (attempt.shut()) {
            throw new ResponseStatusException(HttpStatus.TOO_MANY_REQUESTS);
        }
        work.run();
        lock.proved(attempt);
    }

    /// A new account with a password its holder has chosen.
    ///
    /// @throws Refused if the name is taken or the password too weak
    @Transactional(propagation = Propagation.MANDATORY)
    public UUID open(String username, String name, String password, String role, UUID unit) {
        Refused.unlessEmpty(rules.refusals(password, username, name));
        var post = new NewAccount.Post(role, unit);
        return make.make(new NewAccount(username, name, List.of(post)), password);
    }

    /// The post that goes with what was proved, unless the account holds it already.
    ///
    /// @param position where the unit lies
    @Transactional(propagation = Propagation.MANDATORY)
    public void appoint(UUID account, String role, UUID unit, long position) {
        if (posts.covering(account, position, LocalDate.now(clock)).stream()
                .noneMatch(it -> it.role().equals(role))) {
            appointments.appoint(account, new NewAccount.Post(role, unit));
        }
    }

    public int shortestPassword() {
        return rules.shortest();
    }
}
