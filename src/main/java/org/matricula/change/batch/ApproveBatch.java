package org.matricula.change.batch;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.organisation.CloseUnit;
import org.matricula.organisation.RaiseGrade;
import org.matricula.registry.ApplyStandings;
import org.matricula.registry.StandingChange;
import org.matricula.registry.StatusVerb;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 批准: a second person, who neither made nor rewrote it, approves what they have seen, and it takes
/// effect in the same transaction: every record, the year of study of the classes, the closing of
/// classes left empty.
@Service
class ApproveBatch {

    private static final String SCHOOL = "school";

    private final BatchRows rows;
    private final BatchResults results;
    private final BatchPlans plans;
    private final BatchRules rules;
    private final BatchPopulation population;
    private final BatchNotices notices;
    private final ApplyStandings applyStandings;
    private final RaiseGrade raiseGrade;
    private final CloseUnit closeUnit;
    private final Ledger ledger;
    private final Clock clock;

    ApproveBatch(
            BatchRows rows,
            BatchResults results,
            BatchPlans plans,
            BatchRules rules,
            BatchPopulation population,
            BatchNotices notices,
            ApplyStandings applyStandings,
            RaiseGrade raiseGrade,
            CloseUnit closeUnit,
            Ledger ledger,
            Clock clock) {
        this.rows = rows;
        this.results = results;
        this.plans = plans;
        this.rules = rules;
        this.population = population;
        this.notices = notices;
        this.applyStandings = applyStandings;
        this.raiseGrade = raiseGrade;
        this.closeUnit = closeUnit;
        this.ledger = ledger;
        this.clock = clock;
    }

    /// @param seen what the preview said of itself when it was looked at
    /// @throws Refused where the register has gone on since, and it has to be looked at again
    @Transactional
    public void approve(UUID id, String seen) {
        var it = plans.lock(id);
        Refused.unlessEmpty(refusals(it));
        // whoever stands there is held fast first; what is read afterwards stays true
        applyStandings.lock(
                plans.standing(it).stream().map(BatchPopulation.Standing::enrolmentId).toList());
        var plan = plans.draw(it);
        var changes = changes(it, plan);
        var all = new ArrayList<>(rules.tooLarge(it, plan));
        all.addAll(
                Refusal.all(
                        plan.seen().equals(seen) ? null : Refusal.conflict("batch.changed"),
                        Refusal.when(changes.isEmpty(), "batch.nobody", it.unit())));
        Refused.unlessEmpty(all);
        var act = applyStandings.apply(it.effectiveOn(), changes, it.subject(), it.scopePos());
        results.keep(id, plan, it.scopePos());
        unlessBalanced(it, plan);
        if (it.kind() == BatchKind.ADVANCE) {
            var raised = raiseGrade.raise(it.unitId(), Objects.requireNonNull(it.fromLevel()));
            results.raised(id, raised, it.scopePos());
        }
        close(it, plan);
        rows.decided(id, BatchState.EFFECTIVE, act, null);
        notices.tell(it, it.preparedBy(), "notice.batch.effective");
        ledger.record(
                Act.of("batch-change.approve", it.subject())
                        .at(it.scopePos())
                        .because(it.reason())
                        .to(
                                Map.of(
                                        "moved", plan.count(BatchLine.Outcome.MOVED),
                                        "kept", plan.count(BatchLine.Outcome.KEPT),
                                        "excepted", plan.count(BatchLine.Outcome.EXCEPTED),
                                        "gone", plan.count(BatchLine.Outcome.GONE))));
    }

    /// 退回: by who may approve, to whoever prepared it; not approved before it was worked over.
    @Transactional
    public void sendBack(UUID id, String why) {
        var it = plans.lock(id);
        var all = new ArrayList<>(PrepareBatch.unlessPrepared(it));
        all.addAll(
                Refusal.all(
                        rows.own(id, Acting.now().account())
                                ? Refusal.forbidden("batch.own")
                                : null,
                        it.returnedWhy() == null ? null : Refusal.conflict("batch.returned"),
                        BatchRules.reason(why)));
        Refused.unlessEmpty(all);
        rows.returned(id, why.strip());
        notices.tell(it, it.preparedBy(), "notice.batch.returned");
        ledger.record(
                Act.of("batch-change.return", it.subject()).at(it.scopePos()).because(why.strip()));
    }

    private List<Refusal> refusals(BatchChange it) {
        var all = new ArrayList<>(PrepareBatch.unlessPrepared(it));
        all.addAll(
                Refusal.all(
                        rows.own(it.id(), Acting.now().account())
                                ? Refusal.forbidden("batch.own")
                                : null,
                        it.returnedWhy() == null ? null : Refusal.conflict("batch.returned"),
                        Refusal.when(
                                it.effectiveOn().isAfter(LocalDate.now(clock)),
                                "batch.not-yet",
                                it.effectiveOn())));
        return all;
    }

    private static List<StandingChange> changes(BatchChange it, BatchPlan plan) {
        return plan.lines().stream()
                .filter(line ->
                        line.outcome() == BatchLine.Outcome.MOVED
                                || line.outcome() == BatchLine.Outcome.KEPT
                                        && it.kind() == BatchKind.ADVANCE)
                .map(line -> change(it, line))
                .toList();
    }

    private static StandingChange change(BatchChange it, BatchLine line) {
        var verb =
                it.kind() != BatchKind.ADVANCE
                        ? StatusVerb.CHANGE_CLASS
                        : line.outcome() == BatchLine.Outcome.KEPT
                                ? StatusVerb.REPEAT_YEAR
                                : StatusVerb.ADVANCE;
        return StandingChange.of(line.enrolmentId(), verb, it.effectiveOn())
                .to(line.endUnitId(), line.endLevel())
                .because(null, SCHOOL);
    }

    /// The sum drawn before is what the register says afterwards, class by class; where it is not,
    /// nothing has happened.
    private void unlessBalanced(BatchChange it, BatchPlan plan) {
        var counts =
                population
                        .counts(
                                plan.sums().stream().map(BatchPlan.ClassSum::unitId).toList(),
                                it.effectiveOn())
                        .stream()
                        .collect(
                                Collectors.toMap(
                                        BatchPopulation.Count::unit, BatchPopulation.Count::count));
        var wrong =
                plan.sums().stream()
                        .filter(sum ->
                                !sum.balances()
                                        || sum.after() != counts.getOrDefault(sum.unitId(), 0))
                        .toList();
        if (!wrong.isEmpty()) {
            throw new IllegalStateException("a batch does not balance: " + wrong);
        }
    }

    /// A class whose students all went on elsewhere ends on the day; its lists of earlier days
    /// stay.
    private void close(BatchChange it, BatchPlan plan) {
        var sources = rows.rooms(it.id()).stream().filter(room -> room.role().equals("source"));
        sources.map(BatchRows.Room::unitId)
                .filter(unit ->
                        plan.sums().stream()
                                .anyMatch(sum -> sum.unitId().equals(unit) && sum.after() == 0))
                .forEach(unit -> {
                    closeUnit.close(unit, it.effectiveOn(), it.reason());
                    results.closed(it.id(), unit);
                });
    }
}
