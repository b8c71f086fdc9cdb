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

    private static final int NAMED = 20;

    private final ExamineGraduates students;
    private final DueGraduates due;

    ChangedSince(ExamineGraduates students, DueGraduates due) {
        this.students = students;
        this.due = due;
    }

    List<ExamineGraduates.Moved> of(GraduationRound it) {
        var all = new ArrayList<ExamineGraduates.Moved>();
        var places = due.places(it.institutionId(), it.concludedOn(), it.lo(), it.hi());
        var ranges = PlaceRange.of(places);
        if (ranges.isEmpty()) {
            return students.moved(GraduationRanges.look(it, it.lo(), it.hi()));
        }
        for (var i = 0; i < ranges.size(); i++) {
            // between two ranges lies who was due and is no longer
            var lo = i == 0 ? it.lo() : ranges.get(i - 1).hi() + 1;
            var hi = i == ranges.size() - 1 ? it.hi() : ranges.get(i).hi();
            all.addAll(students.moved(GraduationRanges.look(it, lo, hi)));
        }
        return all;
    }

    /// One refusal for each input that is another, naming the students.
    List<Refusal> refusals(GraduationRound it) {
        var moved = of(it);
        return List.of("new", "gone", "results", "programme", "record", "outside", "outcome")
                .stream()
                .map(what -> {
                    var who = moved.stream().filter(one -> one.what().contains(what)).toList();
                    return who.isEmpty()
                            ? null
                            : Refusal.conflict(
                                    "graduation.changed-" + what,
                                    who.size(),
                                    String.join(
                                            "、",
                                            who.stream()
                                                    .limit(NAMED)
                                                    .map(one ->
                                                            one.name()
                                                                    + "（"
                                                                    + one.studentNumber()
                                                                    + "）")
                                                    .toList()));
                })
                .filter(java.util.Objects::nonNull)
                .toList();
    }
}
