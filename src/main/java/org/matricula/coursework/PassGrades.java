package org.matricula.coursework;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.policy.Policies;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// A task's grades on their way: submitted by the teacher, reviewed by the department, published by
/// the academic office.
@Service
class PassGrades {

    private final Tasks tasks;
    private final TaskRows rows;
    private final EnterGrades enterGrades;
    private final Policies policies;
    private final Ledger ledger;
    private final Clock clock;

    PassGrades(
            Tasks tasks,
            TaskRows rows,
            EnterGrades enterGrades,
            Policies policies,
            Ledger ledger,
            Clock clock) {
        this.tasks = tasks;
        this.rows = rows;
        this.enterGrades = enterGrades;
        this.policies = policies;
        this.ledger = ledger;
        this.clock = clock;
    }

    /// 提交: from now on no value is written over.
    @Transactional
    void submit(UUID task) {
        var it = held(task);
        Refused.unlessEmpty(enterGrades.refusals(it));
        Refused.unlessEmpty(
                Refusal.all(
                        it.students() == 0 ? Refusal.conflict("grade.nobody") : null,
                        it.blank() > 0
                                ? Refusal.rule("grade.blank", String.valueOf(it.blank()))
                                : null));
        moved(it, "submitted", "coursework.submit", null);
    }

    /// 审核, by another than who teaches it.
    @Transactional
    void review(UUID task) {
        var it = held(task);
        Refused.unlessEmpty(Refusal.all(at(it, "submitted"), own(it)));
        moved(it, "reviewed", "coursework.review", null);
    }

    /// 退回教师, before publication.
    @Transactional
    void sendBack(UUID task, String reason) {
        var it = held(task);
        Refused.unlessEmpty(
                Refusal.all(
                        at(it, "submitted"),
                        reason.isBlank() ? Refusal.input("reason", "field.missing") : null));
        moved(it, "entering", "coursework.send-back", reason.strip());
    }

    /// 公布: students see them, and they count.
    @Transactional
    void publish(UUID task) {
        var it = held(task);
        Refused.unlessEmpty(Refusal.all(at(it, "reviewed"), own(it)));
        rows.settle(
                it.id(),
                policies.value(GradePolicies.PASS_MARK, it.institutionId(), it.closesOn()),
                policies.value(GradePolicies.COUNTING, it.institutionId(), it.closesOn()),
                policies.value(GradePolicies.MAKE_UP_CAPPED, it.institutionId(), it.closesOn()));
        moved(it, "published", "coursework.publish", null);
    }

    /// 批准补录: entry after the window, until a day.
    @Transactional
    void allowLate(UUID task, @Nullable LocalDate until, String reason) {
        var it = held(task);
        Refused.unlessEmpty(
                Refusal.all(
                        at(it, "entering"),
                        until == null
                                        || until.isBefore(LocalDate.now(clock))
                                        || !until.isAfter(it.closesOn())
                                ? Refusal.input("until", "grade.late", it.closesOn().toString())
                                : null,
                        reason.isBlank() ? Refusal.input("reason", "field.missing") : null));
        rows.late(it.id(), until);
        ledger.record(
                Act.of("coursework.allow-late", "task:" + it.id())
                        .at(it.scopePos())
                        .because(reason.strip())
                        .to(Map.of("until", until.toString())));
    }

    /// 考试日期: until then a deferral may be asked for.
    @Transactional
    void examOn(UUID task, @Nullable LocalDate day) {
        var it = held(task);
        Refused.unlessEmpty(
                Refusal.all(
                        at(it, "entering"),
                        day != null && day.isAfter(it.lastDay())
                                ? Refusal.input("examOn", "grade.exam-on", it.lastDay().toString())
                                : null));
        rows.examOn(it.id(), day);
        ledger.record(
                Act.of("coursework.exam-on", "task:" + it.id())
                        .at(it.scopePos())
                        .to(Map.of("examOn", String.valueOf(day))));
    }

    private Task held(UUID task) {
        rows.hold(task);
        return tasks.get(task);
    }

    /// Who teaches the task, alone or with others, or has submitted it, passes nobody’s grades on.
    private @Nullable Refusal own(Task it) {
        var account = Acting.now().account();
        return tasks.taught(it) || account != null && account.equals(it.submittedBy())
                ? Refusal.forbidden("grade.own")
                : null;
    }

    private static @Nullable Refusal at(Task it, String stage) {
        return it.stage().equals(stage) ? null : Refusal.conflict("grade.stage." + stage);
    }

    private void moved(Task it, String stage, String action, @Nullable String reason) {
        var submitter =
                switch (stage) {
                    case "submitted" -> Acting.now().account();
                    case "entering" -> null;
                    default -> it.submittedBy();
                };
        rows.stage(it.id(), stage, submitter, LocalDate.now(clock));
        ledger.record(
                Act.of(action, "task:" + it.id())
                        .at(it.scopePos())
                        .because(reason)
                        .from(Map.of("stage", it.stage()))
                        .to(Map.of("stage", stage)));
    }
}
