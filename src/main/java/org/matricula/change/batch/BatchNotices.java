package org.matricula.change.batch;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.matricula.identity.Holder;
import org.matricula.identity.Holders;
import org.matricula.kernel.Acting;
import org.matricula.notice.Notices;
import org.springframework.stereotype.Component;

/// A batch that nobody knows of is never approved: whoever may is told, and whoever prepared it of
/// what became of it.
@Component
class BatchNotices {

    private final Holders holders;
    private final Notices notices;
    private final Clock clock;

    BatchNotices(Holders holders, Notices notices, Clock clock) {
        this.holders = holders;
        this.notices = notices;
        this.clock = clock;
    }

    /// Everyone who may decide, but who asks.
    void ask(BatchChange it, String key) {
        var own = Acting.now().account();
        var others =
                Stream.of(OpenToBatches.ROLES)
                        .flatMap(role ->
                                holders.holding(role, it.unitId(), LocalDate.now(clock)).stream())
                        .map(Holder::account)
                        .filter(account -> !account.equals(own))
                        .distinct()
                        .toList();
        notices.tell(others, key, "/batch-changes/" + it.id(), it.unit(), Acting.now().name());
    }

    void tell(BatchChange it, @Nullable UUID account, String key) {
        if (account != null) {
            notices.tell(
                    List.of(account),
                    key,
                    "/batch-changes/" + it.id(),
                    it.unit(),
                    Acting.now().name());
        }
    }
}
