package org.matricula.change.batch;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.organisation.Unit;
import org.matricula.organisation.Units;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 编制: makes the preview of a batch, and makes it again where the register has gone on since.
/// Nothing is written upon any record.
@Service
class PrepareBatch {

    private final BatchRows rows;
    private final BatchPlans plans;
    private final BatchRules rules;
    private final DealBatch dealBatch;
    private final BatchNotices notices;
    private final Units units;
    private final Ledger ledger;
    private final Clock clock;

    PrepareBatch(
            BatchRows rows,
            BatchPlans plans,
            BatchRules rules,
            DealBatch dealBatch,
            BatchNotices notices,
            Units units,
            Ledger ledger,
            Clock clock) {
        this.rows = rows;
        this.plans = plans;
        this.rules = rules;
        this.dealBatch = dealBatch;
        this.notices = notices;
        this.units = units;
        this.ledger = ledger;
        this.clock = clock;
    }

    @Transactional
    public UUID prepare(BatchRequest asked) {
        var kind = BatchKind.of(asked.kind() == null ? "" : asked.kind());
        Refused.unlessEmpty(
                Refusal.all(
                        kind.isEmpty() ? Refusal.input("kind", "batch.kind") : null,
                        asked.unit() == null ? Refusal.input("unit", "batch.unit") : null,
                        asked.on() == null ? Refusal.input("on", "batch.on") : null));
        var unit = reached(Objects.requireNonNull(asked.unit()));
        Refused.unlessEmpty(rules.refusals(kind.orElseThrow(), unit, asked));
        var batch = add(kind.orElseThrow(), unit, asked);
        rooms(batch, asked);
        var standing = take(batch);
        Refused.unlessEmpty(
                Refusal.all(
                        standing == 0
                                ? Refusal.rule("batch.nobody", unit.name()).at("unit")
                                : null));
        notices.ask(batch, "notice.batch.waits");
        record(
                "batch-change.prepare",
                batch,
                Map.of("kind", batch.kind().code(), "students", standing));
        return batch.id();
    }

    private Unit reached(UUID id) {
        return units.find(id)
                .filter(it -> Acting.now().scope().reaches(it.pos()) && it.institutionId() != null)
                .orElseThrow(() -> new Absent("unit"));
    }

    private BatchChange add(BatchKind kind, Unit unit, BatchRequest asked) {
        var it =
                new BatchChange(
                        unit.id(),
                        Objects.requireNonNull(unit.institutionId()),
                        unit.id(),
                        unit.name(),
                        unit.pos(),
                        kind,
                        Objects.requireNonNull(asked.on()),
                        kind == BatchKind.ADVANCE ? BatchRules.level(unit, asked) : null,
                        Objects.requireNonNull(asked.reason()).strip(),
                        BatchState.PREPARED,
                        Acting.now().account(),
                        Acting.now().name(),
                        LocalDate.now(clock),
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null);
        var id =
                rows.add(it)
                        .orElseThrow(
                                () -> new Refused(Refusal.conflict("batch.other", unit.name())));
        return plans.get(id);
    }

    private void rooms(BatchChange it, BatchRequest asked) {
        var others = asked.classes() == null ? List.<UUID>of() : asked.classes();
        switch (it.kind()) {
            case ADVANCE -> {}
            case SPLIT -> {
                var stays = others.contains(it.unitId());
                rows.room(it.id(), List.of(it.unitId()), stays ? "both" : "source", it.scopePos());
                rows.room(it.id(), others, "target", it.scopePos());
            }
            case MERGE -> {
                rows.room(it.id(), others, "source", it.scopePos());
                rows.room(it.id(), List.of(it.unitId()), "target", it.scopePos());
            }
        }
    }

    /// Makes the preview again, of those who stand there now; what was said of each stays.
    @Transactional
    public int refresh(UUID id) {
        var it = plans.lock(id);
        Refused.unlessEmpty(unlessPrepared(it));
        var standing = take(it);
        rows.changed(id);
        record("batch-change.refresh", it, Map.of("students", standing));
        return standing;
    }

    private int take(BatchChange it) {
        var standing = plans.standing(it);
        rows.snapshot(it.id(), standing);
        if (it.kind() == BatchKind.ADVANCE) {
            rows.room(
                    it.id(),
                    standing.stream().map(BatchPopulation.Standing::unitId).distinct().toList(),
                    "class",
                    it.scopePos());
        } else {
            dealBatch.rest(it, standing);
        }
        return standing.size();
    }

    static List<Refusal> unlessPrepared(BatchChange it) {
        return Refusal.all(
                it.state() == BatchState.PREPARED
                        ? null
                        : Refusal.conflict("batch.state." + it.state().code()));
    }

    /// 作废: drops a preview; nothing was done.
    @Transactional
    public void cancel(UUID id, String why) {
        var it = plans.lock(id);
        var all = new ArrayList<>(unlessPrepared(it));
        all.addAll(Refusal.all(BatchRules.reason(why)));
        Refused.unlessEmpty(all);
        rows.decided(id, BatchState.CANCELLED, null, why.strip());
        record("batch-change.cancel", it, Map.of("why", why.strip()));
    }

    private void record(String act, BatchChange it, Map<String, ?> what) {
        ledger.record(Act.of(act, it.subject()).at(it.scopePos()).to(new LinkedHashMap<>(what)));
    }
}
