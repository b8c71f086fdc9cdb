package org.matricula.workflow.decide;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.workflow.CaseKind;
import org.matricula.workflow.CaseState;
import org.matricula.workflow.CaseView;
import org.matricula.workflow.deputise.Desk;
import org.matricula.workflow.record.CaseRows;
import org.matricula.workflow.record.FormReader;
import org.matricula.workflow.record.Kinds;
import org.matricula.workflow.record.Step;
import org.matricula.workflow.record.StepRows;
import org.matricula.workflow.record.Trail;
import org.matricula.workflow.walk.Course;
import org.matricula.workflow.walk.Parties;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// One office's decision, in one transaction with everything that follows from it.
@Service
class DecideStep {

    /// What a turn looks like from a desk.
    enum Sight {
        HIDDEN,
        VISIBLE,
        COMPETENT
    }

    private final Kinds kinds;
    private final FormReader forms;
    private final CaseRows cases;
    private final StepRows steps;
    private final Competence competence;
    private final Course course;
    private final Conclusion conclusion;
    private final Trail trail;
    private final Parties parties;
    private final Ledger ledger;
    private final Clock clock;

    DecideStep(
            Kinds kinds,
            FormReader forms,
            CaseRows cases,
            StepRows steps,
            Competence competence,
            Course course,
            Conclusion conclusion,
            Trail trail,
            Parties parties,
            Ledger ledger,
            Clock clock) {
        this.kinds = kinds;
        this.forms = forms;
        this.cases = cases;
        this.steps = steps;
        this.competence = competence;
        this.course = course;
        this.conclusion = conclusion;
        this.trail = trail;
        this.parties = parties;
        this.ledger = ledger;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    Sight sight(UUID step, Desk desk) {
        return steps.find(step)
                .flatMap(it ->
                        cases.find(it.caseId())
                                .map(of ->
                                        competence.refusals(of, it, desk).isEmpty()
                                                ? Sight.COMPETENT
                                                : Sight.VISIBLE))
                .orElse(Sight.HIDDEN);
    }

    @Transactional
    void decide(UUID stepId, Verdict verdict, @Nullable String comment, Desk desk) {
        var seen = steps.find(stepId).orElseThrow(() -> new Absent("step"));
        var it = cases.lock(seen.caseId());
        // read again behind the lock: whoever was first has decided it by now
        var step = steps.find(stepId).orElseThrow();
        Refused.unlessEmpty(refusals(it, step, verdict, comment, desk));
        var actor = desk.actor();
        var by =
                new StepRows.Decider(
                        actor.account(),
                        actor.name(),
                        actor.role(),
                        desk.principal(),
                        desk.principalName());
        if (!steps.decide(stepId, verdict.code(), comment, by, clock.instant())) {
            throw new Refused(Refusal.conflict("step.decided", "", ""));
        }
        trail.add(it, verdict.code(), step.task(), comment, desk.principalName());
        record(it, step, verdict, comment, desk);
        follow(it, step, verdict, comment);
    }

    private List<Refusal> refusals(
            CaseView it, Step step, Verdict verdict, @Nullable String comment, Desk desk) {
        if (!step.open()) {
            return List.of(
                    Refusal.conflict(
                            "step.decided",
                            Objects.requireNonNullElse(step.decided(), it.applicant()),
                            Objects.requireNonNull(step.decidedAt())
                                    .atZone(clock.getZone())
                                    .toLocalDateTime()
                                    .withNano(0)
                                    .toString()
                                    .replace('T', ' ')));
        }
        if (!it.state().underWay()) {
            return List.of(Refusal.conflict("step.not-now"));
        }
        var all = competence.refusals(it, step, desk);
        if (all.isEmpty() && verdict == Verdict.RETURN && it.applicantId() == null) {
            return List.of(Refusal.rule("step.nobody-to-return"));
        }
        if (all.isEmpty() && verdict != Verdict.APPROVE && (comment == null || comment.isBlank())) {
            return List.of(Refusal.rule("step.reason").at("comment"));
        }
        return all.isEmpty() && verdict == Verdict.APPROVE
                ? hindrances(kinds.get(it.kind()), it, step.task())
                : all;
    }

    private <F extends Record> List<Refusal> hindrances(
            CaseKind<F> kind, CaseView it, String task) {
        return kind.hindrances(forms.form(kind, it.fields()), it, task);
    }

    private <F extends Record> void passed(CaseKind<F> kind, CaseView it, String task) {
        kind.passed(forms.form(kind, it.fields()), it, task);
    }

    private void follow(CaseView it, Step step, Verdict verdict, @Nullable String comment) {
        switch (verdict) {
            case APPROVE -> {
                cases.state(it.id(), CaseState.IN_PROGRESS);
                passed(kinds.get(it.kind()), it, step.task());
                if (course.complete(it, step.task())) {
                    conclusion.grant(cases.get(it.id()));
                }
            }
            case RETURN -> {
                cases.state(it.id(), CaseState.AMENDING);
                parties.tell(it, "notice.case.returned");
            }
            case REFUSE -> {
                course.end(it, "refused");
                cases.concluded(it.id(), CaseState.REFUSED, clock.instant(), null, null);
                kinds.get(it.kind()).refused(cases.get(it.id()), comment);
                parties.tell(it, "notice.case.refused");
            }
        }
    }

    private void record(
            CaseView it, Step step, Verdict verdict, @Nullable String comment, Desk desk) {
        var after = new HashMap<String, Object>();
        after.put("task", step.task());
        after.put("number", String.valueOf(it.number()));
        if (desk.principal() != null) {
            after.put("inPlaceOf", desk.principal().toString());
        }
        ledger.record(
                Act.of("case." + verdict.code(), "case:" + it.id())
                        .at(it.scopePos())
                        .inCase(it.id())
                        .because(comment)
                        .to(after));
    }
}
