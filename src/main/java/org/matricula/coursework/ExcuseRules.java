package org.matricula.coursework;

import java.util.List;
import java.util.UUID;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.workflow.Application;
import org.matricula.workflow.CaseView;
import org.matricula.workflow.Outcome;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// What 缓考 and 免修 have in common: a registered course whose grades are still entered, asked for
/// before its exam.
@Component
@Transactional(propagation = Propagation.MANDATORY)
class ExcuseRules {

    static final List<String> CODES =
            List.of(
                    "excuse.course",
                    "excuse.submitted",
                    "excuse.held",
                    "excuse.graded",
                    "excuse.late");

    private final HeldMarks marks;
    private final HoldMark holdMark;

    ExcuseRules(HeldMarks marks, HoldMark holdMark) {
        this.marks = marks;
        this.holdMark = holdMark;
    }

    List<Refusal> refusals(String course, Application it) {
        var found = marks.registered(it.subject().id(), course.strip()).orElse(null);
        if (found == null) {
            return List.of(Refusal.rule("excuse.course", course).at("course"));
        }
        return Refusal.all(
                found.stage().equals("entering")
                        ? null
                        : Refusal.rule("excuse.submitted", found.course()),
                found.held() == null ? null : Refusal.rule("excuse.held", found.course()),
                found.held() == null && !found.blank()
                        ? Refusal.rule("excuse.graded", found.course())
                        : null,
                it.on().isAfter(found.lastDay())
                        ? Refusal.rule("excuse.late", found.lastDay().toString())
                        : null);
    }

    Outcome put(String course, String mark, CaseView granted) {
        var found =
                marks.registered(granted.subject(), course.strip())
                        .orElseThrow(() -> new Refused(Refusal.conflict("excuse.course", course)));
        var number = String.valueOf(granted.number());
        return Outcome.of(holdMark.put(found.task(), found.grade(), mark, granted.id(), number));
    }

    Outcome lift(UUID caseId, String reason) {
        holdMark.lift(caseId, reason);
        return Outcome.of(caseId);
    }
}
