package org.matricula.coursework;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.policy.Policies;
import org.matricula.workflow.Application;
import org.matricula.workflow.CaseKind;
import org.matricula.workflow.CaseView;
import org.matricula.workflow.Evidence;
import org.matricula.workflow.FormField;
import org.matricula.workflow.Outcome;
import org.matricula.workflow.Proceedings;
import org.matricula.workflow.Publicity;
import org.matricula.workflow.Subject;
import org.springframework.stereotype.Component;

/// 成绩更正 (B-10): after submission a grade changes by the teacher's application, with the paper as
/// evidence, approved by department and academic office. What stood stays beside it.
@Component
class GradeCorrection implements CaseKind<GradeCorrectionRequest> {

    static final String CODE = "grade-correction";

    private final GradeCorrections corrections;
    private final GradeCorrectionPaper paper;
    private final Tasks tasks;
    private final Policies policies;
    private final Clock clock;

    GradeCorrection(
            GradeCorrections corrections,
            GradeCorrectionPaper paper,
            Tasks tasks,
            Policies policies,
            Clock clock) {
        this.corrections = corrections;
        this.paper = paper;
        this.tasks = tasks;
        this.policies = policies;
        this.clock = clock;
    }

    @Override
    public String code() {
        return CODE;
    }

    @Override
    public Publicity publicity() {
        return Publicity.WITHIN;
    }

    @Override
    public Class<GradeCorrectionRequest> form() {
        return GradeCorrectionRequest.class;
    }

    @Override
    public List<FormField> fields() {
        return GradeCorrectionRequest.fields();
    }

    @Override
    public Set<String> applicants() {
        return Set.of("teacher");
    }

    @Override
    public boolean approvedAsItIs() {
        return true;
    }

    /// It stands in the way of no change of status, nor any of it.
    @Override
    public boolean exclusive() {
        return false;
    }

    /// Opened from the grade itself, for it is about one.
    @Override
    public boolean offered(Subject subject) {
        return false;
    }

    @Override
    public String sheet(UUID caseId) {
        return "/grade-corrections/" + caseId;
    }

    @Override
    public List<Evidence> evidence(GradeCorrectionRequest form, Application it) {
        return List.of(Evidence.required("exam-paper-scan"), Evidence.welcome("score-book"));
    }

    @Override
    public List<String> mayAskFor() {
        return List.of("exam-paper-scan", "score-book");
    }

    @Override
    public List<String> rules() {
        return List.of(
                "grade.correction.same",
                "grade.correction.incomplete",
                "grade.correction.moved",
                "grade.correction.double",
                "grade.correction.late");
    }

    @Override
    public Set<String> waivable() {
        return Set.of("grade.correction.late");
    }

    @Override
    public List<Refusal> refusals(GradeCorrectionRequest form, Application it) {
        var found = it.caseId() == null ? null : corrections.find(it.caseId()).orElse(null);
        if (found == null) {
            return List.of(Refusal.rule("grade.correction.sheet"));
        }
        var all = new ArrayList<Refusal>();
        all.addAll(
                Refusal.all(
                        Refusal.when(found.same(), "grade.correction.same"),
                        wrongSort(form, found),
                        found.grantedAt() == null && found.version() != found.fromVersion()
                                ? Refusal.conflict("grade.correction.moved")
                                : null,
                        corrections.underWay(found.gradeId(), found.caseId())
                                ? Refusal.conflict("grade.correction.double")
                                : null,
                        late(found, it)));
        return all;
    }

    @Override
    public LocalDate effectiveOn(GradeCorrectionRequest form) {
        return LocalDate.now(clock);
    }

    @Override
    public Outcome effect(GradeCorrectionRequest form, CaseView granted) {
        if (!corrections.grant(granted.id(), clock.instant())) {
            throw new Refused(Refusal.conflict("grade.correction.moved"));
        }
        return Outcome.of(corrections.of(granted).gradeId());
    }

    @Override
    public void issue(GradeCorrectionRequest form, CaseView granted, Proceedings proceedings) {
        paper.issue(form, corrections.of(granted), granted, proceedings);
    }

    @Override
    public Outcome reverse(
            GradeCorrectionRequest form, CaseView granted, CaseView reversal, String reason) {
        if (!corrections.reverse(granted.id(), clock.instant())) {
            throw new Refused(Refusal.conflict("grade.correction.moved"));
        }
        paper.takeBack(granted, reason);
        return Outcome.of(corrections.of(granted).gradeId());
    }

    /// 撤销 leaves nothing, 补报 and 修改 a whole result.
    private static @Nullable Refusal wrongSort(GradeCorrectionRequest form, Correction it) {
        var withdrawn = form.correction().equals("withdraw");
        return withdrawn == it.after().blank() && (withdrawn || it.complete())
                ? null
                : Refusal.rule("grade.correction.incomplete");
    }

    private @Nullable Refusal late(Correction found, Application it) {
        var task = tasks.get(found.taskId());
        var days = policies.value(GradePolicies.CORRECTION_DAYS, task.institutionId(), it.on());
        var last = task.lastDay().plusDays(days);
        return it.on().isAfter(last)
                ? Refusal.rule("grade.correction.late", last.toString())
                : null;
    }
}
