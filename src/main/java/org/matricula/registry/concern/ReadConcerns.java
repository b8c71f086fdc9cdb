package org.matricula.registry.concern;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.codebook.Codes;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.organisation.Unit;
import org.matricula.organisation.Units;
import org.matricula.registry.Concern;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 学情: the record put to use in teaching and in looking after students: who is warned, absent,
/// unregistered, owing, sanctioned or wrongly recorded, on one page of a class. Each look is in the
/// ledger.
@Service
class ReadConcerns {

    static final int MOST = 600;

    private final ConcernRows rows;
    private final List<Concern> concerns;
    private final Units units;
    private final Codes codes;
    private final Ledger ledger;
    private final Clock clock;

    ReadConcerns(
            ConcernRows rows,
            List<Concern> concerns,
            Units units,
            Codes codes,
            Ledger ledger,
            Clock clock) {
        this.rows = rows;
        this.concerns = concerns;
        this.units = units;
        this.codes = codes;
        this.ledger = ledger;
        this.clock = clock;
    }

    /// As [#of], but of a great unit the units below it to choose from; nobody is looked at then.
    @Transactional
    ConcernView shown(@Nullable UUID asked, String only, Locale locale) {
        var unit = unit(asked);
        var below = units.children(unit.id());
        return below.isEmpty() || rows.of(unit, MOST + 1).size() <= MOST
                ? of(unit.id(), only, locale)
                : new ConcernView(
                        unit.id(),
                        unit.name(),
                        List.of(),
                        List.of(),
                        0,
                        "",
                        below.stream()
                                .map(it -> new ConcernView.Below(it.id(), it.name()))
                                .toList());
    }

    /// @param asked a unit within reach, null for the acting post's own
    /// @param only one kind of concern, blank for all
    /// @throws Refused where they are too many for one look
    @Transactional
    ConcernView of(@Nullable UUID asked, String only, Locale locale) {
        var unit = unit(asked);
        var students = rows.of(unit, MOST + 1);
        if (students.size() > MOST) {
            throw new Refused(Refusal.rule("concern.many", MOST));
        }
        var ids = students.stream().map(ConcernRows.Row::enrolment).toList();
        var today = LocalDate.now(clock);
        var found =
                concerns.stream()
                        .flatMap(it -> it.of(ids, today).stream())
                        .collect(Collectors.groupingBy(Concern.Found::enrolment));
        ledger.record(
                Act.of("concerns.seen", "unit:" + unit.id())
                        .at(unit.pos())
                        .to(Map.of("students", found.size())));
        var lines =
                students.stream()
                        .filter(it -> found.containsKey(it.enrolment()))
                        .map(it -> line(it, found.get(it.enrolment()), locale))
                        .filter(it ->
                                only.isEmpty()
                                        || it.matters().stream()
                                                .anyMatch(each -> each.kind().equals(only)))
                        .sorted(
                                Comparator.comparingInt(
                                        (ConcernView.Line it) -> -it.matters().size()))
                        .toList();
        return new ConcernView(
                unit.id(), unit.name(), lines, sums(found), ids.size(), only, List.of());
    }

    private static List<ConcernView.Sum> sums(Map<UUID, List<Concern.Found>> found) {
        return found.values().stream()
                .flatMap(it -> it.stream().map(Concern.Found::kind).distinct())
                .collect(Collectors.groupingBy(it -> it, Collectors.counting()))
                .entrySet()
                .stream()
                .map(it -> new ConcernView.Sum(it.getKey(), it.getValue()))
                .sorted(Comparator.comparing(ConcernView.Sum::students).reversed())
                .toList();
    }

    private ConcernView.Line line(ConcernRows.Row it, List<Concern.Found> found, Locale locale) {
        var status = codes.label("student-status", it.status(), locale);
        return new ConcernView.Line(
                it.name(),
                it.number(),
                it.unit(),
                status == null ? it.status() : status,
                found.stream()
                        .map(each -> new ConcernView.Matter(each.kind(), each.figure()))
                        .toList());
    }

    private Unit unit(@Nullable UUID asked) {
        var actor = Acting.now();
        var id = asked == null ? actor.unit() : asked;
        return units.find(id == null ? new UUID(0, 0) : id)
                .filter(it -> actor.scope().reaches(it.pos()) && actor.scope().reaches(it.posEnd()))
                .orElseThrow(() -> new Absent("unit"));
    }
}
