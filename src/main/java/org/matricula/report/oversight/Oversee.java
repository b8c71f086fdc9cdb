package org.matricula.report.oversight;

import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.audit.SensitiveLooks;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.organisation.Unit;
import org.matricula.organisation.Units;
import org.matricula.workflow.Forgotten;
import org.matricula.workflow.ForgottenFinder;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 监管: what the leading group has to see of the units below: who keeps deadlines, what is open and
/// late, who looked at private data.
@Service
class Oversee {

    private static final int PROBLEMS = 20;
    private static final int OF_ONE = 100;
    private static final int LOOKS = 100;
    private static final int LISTED = 50;
    private static final int DAYS = 30;
    private static final LocalDate FIRST = LocalDate.of(2000, 1, 1);
    private static final LocalDate LAST = LocalDate.of(2100, 12, 31);

    private final Compliance compliance;
    private final ObjectProvider<ForgottenFinder> finders;
    private final SensitiveLooks looks;
    private final Units units;
    private final Ledger ledger;
    private final Clock clock;

    Oversee(
            Compliance compliance,
            ObjectProvider<ForgottenFinder> finders,
            SensitiveLooks looks,
            Units units,
            Ledger ledger,
            Clock clock) {
        this.compliance = compliance;
        this.finders = finders;
        this.looks = looks;
        this.units = units;
        this.ledger = ledger;
        this.clock = clock;
    }

    /// @param from first day whose look-ups are counted; null for a month back
    @Transactional(readOnly = true)
    OversightView.Page page(@Nullable LocalDate from, @Nullable LocalDate until) {
        var today = LocalDate.now(clock);
        var last = until == null ? today : until;
        between(FIRST, last);
        var first = from == null ? last.minusDays(DAYS) : from;
        between(first, last);
        var unit = own();
        return new OversightView.Page(
                unit.name(),
                rows(unit.id(), today),
                problems(today, PROBLEMS),
                looks.counts(first, last.plusDays(1), LOOKS),
                first,
                last,
                today);
    }

    List<OversightView.UnitRow> rows(UUID unit, LocalDate today) {
        var names = new LinkedHashMap<UUID, String>();
        var tallies = new LinkedHashMap<UUID, Map<String, OversightView.Tally>>();
        for (var it : compliance.below(unit, today)) {
            names.put(it.unitId(), it.unit());
            tallies.computeIfAbsent(it.unitId(), _ -> new LinkedHashMap<>())
                    .put(it.what(), new OversightView.Tally(it.open(), it.late(), it.done()));
        }
        return names.entrySet().stream()
                .map(it -> {
                    var all = tallies.get(it.getKey());
                    return new OversightView.UnitRow(
                            it.getKey(), it.getValue(), all, share(all.values()));
                })
                .toList();
    }

    private static @Nullable Integer share(Iterable<OversightView.Tally> tallies) {
        var done = 0L;
        var due = 0L;
        for (var it : tallies) {
            done += it.done();
            due += it.done() + it.late();
        }
        return due == 0 ? null : (int) (done * 100 / due);
    }

    /// One unit's open problems, as its own people see them on the list of what was forgotten.
    @Transactional
    OversightView.UnitPage unit(UUID id) {
        var actor = Acting.now();
        var unit =
                units.find(id)
                        .filter(it -> actor.scope().reaches(it.pos()))
                        .orElseThrow(() -> new Absent("unit " + id));
        var narrowed = actor.within(actor.scope().within(unit.pos(), unit.posEnd()));
        var today = LocalDate.now(clock);
        return new OversightView.UnitPage(
                id, unit.name(), Acting.call(narrowed, () -> problems(today, OF_ONE)), today);
    }

    private List<Forgotten> problems(LocalDate today, int limit) {
        return finders.stream()
                .flatMap(it -> it.find(today, limit).stream())
                .filter(Forgotten::late)
                .sorted(Comparator.comparing(Forgotten::on))
                .limit(limit)
                .toList();
    }

    /// Who looked. That somebody checks stands in the ledger too.
    @Transactional
    OversightView.Looks looks(
            UUID unitId, String action, LocalDate from, LocalDate until, @Nullable String cursor) {
        var unit =
                units.find(unitId)
                        .filter(it -> Acting.now().scope().reaches(it.pos()))
                        .orElseThrow(() -> new Absent("unit " + unitId));
        between(from, until);
        var slice = looks.of(unitId, action, from, until.plusDays(1), LISTED, cursor);
        ledger.note(
                Act.of("oversight.looks", "unit:" + unitId)
                        .at(unit.pos())
                        .to(Map.of("action", action, "shown", slice.items().size())));
        var shown = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(clock.getZone());
        return new OversightView.Looks(
                unit.name(),
                action,
                from,
                until,
                slice.map(it ->
                        new OversightView.Seen(
                                shown.format(it.at()),
                                it.actor(),
                                it.role(),
                                it.subject(),
                                it.reason())),
                slice.next() == null
                        ? null
                        : "/oversight/looks?unit=%s&action=%s&from=%s&until=%s&cursor=%s"
                                .formatted(unitId, action, from, until, slice.next()));
    }

    /// Days of this century, in their order.
    private static void between(LocalDate from, LocalDate until) {
        Refused.unlessEmpty(
                Refusal.all(
                        from.isAfter(until) || from.isBefore(FIRST) || until.isAfter(LAST)
                                ? Refusal.input("from", "report.looks-days", FIRST, LAST)
                                : null));
    }

    private Unit own() {
        var unit = Acting.now().unit();
        return units.find(unit == null ? new UUID(0, 0) : unit)
                .orElseThrow(() -> new Absent("unit"));
    }
}
