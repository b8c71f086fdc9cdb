package org.matricula.change.batch;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.change.student.ChangePolicies;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refusal;
import org.matricula.organisation.Unit;
import org.matricula.organisation.Units;
import org.matricula.policy.Policies;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// What a batch is held to as a whole; what bars one student is in [BatchPlan].
@Component
@Transactional(propagation = Propagation.MANDATORY)
class BatchRules {

    private static final int LONGEST_REASON = 200;

    private final Units units;
    private final Policies policies;
    private final Clock clock;

    BatchRules(Units units, Policies policies, Clock clock) {
        this.units = units;
        this.policies = policies;
        this.clock = clock;
    }

    List<Refusal> refusals(BatchKind kind, Unit unit, BatchRequest asked) {
        var on = Objects.requireNonNull(asked.on());
        var today = LocalDate.now(clock);
        var school = Objects.requireNonNull(unit.institutionId());
        var past = policies.value(ChangePolicies.PAST, school, today);
        var future = policies.value(ChangePolicies.FUTURE, school, today);
        var all =
                new ArrayList<>(
                        Refusal.all(
                                reason(asked.reason()),
                                on.isBefore(today.minusDays(past))
                                        ? Refusal.rule("batch.past", past).at("on")
                                        : null,
                                on.isAfter(today.plusDays(future))
                                        ? Refusal.rule("batch.future", future).at("on")
                                        : null,
                                unit.openOn(on)
                                        ? null
                                        : Refusal.rule("batch.closed", unit.name()).at("unit")));
        if (kind == BatchKind.ADVANCE) {
            if (level(unit, asked) == null) {
                all.add(Refusal.input("fromLevel", "batch.level"));
            }
        } else {
            all.addAll(classes(kind, unit, asked, on));
        }
        return all;
    }

    static @Nullable Refusal reason(@Nullable String reason) {
        return reason == null || reason.isBlank() || reason.length() > LONGEST_REASON
                ? Refusal.input("reason", "batch.reason", LONGEST_REASON)
                : null;
    }

    static @Nullable Integer level(Unit unit, BatchRequest asked) {
        return asked.fromLevel() == null ? unit.gradeLevel() : asked.fromLevel();
    }

    /// All of one grade or programme and of one year of study, and open on the day.
    private List<Refusal> classes(BatchKind kind, Unit unit, BatchRequest asked, LocalDate on) {
        var others = asked.classes() == null ? List.<UUID>of() : asked.classes();
        var found = units.all(others);
        var wrong =
                found.values().stream()
                        .filter(it ->
                                !it.kind().equals("class")
                                        || !Acting.now().scope().reaches(it.pos())
                                        || !it.openOn(on)
                                        || !Objects.equals(it.parentId(), unit.parentId())
                                        || !Objects.equals(it.gradeLevel(), unit.gradeLevel()))
                        .map(Unit::name)
                        .toList();
        var fewest = kind == BatchKind.SPLIT ? 2 : 1;
        return Refusal.all(
                unit.kind().equals("class") ? null : Refusal.input("unit", "batch.class"),
                new HashSet<>(others).size() < fewest || found.size() != others.size()
                        ? Refusal.input("classes", "batch.classes." + kind.code())
                        : null,
                kind == BatchKind.MERGE && others.contains(unit.id())
                        ? Refusal.input("classes", "batch.into-itself", unit.name())
                        : null,
                wrong.isEmpty()
                        ? null
                        : Refusal.rule("batch.other-class", String.join("、", wrong)).at("classes"));
    }

    /// 班额: a class that takes others in must not be larger than the school's rule.
    List<Refusal> tooLarge(BatchChange batch, BatchPlan plan) {
        var most =
                policies.value(
                        ChangePolicies.CLASS_SIZE, batch.institutionId(), batch.effectiveOn());
        if (most == 0) {
            return List.of();
        }
        var large =
                plan.sums().stream()
                        .filter(it -> it.after() > most && it.after() > it.before())
                        .toList();
        Map<UUID, Unit> names = units.all(large.stream().map(BatchPlan.ClassSum::unitId).toList());
        return large.stream()
                .map(it ->
                        Refusal.rule(
                                "batch.class-size",
                                Objects.requireNonNull(names.get(it.unitId())).name(),
                                it.after(),
                                most))
                .toList();
    }
}
