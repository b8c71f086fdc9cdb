package org.matricula.standing.warning;

import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.standing.run.WarningRuns;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 院系审核: the department says of each student found whether it is so, and why not where it is not.
@Service
public class ReviewWarnings {

    private static final int MOST = 1_000;
    private static final int LONGEST = 300;

    private final WarningRuns runs;
    private final Warnings warnings;
    private final WarningRows rows;
    private final Ledger ledger;
    private final Clock clock;

    ReviewWarnings(
            WarningRuns runs, Warnings warnings, WarningRows rows, Ledger ledger, Clock clock) {
        this.runs = runs;
        this.warnings = warnings;
        this.rows = rows;
        this.ledger = ledger;
        this.clock = clock;
    }

    /// @param kept whether the students stand on the list rightly
    /// @param reason needed where they do not
    @Transactional
    public int review(UUID run, List<UUID> chosen, boolean kept, String reason) {
        var it = runs.get(run);
        var ids = new LinkedHashSet<>(chosen);
        Refused.unlessEmpty(
                Refusal.all(
                        it.earnest() && it.done()
                                ? null
                                : Refusal.conflict("warning.run-not-reviewed"),
                        ids.isEmpty() || ids.size() > MOST
                                ? Refusal.input("id", "warning.chosen", MOST)
                                : null,
                        kept || !reason.isBlank()
                                ? null
                                : Refusal.input("reason", "reason.missing"),
                        reason.length() > LONGEST
                                ? Refusal.input("reason", "warning.reason-long", LONGEST)
                                : null));
        rows.lock(ids);
        var of = warnings.all(ids).stream().filter(one -> one.runId().equals(run)).toList();
        if (of.size() != ids.size()
                || rows.review(
                                ids,
                                kept ? "kept" : "dropped",
                                reason.isBlank() ? null : reason.strip(),
                                clock.instant())
                        != ids.size()) {
            throw new Refused(Refusal.conflict("warning.run-not-reviewed"));
        }
        for (var one : of) {
            ledger.record(
                    Act.of("warning.review", "enrolment:" + one.enrolmentId())
                            .at(one.scopePos())
                            .because(reason.isBlank() ? null : reason.strip())
                            .to(Map.of("kept", kept, "run", run.toString())));
        }
        return of.size();
    }
}
