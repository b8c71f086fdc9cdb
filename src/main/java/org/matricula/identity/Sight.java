package org.matricula.identity;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.identity.account.SightRows;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 为何可见: explains who sees a record by which post. Reads the same posts, by the same interval, as
/// the acting scope of each request does.
@Service
public class Sight {

    private final SightRows rows;
    private final ObjectProvider<Reach> reach;
    private final Clock clock;

    Sight(SightRows rows, ObjectProvider<Reach> reach, Clock clock) {
        this.rows = rows;
        this.reach = reach;
        this.clock = clock;
    }

    /// Posts of staff alone: what reaches a unit.
    public List<Reason> explain(UUID account, long scopePos) {
        return explain(account, scopePos, null);
    }

    /// @param person whose record it is: their own account and their guardians' reach it too
    /// @return empty where the account does not see it
    @Transactional(readOnly = true)
    public List<Reason> explain(UUID account, long scopePos, @Nullable UUID person) {
        return rows.covering(account, scopePos, LocalDate.now(clock)).stream()
                .filter(it -> sees(account, it.role(), person))
                .toList();
    }

    private boolean sees(UUID account, String role, @Nullable UUID person) {
        var personal = Role.of(role).filter(Role::personal).isPresent();
        return !personal
                || person != null
                        && reach.stream()
                                .flatMap(it -> it.of(account, role).stream())
                                .anyMatch(it -> it.persons().contains(person));
    }

    /// Everybody who sees a place by a post of staff, the nearest post first.
    @Transactional(readOnly = true)
    public List<Holder> watchers(long scopePos) {
        return rows.watchers(scopePos, LocalDate.now(clock));
    }
}
