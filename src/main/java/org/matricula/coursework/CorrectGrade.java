package org.matricula.coursework;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.policy.Policies;
import org.matricula.workflow.apply.AmendCase;
import org.matricula.workflow.apply.DraftCase;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 填写更正单: the teacher opens a case for one submitted grade, and says what is to stand.
@Service
class CorrectGrade {

    private final Tasks tasks;
    private final GradeCorrections corrections;
    private final DraftCase draftCase;
    private final AmendCase amendCase;
    private final EnterGrades enterGrades;
    private final Policies policies;
    private final Ledger ledger;

    CorrectGrade(
            Tasks tasks,
            GradeCorrections corrections,
            DraftCase draftCase,
            AmendCase amendCase,
            EnterGrades enterGrades,
            Policies policies,
            Ledger ledger) {
        this.tasks = tasks;
        this.corrections = corrections;
        this.draftCase = draftCase;
        this.amendCase = amendCase;
        this.enterGrades = enterGrades;
        this.policies = policies;
        this.ledger = ledger;
    }

    /// @return the case
    @Transactional
    UUID ask(UUID task, UUID grade, String why) {
        var it = tasks.get(task);
        var line =
                tasks.lines(task).stream()
                        .filter(one -> one.id().equals(grade))
                        .findFirst()
                        .orElseThrow(() -> new Absent("grade"));
        Refused.unlessEmpty(
                Refusal.all(
                        tasks.taught(it) ? null : Refusal.forbidden("grade.teacher", it.teacher()),
                        it.entering() ? Refusal.conflict("grade.correction.entering") : null));
        var id = draftCase.draft(GradeCorrection.CODE, line.enrolmentId(), Map.of(), why);
        corrections.open(id, grade);
        return id;
    }

    /// @throws Absent if there is none within reach
    @Transactional(readOnly = true)
    Correction show(UUID caseId) {
        return corrections.find(caseId).orElseThrow(() -> new Absent("case"));
    }

    @Transactional(readOnly = true)
    List<Correction> granted(UUID term, int most) {
        return corrections.granted(term, most);
    }

    /// @param typed the new values, all of them
    @Transactional
    void put(UUID caseId, Typed typed) {
        var it = show(caseId);
        var mine = it.applicant() != null && it.applicant().equals(Acting.now().account());
        if (!it.editable() || !mine) {
            throw new Refused(Refusal.conflict("grade.correction.closed"));
        }
        var task = tasks.get(it.taskId());
        var reckoning =
                new Reckoning(
                        Scale.of(task.scale()).orElseThrow(),
                        it.formula(),
                        policies.value(
                                GradePolicies.PASS_MARK, task.institutionId(), task.closesOn()));
        var wrong = reckoning.refusal(typed, it.name());
        Refused.unlessEmpty(Refusal.all(wrong == null ? null : wrong.at("exam")));
        if (!it.asks(typed)) {
            amendCase.beside(caseId);
        }
        corrections.put(caseId, typed, reckoning.total(typed), reckoning.passed(typed));
        ledger.record(
                Act.of("coursework.fill-correction", "case:" + caseId)
                        .at(task.scopePos())
                        .inCase(caseId));
    }
}
