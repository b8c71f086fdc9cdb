package org.matricula.discipline.appeal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.discipline.AppealWays;
import org.matricula.discipline.DisciplineLetters;
import org.matricula.discipline.Measure;
import org.matricula.discipline.appeal.Appeals.Appeal;
import org.matricula.discipline.delivery.DecidedCases;
import org.matricula.document.DocumentKind;
import org.matricula.document.Notice.Paragraph;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.workflow.Application;
import org.matricula.workflow.CaseKind;
import org.matricula.workflow.CaseView;
import org.matricula.workflow.Evidence;
import org.matricula.workflow.FormField;
import org.matricula.workflow.Outcome;
import org.matricula.workflow.Proceedings;
import org.matricula.workflow.Subject;
import org.matricula.workflow.Subjects;
import org.springframework.stereotype.Component;

/// 申诉 (普通高等学校学生管理规定 第五十九条至第六十一条): against a sanction, a withdrawal or a cancelled admission; heard
/// by the committee, none of whom had a part in it; carried out by the school.
@Component
class AppealKind implements CaseKind<AppealRequest> {

    private final DecidedCases cases;
    private final Appeals appeals;
    private final AppealClocks clocks;
    private final AppealWays ways;
    private final CarryOutAppeal carryOut;
    private final DisciplineLetters letters;
    private final Subjects subjects;

    AppealKind(
            DecidedCases cases,
            Appeals appeals,
            AppealClocks clocks,
            AppealWays ways,
            CarryOutAppeal carryOut,
            DisciplineLetters letters,
            Subjects subjects) {
        this.cases = cases;
        this.appeals = appeals;
        this.clocks = clocks;
        this.ways = ways;
        this.carryOut = carryOut;
        this.letters = letters;
        this.subjects = subjects;
    }

    @Override
    public String code() {
        return "appeal";
    }

    @Override
    public Class<AppealRequest> form() {
        return AppealRequest.class;
    }

    @Override
    public List<FormField> fields() {
        return AppealRequest.fields();
    }

    @Override
    public Set<String> applicants() {
        return Set.of("student", "guardian");
    }

    @Override
    public Set<String> readers() {
        return Set.of(
                "appeals-committee",
                "student-affairs",
                "legal-reviewer",
                "academic-office-head",
                "vice-principal");
    }

    /// Begun from the decision it is against.
    @Override
    public boolean offered(Subject subject) {
        return false;
    }

    @Override
    public boolean exclusive() {
        return false;
    }

    @Override
    public List<Evidence> evidence(AppealRequest form, Application it) {
        return List.of(Evidence.welcome("discipline-appeal"));
    }

    @Override
    public List<String> mayAskFor() {
        return List.of("discipline-appeal");
    }

    @Override
    public List<String> rules() {
        return List.of("appeal.none", "appeal.not-standing", "appeal.late", "appeal.twice");
    }

    @Override
    public List<Refusal> refusals(AppealRequest form, Application it) {
        var found = cases.numbered(it.subject().id(), form.decision());
        if (found.isEmpty()) {
            return List.of(Refusal.rule("appeal.none", form.decision()).at("decision"));
        }
        var decided = found.get();
        var last = clocks.lastDay(decided);
        return Refusal.all(
                decided.stands() ? null : Refusal.conflict("appeal.not-standing"),
                Refusal.when(it.on().isAfter(last), "appeal.late", last.toString()),
                appeals.against(decided.id(), it.caseId())
                        .map(number -> Refusal.conflict("appeal.twice", number))
                        .orElse(null));
    }

    @Override
    public LocalDate effectiveOn(AppealRequest form) {
        return clocks.today();
    }

    /// 收到申诉: from this day the committee's clock runs.
    @Override
    public void submitting(AppealRequest form, CaseView it) {
        var decided = cases.numbered(it.subject(), form.decision()).orElseThrow();
        var today = clocks.today();
        appeals.begin(it, decided.id(), today, clocks.due(it.institution(), today));
    }

    /// 回避: whoever had a part in the decision passes nothing here.
    @Override
    public List<Refusal> hindrances(AppealRequest form, CaseView it, String task) {
        if (!task.equals("review")) {
            return List.of();
        }
        var appeal = appeals.get(it.id());
        return Refusal.all(
                tookPart(appeal), Refusal.when(appeal.conclusion() == null, "appeal.open"));
    }

    @Nullable Refusal tookPart(Appeal it) {
        return cases.parts(it.decidedId()).contains(Acting.now().account())
                ? Refusal.forbidden("appeal.took-part")
                : null;
    }

    @Override
    public Outcome effect(AppealRequest form, CaseView granted) {
        var it = appeals.lock(granted.id());
        var conclusion = it.conclusion();
        if (conclusion == null) {
            throw new Refused(Refusal.rule("appeal.open"));
        }
        if (it.suspendedOn() != null) {
            appeals.resume(it.caseId(), clocks.today());
        }
        var reversal =
                carryOut.carryOut(
                        it.decidedId(),
                        conclusion,
                        it.measure(),
                        it.months(),
                        it.caseNumber(),
                        Objects.requireNonNull(it.reasons()));
        reversal.ifPresent(id -> appeals.reversal(it.caseId(), id));
        return new Outcome(reversal.map(List::of).orElse(List.<UUID>of()));
    }

    @Override
    public void issue(AppealRequest form, CaseView granted, Proceedings proceedings) {
        var it = appeals.get(granted.id());
        var all = new ArrayList<Paragraph>();
        all.add(new Paragraph("discipline.letter.appeal.against", it.decidedNumber()));
        all.add(new Paragraph("discipline.letter.appeal.claims", form.claims()));
        all.add(new Paragraph("discipline.letter.appeal.reasons", String.valueOf(it.reasons())));
        all.add(conclusion(it));
        all.add(ways.toldFurther(it.institutionId(), clocks.today()));
        var paper =
                letters.decision(
                        DocumentKind.APPEAL_DECISION,
                        subjects.get(it.enrolmentId()),
                        granted.id(),
                        all);
        appeals.number(granted.id(), paper.number());
        if ("revoke".equals(it.conclusion()) && it.decidedKind().equals("sanction")) {
            letters.voided(it.decidedId(), paper);
        }
    }

    private Paragraph conclusion(Appeal it) {
        return "change".equals(it.conclusion())
                ? new Paragraph(
                        "discipline.letter.appeal.change",
                        letters.text(
                                "case.option."
                                        + Measure.of(Objects.requireNonNull(it.measure())).code()),
                        String.valueOf(it.months()))
                : new Paragraph("discipline.letter.appeal." + it.conclusion());
    }

    @Override
    public Outcome reverse(AppealRequest form, CaseView granted, CaseView reversal, String reason) {
        throw new Refused(Refusal.rule("appeal.stands"));
    }

    @Override
    public String sheet(UUID caseId) {
        return Acting.now().holds("student", "guardian") ? "/own-discipline" : "/appeals/" + caseId;
    }
}
