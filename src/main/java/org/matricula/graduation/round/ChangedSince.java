package org.matricula.graduation.round;

import java.util.ArrayList;
import java.util.List;
import org.matricula.graduation.audit.DueGraduates;
import org.matricula.graduation.audit.ExamineGraduates;
import org.matricula.job.PlaceRange;
import org.matricula.kernel.Refusal;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Looks at a round's students once more with the round's own conditions: a first and a final
/// review can not differ without naming whom and by what.
@Component
@Transactional(propagation = Propagation.MANDATORY)
class ChangedSince {

    private final ExamineGraduates students;
    private final DueGraduates due;

    ChangedSince(ExamineGraduates students, DueGraduates due) {
        this.students = students;
        this.due = due;
    }

    private List<List<ExamineGraduates.Moved>> of(GraduationRound it) {
        var all = new ArrayList<List<ExamineGraduates.Moved>>();
        var places = due.places(it.institutionId(), it.concludedOn(), it.lo(), it.hi());
        var ranges = PlaceRange.of(places);
        if (ranges.isEmpty()) {
            return List.of(moved(it, it.lo(), it.hi()));
        }
        for (var i = 0; i < ranges.size(); i++) {
            // between two ranges lies who was due and is no longer
            var lo = i == 0 ? it.lo() : ranges.get(i - 1).hi() + 1;
            var hi = i == ranges.size() - 1 ? it.hi() : ranges.get(i).hi();
            all.add(moved(it, lo, hi));
        }
        return all;
    }

    private List<ExamineGraduates.Moved> moved(GraduationRound it, long lo, long hi) {
        return students.moved(GraduationRanges.look(it, lo, hi), VerdictSteps.NAMED);
    }

    /// One refusal for each input that is another, with how many, naming the first.
    List<Refusal> refusals(GraduationRound it) {
        var moved = of(it);
        return List.of("new", "gone", "results", "programme", "record", "outside", "outcome")
                .stream()
                .map(what -> stopped(moved, what))
                .filter(one -> !one.who().nobody())
                .map(one -> Refusal.conflict("graduation.changed-" + one.what(), one.who().told()))
                .toList();
    }

    private record Changed(String what, VerdictSteps.Stopped who) {}

    /// Each line of a range tells how many there are in it.
    private static Changed stopped(List<List<ExamineGraduates.Moved>> ranges, String what) {
        var of =
                ranges.stream()
                        .map(range -> range.stream().filter(it -> it.what().equals(what)).toList())
                        .filter(range -> !range.isEmpty())
                        .toList();
        return new Changed(
                what,
                new VerdictSteps.Stopped(
                        of.stream().mapToInt(range -> range.getFirst().students()).sum(),
                        of.stream()
                                .flatMap(List::stream)
                                .map(it -> new VerdictSteps.Named(it.name(), it.studentNumber()))
                                .limit(VerdictSteps.NAMED)
                                .toList()));
    }
}
