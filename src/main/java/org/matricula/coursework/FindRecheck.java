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
import org.matricula.notice.Notices;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 复查结论: the department, or somebody who teaches the course beside whoever marked it, says what was
/// found in the paper and the score book; never the marking teacher. Where it was a mistake, the
/// course's teacher is told and opens the correction from here.
@Service
class FindRecheck {

    private final GradeRechecks rechecks;
    private final Tasks tasks;
    private final CorrectGrade correctGrade;
    private final Notices notices;
    private final Ledger ledger;
    private final Clock clock;

    FindRecheck(
            GradeRechecks rechecks,
            Tasks tasks,
            CorrectGrade correctGrade,
            Notices notices,
            Ledger ledger,
            Clock clock) {
        this.rechecks = rechecks;
        this.tasks = tasks;
        this.correctGrade = correctGrade;
        this.notices = notices;
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
                && !rechecks.marked(it.gradeId(), actor.account())
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
                                ? Refusal.forbidden("grade.recheck.marker")
                                : null,
                        finding.equals("unchanged") || finding.equals("mistaken")
                                ? null
                                : Refusal.input("finding", "field.missing"),
                        words.isBlank() ? Refusal.input("words", "field.missing") : null));
        rechecks.found(caseId, finding, words.strip(), clock.instant());
        if (finding.equals("mistaken")) {
            notices.tell(
                    rechecks.teachers(it.taskId()),
                    "notice.recheck.mend",
                    "/grade-rechecks/" + caseId,
                    it.name(),
                    it.course());
        }
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
