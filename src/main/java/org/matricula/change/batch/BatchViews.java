package org.matricula.change.batch;

import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Slice;
import org.matricula.organisation.Unit;
import org.matricula.organisation.Units;
import org.matricula.page.Choice;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// A batch as it is looked at: a preview drawn from the register of this moment, or what was done.
@Service
public class BatchViews {

    static final int PAGE = 100;
    static final int MOST = 500;
    private static final String INDENT = "\u3000";

    /// @param unit the class's name
    public record NamedSum(String unit, BatchPlan.ClassSum sum) {}

    /// @param from name of the class before
    /// @param to name of the class afterwards
    public record NamedLine(BatchLine line, @Nullable String from, @Nullable String to) {}

    /// @param lines those asked for, one page of them
    /// @param named the same with the names of their classes
    /// @param counts how many of each outcome
    /// @param targets the classes that a student can be arranged into
    /// @param next cursor of the next page
    /// @param seen what has to be said when it is approved
    /// @param refusals what stands against the whole of it
    /// @param own whether the reader prepared or rewrote it, or asked for its undoing
    public record View(
            BatchChange batch,
            List<BatchLine> lines,
            List<NamedLine> named,
            Map<BatchLine.Outcome, Long> counts,
            List<NamedSum> sums,
            BatchPlan.ClassSum total,
            boolean balances,
            List<Unit> targets,
            @Nullable String next,
            String seen,
            List<Refusal> refusals,
            boolean own,
            boolean due) {}

    private final BatchRows rows;
    private final BatchResults results;
    private final BatchPlans plans;
    private final BatchRules rules;
    private final Units units;
    private final Clock clock;

    BatchViews(
            BatchRows rows,
            BatchResults results,
            BatchPlans plans,
            BatchRules rules,
            Units units,
            Clock clock) {
        this.rows = rows;
        this.results = results;
        this.plans = plans;
        this.rules = rules;
        this.units = units;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public Slice<BatchChange> list(@Nullable UUID before, int limit) {
        return Slice.of(rows.page(before, limit + 1), limit, it -> it.id().toString());
    }

    /// @param outcome only lines of this outcome
    /// @param after the line after which the page begins
    @Transactional(readOnly = true)
    public View get(UUID id, BatchLine.@Nullable Outcome outcome, @Nullable UUID after, int limit) {
        var it = plans.get(id);
        var plan = plan(it);
        var asked =
                plan.lines().stream()
                        .filter(line -> outcome == null || line.outcome() == outcome)
                        .toList();
        var from = after == null ? 0 : place(asked, after) + 1;
        var page = asked.subList(from, Math.min(from + limit, asked.size()));
        var more = from + limit < asked.size();
        var account = Acting.now().account();
        return new View(
                it,
                page,
                named(page),
                counts(plan),
                sums(plan),
                total(it, plan),
                plan.balances(),
                it.state() == BatchState.PREPARED ? targets(it, plan) : List.of(),
                more ? page.getLast().enrolmentId().toString() : null,
                plan.seen(),
                it.state() == BatchState.PREPARED ? rules.tooLarge(it, plan) : List.of(),
                it.state() == BatchState.UNDOING
                        ? account != null && account.equals(it.undoBy())
                        : rows.own(id, account),
                !it.effectiveOn().isAfter(LocalDate.now(clock)));
    }

    /// Before it takes effect what the register says now, afterwards what was written then.
    BatchPlan plan(BatchChange it) {
        return it.state() == BatchState.PREPARED || it.act() == null
                ? plans.draw(it)
                : new BatchPlan(results.lines(it.id()), results.sums(it.id()));
    }

    private static int place(List<BatchLine> lines, UUID after) {
        for (var i = 0; i < lines.size(); i++) {
            if (lines.get(i).enrolmentId().equals(after)) {
                return i;
            }
        }
        return -1;
    }

    List<NamedLine> named(List<BatchLine> lines) {
        var ids = new HashSet<UUID>();
        for (var it : lines) {
            ids.add(it.fromUnitId() == null ? it.nowUnitId() : it.fromUnitId());
            ids.add(it.endUnitId());
        }
        ids.remove(null);
        var names = units.all(ids);
        return lines.stream()
                .map(it ->
                        new NamedLine(
                                it,
                                name(
                                        names,
                                        it.fromUnitId() == null ? it.nowUnitId() : it.fromUnitId()),
                                name(names, it.endUnitId())))
                .toList();
    }

    private static @Nullable String name(Map<UUID, Unit> names, @Nullable UUID id) {
        return id == null || !names.containsKey(id) ? null : names.get(id).name();
    }

    private static Map<BatchLine.Outcome, Long> counts(BatchPlan plan) {
        var counts = new EnumMap<BatchLine.Outcome, Long>(BatchLine.Outcome.class);
        for (var outcome : BatchLine.Outcome.values()) {
            counts.put(outcome, plan.count(outcome));
        }
        return counts;
    }

    private List<NamedSum> sums(BatchPlan plan) {
        var names = units.all(plan.sums().stream().map(BatchPlan.ClassSum::unitId).toList());
        return plan.sums().stream()
                .map(it -> new NamedSum(Objects.requireNonNull(name(names, it.unitId())), it))
                .toList();
    }

    private static BatchPlan.ClassSum total(BatchChange it, BatchPlan plan) {
        var all = plan.sums();
        return new BatchPlan.ClassSum(
                it.unitId(),
                all.stream().mapToInt(BatchPlan.ClassSum::before).sum(),
                all.stream().mapToInt(BatchPlan.ClassSum::arrived).sum(),
                all.stream().mapToInt(BatchPlan.ClassSum::departed).sum(),
                all.stream().mapToInt(BatchPlan.ClassSum::after).sum());
    }

    /// For moving up, the classes to be kept back in: those of the year that follows.
    private List<Unit> targets(BatchChange it, BatchPlan plan) {
        if (it.kind() != BatchKind.ADVANCE) {
            return List.copyOf(units.all(plans.of(it.id(), "target")).values());
        }
        var top = units.get(it.unitId());
        return units.below(it.institutionId(), "class").stream()
                .filter(unit -> MarkBatch.follows(it, top, unit))
                .toList();
    }

    /// What the acting post's part of the tree holds, in its order.
    @Transactional(readOnly = true)
    public List<Choice> choices() {
        var own = Acting.now().unit();
        var tops = own == null ? units.institutions() : List.of(units.get(own));
        return tops.stream()
                .flatMap(top ->
                        Stream.concat(
                                Stream.of(top),
                                units
                                        .below(top.id(), "department", "major", "grade", "class")
                                        .stream()))
                .filter(it -> it.institutionId() != null)
                .map(it ->
                        new Choice(
                                it.id().toString(),
                                it.kind().equals("class") ? INDENT + it.name() : it.name()))
                .toList();
    }

    /// @throws Absent if there is no such unit within reach
    @Transactional(readOnly = true)
    public Unit unit(UUID id) {
        return units.find(id)
                .filter(it -> Acting.now().scope().reaches(it.pos()) && it.institutionId() != null)
                .orElseThrow(() -> new Absent("unit"));
    }

    /// The classes that a class can be split into or merged with, itself among them.
    @Transactional(readOnly = true)
    public List<Unit> siblings(Unit unit) {
        return unit.kind().equals("class") && unit.parentId() != null
                ? units.children(unit.parentId()).stream()
                        .filter(it ->
                                it.kind().equals("class")
                                        && Objects.equals(it.gradeLevel(), unit.gradeLevel()))
                        .toList()
                : List.of();
    }
}
