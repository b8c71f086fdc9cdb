package org.matricula.change.batch;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.change.student.Destinations;
import org.matricula.change.year.RepeatYear;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.organisation.Unit;
import org.matricula.organisation.Units;
import org.matricula.policy.Policies;
import org.matricula.registry.StatusVerb;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 逐人安排: who of a batch repeats the year, who is left out, and who goes to which class.
@Service
class MarkBatch {

    private static final int LONGEST_NOTE = 200;
    private static final Set<String> MARKS = Set.of("move", "keep", "except");

    private final BatchRows rows;
    private final BatchPlans plans;
    private final Units units;
    private final Policies policies;
    private final Destinations destinations;
    private final Ledger ledger;
    private final Clock clock;

    MarkBatch(
            BatchRows rows,
            BatchPlans plans,
            Units units,
            Policies policies,
            Destinations destinations,
            Ledger ledger,
            Clock clock) {
        this.rows = rows;
        this.plans = plans;
        this.units = units;
        this.policies = policies;
        this.destinations = destinations;
        this.ledger = ledger;
        this.clock = clock;
    }

    /// @throws Refused naming every student for whom it is not possible; none is arranged then
    @Transactional
    public int mark(UUID id, List<BatchMark> marks) {
        var it = plans.lock(id);
        Refused.unlessEmpty(PrepareBatch.unlessPrepared(it));
        var names =
                rows.kept(id).stream()
                        .collect(
                                Collectors.toMap(
                                        BatchRows.Kept::enrolmentId, BatchRows.Kept::name));
        var targets = new HashSet<>(plans.of(id, "target"));
        var all = new ArrayList<Refusal>();
        if (marks.isEmpty()) {
            all.add(Refusal.input("lines", "batch.no-marks"));
        }
        for (var mark : marks) {
            var name = names.get(mark.enrolment());
            all.addAll(
                    name == null
                            ? List.of(Refusal.input("lines", "batch.not-in"))
                            : refusals(it, mark, name, targets));
        }
        Refused.unlessEmpty(all);
        var done = rows.mark(id, marks.stream().map(MarkBatch::tidy).toList());
        rows.changed(id);
        ledger.record(
                Act.of("batch-change.mark", it.subject())
                        .at(it.scopePos())
                        .to(
                                marks.stream()
                                        .collect(
                                                Collectors.toMap(
                                                        mark -> mark.enrolment().toString(),
                                                        BatchMark::mark,
                                                        (a, b) -> b,
                                                        LinkedHashMap::new))));
        return done;
    }

    private static BatchMark tidy(BatchMark it) {
        return new BatchMark(
                it.enrolment(),
                it.mark(),
                it.mark().equals("except") ? null : it.unit(),
                it.note() == null || it.note().isBlank() ? null : it.note().strip());
    }

    private List<Refusal> refusals(BatchChange it, BatchMark mark, String name, Set<UUID> targets) {
        var named = mark.mark() == null ? "" : mark.mark();
        var note = mark.note() == null ? "" : mark.note().strip();
        if (!MARKS.contains(named)) {
            return List.of(Refusal.input("mark", "batch.mark", name));
        }
        var all =
                new ArrayList<>(
                        Refusal.all(
                                note.length() > LONGEST_NOTE
                                                || note.isEmpty() && !named.equals("move")
                                        ? Refusal.input("note", "batch.note", name, LONGEST_NOTE)
                                        : null));
        if (it.kind() == BatchKind.ADVANCE) {
            all.addAll(named.equals("keep") ? repeat(it, mark, name) : stays(mark, name));
        } else {
            all.addAll(
                    Refusal.all(
                            named.equals("keep") ? Refusal.input("mark", "batch.mark", name) : null,
                            named.equals("move") && !targets.contains(mark.unit())
                                    ? Refusal.input("unit", "batch.target", name)
                                    : null));
        }
        return all;
    }

    private static List<Refusal> stays(BatchMark mark, String name) {
        return Refusal.all(
                mark.unit() == null ? null : Refusal.input("unit", "batch.own-class", name));
    }

    /// 留级: as the case of that name, into a class of the year that follows.
    private List<Refusal> repeat(BatchChange it, BatchMark mark, String name) {
        var school = it.institutionId();
        var today = LocalDate.now(clock);
        var most = policies.value(RepeatYear.TIMES, school, today);
        var so = destinations.times(mark.enrolment(), StatusVerb.REPEAT_YEAR);
        return Refusal.all(
                policies.value(BatchPolicies.REPEAT, school, today)
                                && policies.value(RepeatYear.ALLOWED, school, today)
                        ? null
                        : Refusal.rule("batch.repeat", name),
                so >= most ? Refusal.rule("batch.repeat-times", name, most) : null,
                follows(it, mark.unit())
                        ? null
                        : Refusal.rule("batch.repeat-class", name).at("unit"));
    }

    private boolean follows(BatchChange it, @Nullable UUID id) {
        var top = units.get(it.unitId());
        return id != null && units.find(id).filter(unit -> follows(it, top, unit)).isPresent();
    }

    /// Whether it is a class of those who reach the year now, before or after they are moved up.
    static boolean follows(BatchChange it, Unit top, Unit unit) {
        var from = Objects.requireNonNull(it.fromLevel());
        return unit.kind().equals("class")
                && it.institutionId().equals(unit.institutionId())
                && unit.openOn(it.effectiveOn())
                && unit.gradeLevel() != null
                && (unit.gradeLevel() == from - 1
                        || unit.gradeLevel() == from && !top.covers(unit));
    }
}
