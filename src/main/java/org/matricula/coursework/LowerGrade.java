package org.matricula.coursework;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.coursework.LoweredGrades.Graded;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.policy.Policies;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// 降低分数: a published mark is lowered by a decision against the student, and put back where that
/// decision is taken back. What stood before stays among the values that ever stood.
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class LowerGrade {

    private final LoweredGrades grades;
    private final Policies policies;
    private final Ledger ledger;
    private final Clock clock;

    LowerGrade(LoweredGrades grades, Policies policies, Ledger ledger, Clock clock) {
        this.grades = grades;
        this.policies = policies;
        this.ledger = ledger;
        this.clock = clock;
    }

    /// The student's latest published mark in a course, of the scale to a hundred.
    public Optional<Graded> published(UUID enrolment, String course) {
        return grades.published(enrolment, course);
    }

    /// @param decision number of the decision it rests upon
    /// @return the mark before
    /// @throws Refused if the mark is not a lower one
    public int lower(UUID grade, int mark, String decision, String reason) {
        var it = held(grade);
        if (mark < 0 || mark >= it.total()) {
            throw new Refused(Refusal.rule("grade.not-lower", it.course(), it.total()));
        }
        write(it, mark, decision, reason, "coursework.lower-grade");
        return it.total();
    }

    /// The mark that stood before, unless it has been changed again meanwhile.
    public void restore(UUID grade, int lowered, int before, String decision, String reason) {
        var it = held(grade);
        if (it.total() != lowered) {
            throw new Refused(Refusal.conflict("grade.changed-since", it.course(), it.total()));
        }
        write(it, before, decision, reason, "coursework.restore-grade");
    }

    private Graded held(UUID grade) {
        grades.hold(grade);
        return grades.find(grade).orElseThrow(() -> new Absent("grade " + grade));
    }

    private void write(Graded it, int mark, String decision, String reason, String act) {
        var pass = policies.value(GradePolicies.PASS_MARK, it.institutionId(), it.closesOn());
        grades.write(it, mark, mark >= pass, decision, reason, clock.instant());
        ledger.record(
                Act.of(act, "grade:" + it.id())
                        .at(it.scopePos())
                        .because(reason)
                        .from(Map.of("total", it.total()))
                        .to(Map.of("total", mark, "decision", decision)));
    }
}
