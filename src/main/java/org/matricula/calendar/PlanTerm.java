package org.matricula.calendar;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.organisation.TreeKeepers;
import org.matricula.organisation.Unit;
import org.matricula.organisation.Units;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 编排学期: of a unit and of all below it that have none of their own.
@Service
public class PlanTerm {

    private static final Pattern YEAR = Pattern.compile("(\\d{4})-(\\d{4})");
    private static final int MOST_TERMS = 4;

    private final Units units;
    private final TermRows rows;
    private final Terms terms;
    private final Ledger ledger;

    PlanTerm(Units units, TermRows rows, Terms terms, Ledger ledger) {
        this.units = units;
        this.rows = rows;
        this.terms = terms;
        this.ledger = ledger;
    }

    /// @param year 学年, such as `2026-2027`
    /// @param seq 1 autumn, 2 spring, 3 summer
    /// @param until first day after the term
    @Transactional
    public UUID plan(
            UUID unit, String year, int seq, String name, LocalDate from, LocalDate until) {
        var at = units.get(unit);
        Refused.unlessEmpty(refusals(at, year, seq, name, from, until));
        var id = rows.insert(unit, year, seq, name.strip(), from, until);
        record("calendar.term.plan", at, id, year + "/" + seq, from, until);
        return id;
    }

    @Transactional
    public void change(UUID unit, UUID term, String name, LocalDate from, LocalDate until) {
        var at = units.get(unit);
        var now = terms.find(unit, term).orElseThrow(() -> new Absent("term " + term));
        Refused.unlessEmpty(refusals(at, now.year(), now.seq(), name, from, until));
        rows.change(term, name.strip(), from, until);
        record("calendar.term.change", at, term, now.year() + "/" + now.seq(), from, until);
    }

    private void record(
            String action, Unit at, UUID term, String which, LocalDate from, LocalDate until) {
        ledger.record(
                Act.of(action, "term:" + term)
                        .at(at.pos())
                        .to(
                                Map.of(
                                        "term",
                                        which,
                                        "from",
                                        from.toString(),
                                        "until",
                                        until.toString())));
    }

    private static List<Refusal> refusals(
            Unit at, String year, int seq, String name, LocalDate from, LocalDate until) {
        var shape = YEAR.matcher(year);
        var consecutive =
                shape.matches()
                        && Integer.parseInt(shape.group(2)) == Integer.parseInt(shape.group(1)) + 1;
        return Refusal.all(
                TreeKeepers.unlessMay(at),
                consecutive ? null : Refusal.input("year", "term.year"),
                seq < 1 || seq > MOST_TERMS ? Refusal.input("seq", "term.seq") : null,
                name.isBlank() ? Refusal.input("name", "field.missing") : null,
                from.isBefore(until) ? null : Refusal.input("until", "term.span"));
    }
}
