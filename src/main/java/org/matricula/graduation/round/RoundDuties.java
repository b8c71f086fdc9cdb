package org.matricula.graduation.round;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.matricula.calendar.Duty;
import org.matricula.calendar.DutySource;
import org.matricula.calendar.Term;
import org.matricula.calendar.Terms;
import org.matricula.kernel.Acting;
import org.matricula.organisation.Unit;
import org.matricula.organisation.Units;
import org.springframework.stereotype.Component;

/// By when the four rounds of each term's graduation audit are to be done (国家开放大学毕业审核), for whoever
/// audits a whole institution. A round that was done is none any more.
@Component
class RoundDuties implements DutySource {

    private final Terms terms;
    private final Units units;
    private final BeginGraduationRound begin;
    private final DoneRounds rounds;

    RoundDuties(Terms terms, Units units, BeginGraduationRound begin, DoneRounds rounds) {
        this.terms = terms;
        this.units = units;
        this.begin = begin;
        this.rounds = rounds;
    }

    @Override
    public List<Duty> duties(LocalDate from, LocalDate until) {
        var actor = Acting.now();
        if (actor.unit() == null || !actor.holds("registrar", "academic-office-head")) {
            return List.of();
        }
        var at = units.get(actor.unit());
        return at.institution() && BeginGraduationRound.whole(at) == null
                ? due(at, from, until)
                : List.of();
    }

    private List<Duty> due(Unit at, LocalDate from, LocalDate until) {
        var all = terms.of(at.id());
        var done = rounds.of(at.id());
        return all.stream()
                .flatMap(term ->
                        BeginGraduationRound.KINDS.stream()
                                .filter(kind ->
                                        done.stream()
                                                .noneMatch(it ->
                                                        it.kind().equals(kind)
                                                                && endsIn(term, it, all)))
                                .map(kind ->
                                        new Duty(
                                                begin.dueOn(at, kind, term.until().minusDays(1)),
                                                "graduation-round-" + kind,
                                                term.year() + " " + term.name(),
                                                0,
                                                "/graduation/rounds")))
                .filter(it -> !it.on().isBefore(from) && it.on().isBefore(until))
                .toList();
    }

    /// Whether its batch ends in this term or in the holidays after it.
    private static boolean endsIn(Term term, DoneRounds.Done it, List<Term> all) {
        return all.stream()
                .filter(other -> !other.from().isAfter(it.concludedOn()))
                .max(Comparator.comparing(Term::from))
                .filter(term::equals)
                .isPresent();
    }
}
