package org.matricula.consignment;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.calendar.WorkingDays;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.organisation.Unit;
import org.matricula.organisation.Units;
import org.matricula.policy.Policies;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 移交: a teaching point lists all it has ready of a kind, prints the list, has it signed by the
/// handler and the head and stamped, and hands it to its branch; a branch does the same with all it
/// has accepted, once it has counted every list that came (电大学籍管理工作流程 三(二)1、2, 五(二)1).
@Service
public class Consign {

    /// What fits on one list; the next takes the rest.
    private static final int MOST = 2000;

    /// What is ready of a kind, and by when it goes. @param dueOn null where nothing is
    public record Ready(ConsignmentKind kind, int pieces, @Nullable LocalDate dueOn) {

        public boolean late(LocalDate today) {
            return dueOn != null && dueOn.isBefore(today);
        }
    }

    /// @param head 主管领导, who signed the paper
    public record Signed(String head, @Nullable LocalDate on, boolean stamped) {}

    private final ConsignmentLists lists;
    private final ConsignmentLines lines;
    private final MendedLines mended;
    private final List<ConsignmentSource> sources;
    private final ConsignmentLevels levels;
    private final WorkingDays workingDays;
    private final Policies policies;
    private final Units units;
    private final Ledger ledger;
    private final Clock clock;

    Consign(
            ConsignmentLists lists,
            ConsignmentLines lines,
            MendedLines mended,
            List<ConsignmentSource> sources,
            ConsignmentLevels levels,
            WorkingDays workingDays,
            Policies policies,
            Units units,
            Ledger ledger,
            Clock clock) {
        this.lists = lists;
        this.lines = lines;
        this.mended = mended;
        this.sources = sources;
        this.levels = levels;
        this.workingDays = workingDays;
        this.policies = policies;
        this.units = units;
        this.ledger = ledger;
        this.clock = clock;
    }

    /// What the unit could hand over today, kind by kind.
    @Transactional(readOnly = true)
    public List<Ready> ready(Unit unit) {
        return Arrays.stream(ConsignmentKind.values())
                .map(kind -> {
                    var items = items(unit, kind);
                    return new Ready(
                            kind, items.size(), items.isEmpty() ? null : dueOn(unit, items));
                })
                .toList();
    }

    /// What came back to the unit and waits to be mended. @param dueOn by when it goes up again
    public record Mending(MendedLines.Held held, LocalDate dueOn) {}

    @Transactional(readOnly = true)
    public List<Mending> mending(Unit unit) {
        return mended.held(unit.id()).stream()
                .map(it -> new Mending(it, dueOn(unit, it.backOn())))
                .toList();
    }

    @Transactional(readOnly = true)
    public List<Consignment> lists(Unit unit) {
        return lists.list(unit);
    }

    @Transactional(readOnly = true)
    public List<Consignment> waiting(Unit unit) {
        return lists.waiting(unit.id());
    }

    /// @throws Absent if it is beyond reach
    @Transactional(readOnly = true)
    public Consignment get(UUID id) {
        return lists.find(id).orElseThrow(() -> new Absent("consignment"));
    }

    @Transactional(readOnly = true)
    public List<Consignment.Line> lines(UUID id) {
        return lines.of(get(id));
    }

    @Transactional(readOnly = true)
    public List<ConsignmentLines.PointCount> counts(UUID id) {
        return lines.counts(get(id).id());
    }

    /// Makes the list of all that is ready; nothing is picked, so that nothing is left behind.
    ///
    /// @throws Refused where nothing is ready, lists of the kind lie uncounted, or there is no
    ///   level above
    @Transactional
    public UUID make(UUID unitId, ConsignmentKind kind) {
        var unit = levels.own(unitId);
        var to = levels.above(unit);
        var seq = lists.next(unit.id(), kind, LocalDate.now(clock).getYear());
        var items = items(unit, kind);
        var uncounted =
                lists.waiting(unit.id()).stream()
                        .filter(it -> it.kind().equals(kind.code()))
                        .toList();
        Refused.unlessEmpty(
                Refusal.all(
                        uncounted.isEmpty()
                                ? null
                                : Refusal.conflict(
                                        "consignment.uncounted",
                                        uncounted.size(),
                                        names(uncounted)),
                        items.isEmpty() ? Refusal.conflict("consignment.nothing") : null));
        try {
            var id = lists.insert(kind, unit, to, seq, items.size(), dueOn(unit, items));
            lines.insert(id, kind, unit, items);
            told(
                    "consignment.make",
                    id,
                    unit.pos(),
                    null,
                    Map.of("kind", kind.code(), "lines", items.size()));
            return id;
        } catch (DuplicateKeyException already) {
            throw new Refused(Refusal.conflict("consignment.standing"));
        }
    }

    /// Notes who signed and that the stamp is on the paper, and hands it over.
    @Transactional
    public void hand(UUID id, Signed signed) {
        var it = get(id);
        var unit = levels.own(it.unitId());
        var today = LocalDate.now(clock);
        var on = signed.on();
        var head = signed.head().strip();
        Refused.unlessEmpty(
                Refusal.all(
                        head.isEmpty() || head.length() > 60
                                ? Refusal.input("head", "consignment.head")
                                : null,
                        head.equals(Acting.now().name())
                                ? Refusal.rule("consignment.same-hand", head).at("head")
                                : null,
                        on == null || on.isAfter(today) || on.isBefore(it.madeOn())
                                ? Refusal.input(
                                        "signedOn", "consignment.signed-on", it.madeOn(), today)
                                : null,
                        signed.stamped() ? null : Refusal.rule("consignment.stamp").at("stamped")));
        var count = policies.value(ConsignmentPolicies.COUNT, institution(unit), today);
        if (on == null || !lists.hand(id, head, on, workingDays.plus(today, count))) {
            throw new Refused(Refusal.conflict("consignment.first"));
        }
        told(
                "consignment.hand",
                id,
                unit.pos(),
                null,
                Map.of("head", head, "lines", it.lines(), "to", it.toUnit()));
    }

    /// 作废: a list that was made and not handed over; its pieces are ready once more.
    @Transactional
    public void drop(UUID id, String reason) {
        var it = get(id);
        var unit = levels.own(it.unitId());
        TakeConsignment.worded(reason);
        if (!lists.end(id, "made", "dropped", null, reason.strip())) {
            throw new Refused(Refusal.conflict("consignment.first"));
        }
        lines.returnAll(id, reason.strip(), false);
        told("consignment.drop", id, unit.pos(), reason.strip(), Map.of("lines", it.lines()));
    }

    private List<ConsignmentItem> items(Unit unit, ConsignmentKind kind) {
        if (unit.kind().equals("branch")) {
            return dated(unit, kind, lines.collected(unit.id(), kind));
        }
        var source = sources.stream().filter(it -> it.kind() == kind).findFirst().orElse(null);
        if (source == null || !unit.kind().equals("teaching-point")) {
            return List.of();
        }
        var listed = lines.standing(unit.id(), kind).toArray(String[]::new);
        return dated(unit, kind, source.ready(unit, listed, MOST));
    }

    /// Of what came back the days count from then.
    private List<ConsignmentItem> dated(
            Unit unit, ConsignmentKind kind, List<ConsignmentItem> items) {
        var back = mended.backOn(unit.id(), kind);
        return items.stream()
                .map(it -> it.notBefore(back.getOrDefault(it.ref(), it.readyOn())))
                .toList();
    }

    private LocalDate dueOn(Unit unit, List<ConsignmentItem> items) {
        var oldest =
                items.stream()
                        .map(ConsignmentItem::readyOn)
                        .min(LocalDate::compareTo)
                        .orElseThrow();
        return dueOn(unit, oldest);
    }

    private LocalDate dueOn(Unit unit, LocalDate readyOn) {
        var today = LocalDate.now(clock);
        var policy =
                unit.kind().equals("branch")
                        ? ConsignmentPolicies.BRANCH
                        : ConsignmentPolicies.POINT;
        var set = policies.value(ConsignmentPolicies.FROM, institution(unit), today);
        var from = set.isEmpty() ? mended.start() : LocalDate.parse(set);
        return workingDays.plus(
                readyOn.isBefore(from) ? from : readyOn,
                policies.value(policy, institution(unit), today));
    }

    private UUID institution(Unit unit) {
        return unit.institutionId() == null ? unit.id() : unit.institutionId();
    }

    private void told(String act, UUID id, long pos, @Nullable String why, Map<String, ?> what) {
        ledger.record(Act.of(act, "consignment:" + id).at(pos).because(why).to(what));
    }

    private static String names(List<Consignment> which) {
        return String.join(
                "、", which.stream().map(Consignment::unit).distinct().limit(10).toList());
    }
}
