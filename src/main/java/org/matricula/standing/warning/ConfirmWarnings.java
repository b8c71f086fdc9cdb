package org.matricula.standing.warning;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.notice.Notices;
import org.matricula.registry.AccountLinks;
import org.matricula.standing.run.WarningRun;
import org.matricula.standing.run.WarningRuns;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 确认预警名单, by another than who ran it: from now on nothing of it changes, and what was open before
/// ends by what it says.
@Service
public class ConfirmWarnings {

    private final WarningRuns runs;
    private final WarningRows rows;
    private final AccountLinks links;
    private final Notices notices;
    private final Ledger ledger;
    private final Clock clock;

    ConfirmWarnings(
            WarningRuns runs,
            WarningRows rows,
            AccountLinks links,
            Notices notices,
            Ledger ledger,
            Clock clock) {
        this.runs = runs;
        this.rows = rows;
        this.links = links;
        this.notices = notices;
        this.ledger = ledger;
        this.clock = clock;
    }

    /// @return how many warnings it has come to
    @Transactional
    public int confirm(UUID id) {
        runs.lock(id);
        var it = runs.get(id);
        Refused.unlessEmpty(refusals(it));
        if (!runs.confirm(id, Acting.now(), clock.instant())) {
            throw new Refused(Refusal.conflict("warning.run-not-reviewed"));
        }
        var today = LocalDate.now(clock);
        var open = rows.open(id);
        var ended = rows.closeBefore(id, today);
        var lifted =
                ended.stream()
                        .filter(one -> one.state().equals("lifted"))
                        .map(WarningRows.Closed::personId)
                        .toList();
        notices.tell(
                links.parties(lifted, today), "notice.warning.lifted", "/own-warnings", it.term());
        ledger.record(
                Act.of("warning.confirm", "warning-run:" + id)
                        .at(it.lo())
                        .to(
                                Map.of(
                                        "warnings",
                                        open,
                                        "ended",
                                        ended.size(),
                                        "inputs",
                                        String.valueOf(it.inputsHash()))));
        return open;
    }

    public List<Refusal> refusals(WarningRun it) {
        var actor = Acting.now();
        var left = it.done() ? runs.unreviewed(it.id()) : 0;
        return Refusal.all(
                it.earnest() && it.done() ? null : Refusal.conflict("warning.run-not-reviewed"),
                actor.scope().reaches(it.lo()) && actor.scope().reaches(it.hi())
                        ? null
                        : Refusal.forbidden("warning.whole"),
                own(it.starterId()) ? Refusal.rule("warning.own-run") : null,
                left > 0 ? Refusal.rule("warning.unreviewed", left) : null);
    }

    private static boolean own(@Nullable UUID starter) {
        return starter != null && starter.equals(Acting.now().account());
    }
}
