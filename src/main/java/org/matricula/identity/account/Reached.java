package org.matricula.identity.account;

import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.matricula.identity.Role;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.springframework.stereotype.Component;

/// The account somebody administers, if it lies within their reach and they may.
@Component
class Reached {

    private final AccountRows rows;
    private final PostRows posts;
    private final DutySettings duties;
    private final Clock clock;

    Reached(AccountRows rows, PostRows posts, DutySettings duties, Clock clock) {
        this.rows = rows;
        this.posts = posts;
        this.duties = duties;
        this.clock = clock;
    }

    /// @throws Absent outside the acting post's reach
    AccountRows.Row account(UUID id) {
        return rows.find(id, Acting.now().scope()).orElseThrow(() -> new Absent("account " + id));
    }

    /// For acts that could make one person another: nobody on themselves, and no administrator on
    /// those who watch administrators.
    AccountRows.Row another(UUID id) {
        var account = account(id);
        var actor = Acting.now();
        if (id.equals(actor.account())) {
            throw new Refused(Refusal.forbidden("account.own"));
        }
        var watched = holdsDuty(id);
        var may =
                actor.holds("system")
                        || actor.holds("administrator") && (!watched || duties.together())
                        || actor.holds("security-officer") && watched;
        if (!may) {
            throw new Refused(Refusal.forbidden("account.duty"));
        }
        return account;
    }

    private boolean holdsDuty(UUID account) {
        var today = LocalDate.now(clock);
        return posts.of(account).stream()
                .filter(it -> it.held(today))
                .anyMatch(it -> Role.of(it.role()).filter(Role::keptApart).isPresent());
    }
}
