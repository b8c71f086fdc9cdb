package org.matricula.discipline.sanction;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.coursework.LowerGrade;
import org.matricula.discipline.Measure;
import org.matricula.discipline.delivery.Delivered;
import org.matricula.discipline.sanction.Sanctions.Sanction;
import org.matricula.registry.ExpulsionDecisions;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// 生效、解除、撤销和变更: from the day of its delivery a sanction is in force; what it did to a mark is
/// undone where it is taken back.
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class SanctionEffects implements ExpulsionDecisions {

    private final Sanctions sanctions;
    private final LowerGrade lowerGrade;
    private final Ledger ledger;
    private final Clock clock;

    SanctionEffects(Sanctions sanctions, LowerGrade lowerGrade, Ledger ledger, Clock clock) {
        this.sanctions = sanctions;
        this.lowerGrade = lowerGrade;
        this.ledger = ledger;
        this.clock = clock;
    }

    @EventListener
    public void on(Delivered delivered) {
        if (delivered.what().equals("decision")) {
            sanctions
                    .standing(delivered.caseId())
                    .filter(it -> it.state().equals("decided"))
                    .ifPresent(it -> begin(sanctions.lock(it.id()), delivered.on()));
        }
    }

    private void begin(Sanction it, LocalDate on) {
        sanctions.begin(it.id(), on, end(on, it.months()));
        record("sanction.begin", it, null, Map.of("on", on.toString()));
        if (it.gradeId() != null && it.suspendedOn() == null && !on.isAfter(today())) {
            lower(it);
        }
    }

    /// A mark is lowered once the decision has reached the student.
    void lower(Sanction it) {
        sanctions.lowered(
                it.id(),
                lowerGrade.lower(
                        Objects.requireNonNull(it.gradeId()),
                        Objects.requireNonNull(it.mark()),
                        String.valueOf(it.number()),
                        it.caseNumber()));
    }

    void lift(Sanction it, LocalDate on, String reason) {
        sanctions.end(it.id(), "lifted", on, reason);
        record("sanction.lift", it, reason, Map.of("on", on.toString()));
    }

    /// 撤销: as if it had not been; what it was stays on record.
    ///
    /// @param by number of what takes it back
    public void revoke(Sanction sanction, String by, String reason) {
        var it = sanctions.lock(sanction.id());
        restore(it, by, reason);
        sanctions.end(it.id(), "revoked", today(), by + " " + reason);
        record("sanction.revoke", it, reason, Map.of("by", by));
    }

    /// 暂缓执行: no effect until it is resumed; a mark it has lowered is as it was before.
    ///
    /// @param by number of the case that orders it
    public void suspend(Sanction sanction, LocalDate on, String by, String reason) {
        var it = sanctions.lock(sanction.id());
        restore(it, by, reason);
        if (it.markBefore() != null) {
            sanctions.unlowered(it.id());
        }
        sanctions.suspend(it.id(), on);
        record("sanction.suspend", it, reason, Map.of("on", on.toString(), "by", by));
    }

    /// 恢复执行: a mark is lowered once more.
    public void resume(Sanction sanction) {
        var it = sanctions.lock(sanction.id());
        if (it.suspendedOn() == null) {
            return;
        }
        sanctions.suspend(it.id(), null);
        record("sanction.resume", it, null, Map.of("on", today().toString()));
        var starts = it.startsOn();
        if (it.gradeId() != null
                && it.markBefore() == null
                && it.state().equals("in-force")
                && starts != null
                && !starts.isAfter(today())) {
            lower(it);
        }
    }

    /// 变更 into a lighter one.
    public void change(Sanction sanction, Measure to, int months, String by, String reason) {
        var it = sanctions.lock(sanction.id());
        restore(it, by, reason);
        sanctions.end(it.id(), "changed", today(), by + " " + reason);
        var starts = it.startsOn();
        sanctions.replace(
                it, to.code(), months, starts == null ? null : end(starts, months), today());
        record("sanction.change", it, reason, Map.of("by", by, "measure", to.code()));
    }

    private void restore(Sanction it, String by, String reason) {
        var before = it.markBefore();
        if (it.gradeId() != null && before != null && it.mark() != null) {
            lowerGrade.restore(it.gradeId(), it.mark(), before, by, reason);
        }
    }

    @Override
    public Optional<Served> served(UUID enrolment, String number) {
        return sanctions
                .numbered(enrolment, number)
                .filter(it -> it.measure().equals("expulsion") && it.startsOn() != null)
                .map(it ->
                        new Served(
                                it.decidedOn(),
                                Objects.requireNonNull(it.startsOn()),
                                it.suspendedOn() != null));
    }

    /// The last day of a term that begins on a day.
    static @Nullable LocalDate end(LocalDate from, @Nullable Integer months) {
        return months == null ? null : from.plusMonths(months).minusDays(1);
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    private void record(String act, Sanction it, @Nullable String why, Map<String, ?> to) {
        ledger.record(
                Act.of(act, "sanction:" + it.id())
                        .at(it.scopePos())
                        .inCase(it.caseId())
                        .because(why)
                        .from(Map.of("state", it.state(), "measure", it.measure()))
                        .to(to));
    }
}
