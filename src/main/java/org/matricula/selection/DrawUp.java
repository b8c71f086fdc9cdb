package org.matricula.selection;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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

/// 评选 up to its submission: the scheme, the round with its places, the list reckoned from the
/// record, and who is put in or out against it, with the reason.
@Service
public class DrawUp {

    static final int MOST = 50_000;

    private static final Set<String> KINDS = Set.of("honour", "scholarship", "grant", "loan");
    private static final Set<String> ORDERS = Set.of("mean", "points");
    private static final Set<String> WITHIN = Set.of("class", "major", "department", "institution");

    private final SelectionRows rows;
    private final RecordRows candidates;
    private final Reckoning reckoning;
    private final Units units;
    private final Ledger ledger;
    private final Clock clock;

    DrawUp(
            SelectionRows rows,
            RecordRows candidates,
            Reckoning reckoning,
            Units units,
            Ledger ledger,
            Clock clock) {
        this.rows = rows;
        this.candidates = candidates;
        this.reckoning = reckoning;
        this.units = units;
        this.ledger = ledger;
        this.clock = clock;
    }

    /// @param asked its id is not looked at
    @Transactional
    public UUID scheme(Scheme asked) {
        var institution = reached(asked.institutionId());
        var it = asked.tidy();
        Refused.unlessEmpty(
                Refusal.all(
                        institution.institution()
                                ? null
                                : Refusal.input("institution", "selection.institution"),
                        KINDS.contains(it.kind()) ? null : Refusal.input("kind", "selection.kind"),
                        it.name().isEmpty() ? Refusal.input("name", "field.missing") : null,
                        it.basis().isEmpty() ? Refusal.input("basis", "field.missing") : null,
                        ORDERS.contains(it.orderBy())
                                ? null
                                : Refusal.input("orderBy", "selection.order"),
                        WITHIN.contains(it.rankWithin())
                                ? null
                                : Refusal.input("rankWithin", "selection.within"),
                        outside(it.topPercent(), 1, 100)
                                ? Refusal.input("topPercent", "selection.percent")
                                : null,
                        outside(it.leastConduct(), 1, 200)
                                ? Refusal.input("leastConduct", "selection.conduct")
                                : null,
                        outside(it.mostAbsent(), 0, 1000)
                                ? Refusal.input("mostAbsent", "selection.absent")
                                : null,
                        it.amount() != null && it.amount().signum() <= 0
                                ? Refusal.input("amount", "selection.amount")
                                : null,
                        it.least() != null && it.least().signum() <= 0
                                ? Refusal.input("least", "selection.least")
                                : null));
        if (rows.named(institution.id(), it.name())) {
            throw new Refused(Refusal.conflict("selection.named", it.name()));
        }
        var id = rows.add(it, institution, clock.instant());
        ledger.record(
                Act.of("selection.scheme", "scheme:" + id)
                        .at(institution.pos())
                        .to(Map.of("name", it.name(), "kind", it.kind(), "basis", it.basis())));
        return id;
    }

    @Transactional
    public UUID open(
            UUID scheme,
            UUID unit,
            String name,
            @Nullable LocalDate from,
            @Nullable LocalDate last) {
        var it = rows.scheme(scheme);
        var range = reached(unit);
        Refused.unlessEmpty(
                Refusal.all(
                        it.institutionId().equals(range.institutionId())
                                ? null
                                : Refusal.input("unit", "selection.unit"),
                        name.isBlank() ? Refusal.input("name", "field.missing") : null,
                        from == null ? Refusal.input("from", "field.missing") : null,
                        last == null || from != null && last.isBefore(from)
                                ? Refusal.input("last", "body.period")
                                : null));
        var id =
                rows.open(
                        it,
                        range,
                        name.strip(),
                        java.util.Objects.requireNonNull(from),
                        java.util.Objects.requireNonNull(last),
                        clock.instant());
        ledger.record(
                Act.of("selection.open", "selection:" + id)
                        .at(range.pos())
                        .to(Map.of("scheme", it.name(), "unit", range.name())));
        return id;
    }

    /// 名额: what is reckoned afterwards goes by them.
    ///
    /// @param places by unit within the round's range; none for no limit
    @Transactional
    public void quota(UUID round, Map<UUID, Integer> places) {
        var it = drafted(round);
        var range = units.get(it.unitId());
        var known = units.all(places.keySet());
        Refused.unlessEmpty(
                Refusal.all(
                        known.size() == places.size()
                                        && known.values().stream().allMatch(range::covers)
                                ? null
                                : Refusal.input("unit", "selection.quota-unit"),
                        places.values().stream().anyMatch(many -> many < 0 || many > 10_000)
                                ? Refusal.input("places", "selection.places")
                                : null));
        rows.quota(round, places);
        rows.prepared(round);
        ledger.record(
                Act.of("selection.quota", "selection:" + round)
                        .at(it.scopePos())
                        .to(
                                Map.of(
                                        "places",
                                        places.values().stream()
                                                .mapToInt(Integer::intValue)
                                                .sum())));
    }

    /// 计算名单: what was put in or out before is reckoned anew.
    ///
    /// @return how many are in range
    @Transactional
    public int reckon(UUID round) {
        var it = drafted(round);
        var scheme = rows.scheme(it.schemeId());
        var quotas = new LinkedHashMap<Unit, Integer>();
        var asked = rows.quotas(round);
        var known = units.all(asked.keySet());
        asked.forEach((unit, places) -> quotas.put(known.get(unit), places));
        var judged = reckoning.of(it, scheme, quotas);
        candidates.replace(round, judged);
        rows.prepared(round);
        rows.state(round, "reckoned");
        ledger.record(
                Act.of("selection.reckon", "selection:" + round)
                        .at(it.scopePos())
                        .to(
                                Map.of(
                                        "students",
                                        judged.size(),
                                        "chosen",
                                        judged.stream()
                                                .filter(RecordRows.Judged::chosen)
                                                .count())));
        return judged.size();
    }

    /// 提名与调整: somebody in or out against the record, with the reason; never beyond the places.
    @Transactional
    public void change(UUID round, UUID enrolment, boolean chosen, String why) {
        rows.hold(round);
        var it = rows.round(round);
        var line = candidates.line(round, enrolment).orElseThrow(() -> new Absent("candidate"));
        var unit = units.get(line.unitId());
        var quotas = chosen ? rows.quotas(round) : Map.<UUID, Integer>of();
        var over =
                units.all(quotas.keySet()).values().stream().filter(at -> at.covers(unit)).toList();
        Refused.unlessEmpty(
                Refusal.all(
                        it.state().equals("reckoned") || it.state().equals("returned")
                                ? null
                                : Refusal.conflict("selection.not-reckoned"),
                        why.isBlank() ? Refusal.input("reason", "reason.missing") : null,
                        line.chosen() == chosen ? Refusal.conflict("selection.already") : null,
                        over.stream().allMatch(DrawUp::whole)
                                ? null
                                : Refusal.forbidden("selection.beyond"),
                        over.stream()
                                        .anyMatch(at ->
                                                candidates.chosen(round, at)
                                                        >= quotas.getOrDefault(at.id(), 0))
                                ? Refusal.rule("selection.full", unit.name())
                                : null));
        candidates.change(round, enrolment, chosen, why.strip());
        ledger.record(
                Act.of(chosen ? "selection.nominate" : "selection.leave-out", "selection:" + round)
                        .at(unit.pos())
                        .because(why.strip())
                        .to(Map.of("enrolment", enrolment.toString())));
    }

    @Transactional
    public void submit(UUID round) {
        rows.hold(round);
        var it = rows.round(round);
        if (!whole(units.get(it.unitId()))) {
            throw new Absent("selection");
        }
        Refused.unlessEmpty(
                Refusal.all(
                        it.state().equals("reckoned") || it.state().equals("returned")
                                ? null
                                : Refusal.conflict("selection.not-reckoned"),
                        candidates.chosen(round, units.get(it.unitId())) == 0
                                ? Refusal.rule("selection.none-chosen")
                                : null));
        rows.submitted(round);
        ledger.record(Act.of("selection.submit", "selection:" + round).at(it.scopePos()));
    }

    /// Whether the acting person sees everybody of a unit, and so can count its places.
    static boolean whole(Unit it) {
        var scope = Acting.now().scope();
        return scope.reaches(it.pos()) && scope.reaches(it.posEnd());
    }

    private Round drafted(UUID round) {
        rows.hold(round);
        var it = rows.round(round);
        if (!whole(units.get(it.unitId()))) {
            throw new Absent("selection");
        }
        if (!it.draft()) {
            throw new Refused(Refusal.conflict("selection.submitted"));
        }
        return it;
    }

    private Unit reached(UUID unit) {
        return units.find(unit).filter(DrawUp::whole).orElseThrow(() -> new Absent("unit"));
    }

    private static boolean outside(@Nullable Integer number, int least, int most) {
        return number != null && (number < least || number > most);
    }
}
