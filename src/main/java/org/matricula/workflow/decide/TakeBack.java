package org.matricula.workflow.decide;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.workflow.CaseState;
import org.matricula.workflow.CaseView;
import org.matricula.workflow.deputise.Desk;
import org.matricula.workflow.record.CaseRows;
import org.matricula.workflow.record.Step;
import org.matricula.workflow.record.StepRows;
import org.matricula.workflow.record.Trail;
import org.matricula.workflow.walk.Course;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 收回: whoever decided a turn takes the decision back, until the next person acts. What has taken
/// effect is not taken back but reversed.
@Service
class TakeBack {

    private final CaseRows cases;
    private final StepRows steps;
    private final Course course;
    private final Trail trail;
    private final Ledger ledger;

    TakeBack(CaseRows cases, StepRows steps, Course course, Trail trail, Ledger ledger) {
        this.cases = cases;
        this.steps = steps;
        this.course = course;
        this.trail = trail;
        this.ledger = ledger;
    }

    @Transactional
    void takeBack(UUID stepId, @Nullable String comment, Desk desk) {
        var seen = steps.find(stepId).orElseThrow(() -> new Absent("step"));
        var it = cases.lock(seen.caseId());
        var all = steps.of(it.id());
        var step = steps.find(stepId).orElseThrow();
        Refused.unlessEmpty(refusals(it, step, all, desk));
        // what the applicant has changed since goes on by being sent in again, past its rules
        if (it.state() == CaseState.AMENDING && !steps.ofThisContent(stepId)) {
            throw new Refused(Refusal.conflict("step.changed-since"));
        }
        course.back(it, step);
        var before =
                all.stream()
                        .anyMatch(other -> !other.id().equals(stepId) && other.stands("approve"));
        cases.state(it.id(), before ? CaseState.IN_PROGRESS : CaseState.SUBMITTED);
        trail.add(it, "taken-back", step.task(), comment, desk.principalName());
        ledger.record(
                Act.of("case.take-back", "case:" + it.id())
                        .at(it.scopePos())
                        .inCase(it.id())
                        .because(comment)
                        .from(Map.of("task", step.task(), "decision", step.decision())));
    }

    @Transactional(readOnly = true)
    boolean possible(UUID stepId, Desk desk) {
        return steps.find(stepId)
                .filter(step ->
                        refusals(cases.get(step.caseId()), step, steps.of(step.caseId()), desk)
                                .isEmpty())
                .isPresent();
    }

    private static List<Refusal> refusals(CaseView it, Step step, List<Step> all, Desk desk) {
        if (!Objects.equals(step.decidedBy(), desk.actor().account())) {
            return List.of(Refusal.forbidden("step.not-yours"));
        }
        var possible =
                (it.state().underWay() && step.stands("approve"))
                        || (it.state() == CaseState.AMENDING && step.stands("return"));
        if (!possible) {
            return List.of(Refusal.conflict("step.not-now"));
        }
        return all.stream()
                .filter(later -> later.decidedAt() != null && !later.takenBack())
                .filter(later -> !"lapse".equals(later.decision()))
                .filter(later -> later.decidedAt().isAfter(step.decidedAt()))
                .map(later -> Refusal.conflict("step.acted-upon", String.valueOf(later.decided())))
                .limit(1)
                .toList();
    }
}
