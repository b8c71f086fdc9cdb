package org.matricula.workflow.apply;

import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.workflow.CaseState;
import org.matricula.workflow.CaseView;
import org.matricula.workflow.record.CaseRows;
import org.matricula.workflow.record.StepRows;
import org.matricula.workflow.record.Trail;
import org.matricula.workflow.walk.Course;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 撤回: the applicant takes the application back before anybody has acted upon it, or while it is in
/// their own hands.
@Service
public class RetractCase {

    private final Applicant applicant;
    private final CaseRows cases;
    private final StepRows steps;
    private final Course course;
    private final Trail trail;
    private final Ledger ledger;
    private final Clock clock;

    RetractCase(
            Applicant applicant,
            CaseRows cases,
            StepRows steps,
            Course course,
            Trail trail,
            Ledger ledger,
            Clock clock) {
        this.applicant = applicant;
        this.cases = cases;
        this.steps = steps;
        this.course = course;
        this.trail = trail;
        this.ledger = ledger;
        this.clock = clock;
    }

    @Transactional
    public void retract(UUID id, @Nullable String why) {
        var it = applicant.own(id);
        Refused.unlessEmpty(Refusal.all(refusal(it)));
        course.end(it, "retracted");
        cases.concluded(id, CaseState.RETRACTED, clock.instant(), null, null);
        trail.add(it, "retracted", null, why);
        ledger.record(
                Act.of("case.retract", "case:" + id).at(it.scopePos()).inCase(id).because(why));
    }

    private @Nullable Refusal refusal(CaseView it) {
        return switch (it.state()) {
            case DRAFT, SUBMITTED, AMENDING -> null;
            case IN_PROGRESS ->
                    Refusal.conflict(
                            "case.acted-upon",
                            steps.of(it.id()).stream()
                                    .filter(step -> step.stands("approve") || step.stands("return"))
                                    .map(step -> String.valueOf(step.decided()))
                                    .reduce("", (a, b) -> b));
            case APPROVED, EFFECTIVE, REFUSED, RETRACTED, REVERSED ->
                    Refusal.conflict("case.concluded");
        };
    }
}
