package org.matricula.standing.run;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.matricula.calendar.Term;
import org.matricula.calendar.Terms;
import org.matricula.job.PlaceRange;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// One range of a run, in a transaction of its own: what it found and how far the run has come are
/// written together, so that a run that was killed goes on where it was and repeats nothing.
@Service
class WarningRanges {

    /// Thrown inside a range that is no longer wanted: rolls it back.
    static final class Cancelled extends RuntimeException {}

    private final WarningRuns runs;
    private final ExamineStudents students;
    private final Terms terms;
    private final Clock clock;

    WarningRanges(WarningRuns runs, ExamineStudents students, Terms terms, Clock clock) {
        this.runs = runs;
        this.students = students;
        this.terms = terms;
        this.clock = clock;
    }

    @Transactional
    public List<PlaceRange.Place> places(WarningRun run) {
        return students.places(run.institutionId(), run.lo(), run.hi());
    }

    @Transactional
    public void range(WarningRun run, long lo, long hi) {
        var until =
                terms.of(run.institutionId()).stream()
                        .filter(it -> !it.from().isAfter(run.termFrom()))
                        .toList();
        var given =
                students.examine(
                        new ExamineStudents.Look(
                                run.id(),
                                run.institutionId(),
                                until.stream().map(Term::id).toList(),
                                year(until, run.termId()),
                                run.prior(),
                                run.asOf(),
                                run.listedFrom(),
                                lo,
                                hi));
        if (!runs.reached(run.id(), given, hi)) {
            throw new Cancelled();
        }
    }

    @Transactional
    public void conclude(WarningRun run) {
        if (!runs.done(run.id(), clock.instant())) {
            throw new Cancelled();
        }
    }

    /// The terms of the same academic year, up to and with the run's own.
    private static List<UUID> year(List<Term> until, UUID term) {
        var year =
                until.stream()
                        .filter(it -> it.id().equals(term))
                        .map(Term::year)
                        .findFirst()
                        .orElse("");
        return until.stream().filter(it -> it.year().equals(year)).map(Term::id).toList();
    }
}
