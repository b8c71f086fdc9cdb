package org.matricula.graduation.round;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.matricula.graduation.audit.DueGraduates;
import org.matricula.graduation.audit.ExamineGraduates;
import org.matricula.job.PlaceRange;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// One range of a round, in a transaction of its own: what it found and how far the round has come
/// are written together, so that a run that was killed goes on where it was and repeats nothing.
@Service
class GraduationRanges {

    /// Thrown inside a range that is no longer wanted: rolls it back.
    static final class Cancelled extends RuntimeException {}

    private static final int NAMED = 20;

    private final GraduationRounds rounds;
    private final ExamineGraduates students;
    private final DueGraduates due;
    private final PublishGraduates publishGraduates;
    private final Clock clock;

    GraduationRanges(
            GraduationRounds rounds,
            ExamineGraduates students,
            DueGraduates due,
            PublishGraduates publishGraduates,
            Clock clock) {
        this.rounds = rounds;
        this.students = students;
        this.due = due;
        this.publishGraduates = publishGraduates;
        this.clock = clock;
    }

    @Transactional
    public List<PlaceRange.Place> places(GraduationRound it) {
        return due.places(it.institutionId(), it.concludedOn(), it.lo(), it.hi());
    }

    @Transactional
    public void range(GraduationRound it, long lo, long hi) {
        var given = students.examine(look(it, lo, hi));
        if (!rounds.reached(it.id(), given, hi)) {
            throw new Cancelled();
        }
    }

    @Transactional
    public void conclude(GraduationRound it) {
        if (!rounds.done(it.id(), clock.instant())) {
            throw new Cancelled();
        }
        publishGraduates.giveWay(it);
    }

    /// Of those in the reader's reach.
    @Transactional(readOnly = true)
    public DueGraduates.UnknownEnd unknownEnd(GraduationRound it) {
        return due.unknownEnd(it.institutionId(), it.lo(), it.hi(), NAMED);
    }

    /// The same look that a round has taken, again.
    static ExamineGraduates.Look look(GraduationRound it, long lo, long hi) {
        return new ExamineGraduates.Look(
                it.id(),
                it.institutionId(),
                it.rulesOn(),
                it.concludedOn(),
                lo,
                hi,
                null,
                null,
                List.<UUID>of());
    }
}
