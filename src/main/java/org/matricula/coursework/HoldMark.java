package org.matricula.coursework;

import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// 记入缓考、免修、取消考试资格: a decision puts its mark into the grade sheet while grades are entered, and
/// another takes it out. Whoever types meanwhile waits, and is told of it.
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class HoldMark {

    private final Tasks tasks;
    private final TaskRows taskRows;
    private final HeldMarks marks;
    private final Ledger ledger;
    private final Clock clock;

    HoldMark(Tasks tasks, TaskRows taskRows, HeldMarks marks, Ledger ledger, Clock clock) {
        this.tasks = tasks;
        this.taskRows = taskRows;
        this.marks = marks;
        this.ledger = ledger;
        this.clock = clock;
    }

    /// @param mark `deferred`, `exempt` or `barred`
    /// @param why number of the case, or the ground in words
    /// @return the held mark
    /// @throws Refused if the grades are submitted by now, or the line has a result
    public UUID put(UUID task, UUID grade, String mark, @Nullable UUID caseId, String why) {
        taskRows.hold(task);
        var it = tasks.get(task);
        var line =
                tasks.lines(task).stream()
                        .filter(one -> one.id().equals(grade))
                        .findFirst()
                        .orElseThrow(() -> new Absent("grade " + grade));
        Refused.unlessEmpty(
                Refusal.all(
                        it.entering() ? null : Refusal.conflict("excuse.submitted", it.course()),
                        line.held() == null ? null : Refusal.conflict("excuse.held", it.course()),
                        line.total() != null || line.mark() != null
                                ? Refusal.conflict("excuse.graded", it.course())
                                : null));
        var id = marks.put(grade, mark, caseId, why, clock.instant());
        ledger.record(
                Act.of("coursework.hold-mark", "grade:" + grade)
                        .at(it.scopePos())
                        .inCase(caseId)
                        .because(why)
                        .to(Map.of("mark", mark)));
        return id;
    }

    /// @param which the held mark, or the case that put it in
    /// @throws Refused if the grades are submitted by now: then a correction mends them
    public void lift(UUID which, String why) {
        var it = marks.standing("h.id = :id", which).orElseGet(() -> ofCase(which));
        taskRows.hold(it.task());
        var task = tasks.get(it.task());
        if (!task.entering()) {
            throw new Refused(Refusal.conflict("excuse.submitted", task.course()));
        }
        marks.lift(it, why, clock.instant());
        ledger.record(
                Act.of("coursework.lift-mark", "grade:" + it.grade())
                        .at(task.scopePos())
                        .because(why)
                        .from(Map.of("mark", it.mark())));
    }

    private HeldMarks.Standing ofCase(UUID which) {
        return marks.standing("h.case_id = :id", which)
                .orElseThrow(() -> new Refused(Refusal.conflict("excuse.lifted")));
    }
}
