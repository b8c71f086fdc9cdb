package org.matricula.coursework;

import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 复查结论: who teaches the course, or the department, says what was found in the paper and the score
/// book; where it was a mistake, its teacher opens the correction from here.
@Service
class FindRecheck {

    private final GradeRechecks rechecks;
    private final Tasks tasks;
    private final CorrectGrade correctGrade;
    private final Ledger ledger;
    private final Clock clock;

    FindRecheck(
            GradeRechecks rechecks,
            Tasks tasks,
            CorrectGrade correctGrade,
            Ledger ledger,
            Clock clock) {
        this.rechecks = rechecks;
        this.tasks = tasks;
        this.correctGrade = correctGrade;
        this.ledger = ledger;
        this.clock = clock;
    }

    /// @throws Absent if there is none within reach
    @Transactional(readOnly = true)
    Recheck show(UUID caseId) {
        return rechecks.find(caseId).orElseThrow(() -> new Absent("case"));
    }

    @Transactional(readOnly = true)
    boolean mayFind(Recheck it) {
        var actor = Acting.now();
        return it.underWay()
                && it.correction() == null
                && (actor.holds("department-registrar", "registrar", "point-reviewer")
                        || actor.holds("teacher") && tasks.taught(tasks.get(it.taskId())));
    }

    /// @param finding `unchanged` or `mistaken`
    @Transactional
    void find(UUID caseId, String finding, String words) {
        rechecks.lock(caseId);
        var it = show(caseId);
        Refused.unlessEmpty(
                Refusal.all(
                        it.underWay() && it.correction() == null
                                ? null
                                : Refusal.conflict("grade.recheck.closed"),
                        it.underWay() && !mayFind(it)
                                ? Refusal.forbidden("grade.teacher", it.teacher())
                                : null,
                        finding.equals("unchanged") || finding.equals("mistaken")
                                ? null
                                : Refusal.input("finding", "field.missing"),
                        words.isBlank() ? Refusal.input("words", "field.missing") : null));
        rechecks.found(caseId, finding, words.strip(), clock.instant());
        ledger.record(
                Act.of("coursework.find-recheck", "case:" + caseId)
                        .at(tasks.get(it.taskId()).scopePos())
                        .inCase(caseId)
                        .because(words.strip())
                        .to(Map.of("finding", finding)));
    }

    /// @return the correction's case, once and the same for whoever asks again
    @Transactional
    UUID mend(UUID caseId, String why) {
        rechecks.lock(caseId);
        var it = show(caseId);
        if (it.correction() != null) {
            return it.correction();
        }
        if (!"mistaken".equals(it.finding()) || !it.underWay()) {
            throw new Refused(Refusal.conflict("grade.recheck.not-mistaken"));
        }
        var correction = correctGrade.ask(it.taskId(), it.gradeId(), why);
        rechecks.mended(caseId, correction);
        return correction;
    }
}
