package org.matricula.coursework;

import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.identity.Accounts;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 指定合班教师: somebody who enters grades beside the task's teacher.
@Service
class NameCoTeacher {

    private final Tasks tasks;
    private final TaskRows rows;
    private final Accounts accounts;
    private final Ledger ledger;
    private final Clock clock;

    NameCoTeacher(Tasks tasks, TaskRows rows, Accounts accounts, Ledger ledger, Clock clock) {
        this.tasks = tasks;
        this.rows = rows;
        this.accounts = accounts;
        this.ledger = ledger;
        this.clock = clock;
    }

    /// @param teacher the teacher's account name
    @Transactional
    void name(UUID task, String teacher) {
        rows.hold(task);
        var it = tasks.get(task);
        var account = accounts.byUsername(teacher.strip()).orElse(null);
        Refused.unlessEmpty(
                Refusal.all(
                        it.entering() ? null : Refusal.conflict("grade.submitted"),
                        account == null ? Refusal.input("teacher", "task.teacher") : null,
                        account != null && account.id().equals(it.teacherId())
                                ? Refusal.input("teacher", "task.teacher-already", account.name())
                                : null));
        rows.name(it, account.id(), clock.instant());
        ledger.record(
                Act.of("coursework.name-co-teacher", "task:" + it.id())
                        .at(it.scopePos())
                        .to(Map.of("account", account.id().toString())));
    }

    @Transactional
    void dismiss(UUID task, UUID account) {
        rows.hold(task);
        var it = tasks.get(task);
        if (!rows.dismiss(it.id(), account)) {
            throw new Absent("teacher");
        }
        ledger.record(
                Act.of("coursework.dismiss-co-teacher", "task:" + it.id())
                        .at(it.scopePos())
                        .from(Map.of("account", account.toString())));
    }
}
