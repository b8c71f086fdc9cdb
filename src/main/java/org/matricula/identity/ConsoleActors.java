package org.matricula.identity;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.matricula.kernel.Actor;
import org.matricula.organisation.Unit;
import org.springframework.stereotype.Component;

/// Who acts when somebody at the server's command line names an account: that person, under the
/// post they hold over the unit. Whoever can start the program holds its keys, so no password is
/// asked; the ledger says that it came from the command line.
@Component
public class ConsoleActors {

    private static final String ORIGIN = "command line";

    private final Accounts accounts;
    private final Holders holders;
    private final PostActors posts;
    private final Clock clock;

    ConsoleActors(Accounts accounts, Holders holders, PostActors posts, Clock clock) {
        this.accounts = accounts;
        this.holders = holders;
        this.posts = posts;
        this.clock = clock;
    }

    /// @param roles which posts will do, the first that is held is taken
    /// @return empty where there is no such account, or it holds none of them over the unit today
    public Optional<Actor> of(String username, Unit unit, List<String> roles) {
        var today = LocalDate.now(clock);
        return accounts.byUsername(username)
                .flatMap(account ->
                        roles.stream()
                                .flatMap(role -> holders.holding(role, unit.id(), today).stream())
                                .filter(it -> it.account().equals(account.id()))
                                .findFirst())
                .map(it -> posts.of(it, ORIGIN));
    }
}
