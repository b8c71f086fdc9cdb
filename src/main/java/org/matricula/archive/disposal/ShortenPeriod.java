package org.matricula.archive.disposal;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.organisation.Unit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 缩短保管期限的审定: what lets papers be destroyed sooner takes two, the second of them a head (档案法实施条例
/// 第十九条); until then the longer period holds.
@Service
class ShortenPeriod {

    private static final int LONGEST = 200;

    private final PeriodChangeRows changes;
    private final PeriodRows rows;
    private final Ledger ledger;
    private final Clock clock;

    ShortenPeriod(PeriodChangeRows changes, PeriodRows rows, Ledger ledger, Clock clock) {
        this.changes = changes;
        this.rows = rows;
        this.ledger = ledger;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    List<PeriodChange> proposed(Unit school) {
        return changes.proposed(school.id());
    }

    /// Whether papers would be kept for less time.
    static boolean shorter(@Nullable Integer was, @Nullable Integer years) {
        return years != null && (was == null || years < was);
    }

    @Transactional
    void propose(Unit school, KeepingPeriod before, int years, String basis) {
        changes.propose(school, before.kind(), years, before.years(), basis, clock.instant())
                .orElseThrow(() -> new Refused(Refusal.conflict("disposal.period-waits")));
        ledger.record(
                Act.of("archive.propose-period", "unit:" + school.id())
                        .at(school.pos())
                        .because(basis)
                        .from(told(before.kind(), before.years()))
                        .to(told(before.kind(), years)));
    }

    /// @param opinion needed to refuse
    @Transactional
    void judge(Unit school, UUID id, boolean agreed, @Nullable String opinion) {
        var it = changes.proposed(school.id(), id).orElseThrow(() -> new Absent("change"));
        var actor = Acting.now();
        var words = opinion == null || opinion.isBlank() ? null : opinion.strip();
        Refused.unlessEmpty(
                Refusal.all(
                        actor.holds("academic-office-head", "vice-principal")
                                ? null
                                : Refusal.forbidden("disposal.period-head"),
                        actor.account() == null || Objects.equals(it.proposerId(), actor.account())
                                ? Refusal.forbidden("disposal.period-own")
                                : null,
                        !agreed && words == null || words != null && words.length() > LONGEST
                                ? Refusal.input("opinion", "disposal.reason")
                                : null));
        var at = clock.instant();
        changes.judged(id, agreed, words, at);
        if (agreed) {
            rows.set(school.id(), it.kind(), it.years(), it.basis(), it.proposer(), at);
        }
        ledger.record(
                Act.of(
                                agreed ? "archive.keeping-period" : "archive.refuse-period",
                                "unit:" + school.id())
                        .at(school.pos())
                        .because(words == null ? it.basis() : words)
                        .from(told(it.kind(), it.was()))
                        .to(told(it.kind(), it.years())));
    }

    private static Map<String, String> told(String kind, @Nullable Integer years) {
        return Map.of("kind", kind, "years", SetPeriods.said(years));
    }
}
