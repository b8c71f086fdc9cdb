package org.matricula.discipline.appeal;

import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.discipline.appeal.Appeals.Appeal;
import org.matricula.discipline.sanction.SanctionEffects;
import org.matricula.discipline.sanction.Sanctions;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.notice.Notices;
import org.matricula.workflow.Subjects;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 延期、暂缓执行 (普通高等学校学生管理规定 第六十一条): once more so many days by leave of the principal; and no effect
/// meanwhile where the committee finds it necessary. Neither by anybody who had a part in what is
/// appealed against.
@Service
class RunAppealClock {

    private static final int MOST = 500;

    private final Appeals appeals;
    private final AppealKind kind;
    private final AppealClocks clocks;
    private final Sanctions sanctions;
    private final SanctionEffects effects;
    private final Subjects subjects;
    private final Notices notices;
    private final Ledger ledger;

    RunAppealClock(
            Appeals appeals,
            AppealKind kind,
            AppealClocks clocks,
            Sanctions sanctions,
            SanctionEffects effects,
            Subjects subjects,
            Notices notices,
            Ledger ledger) {
        this.appeals = appeals;
        this.kind = kind;
        this.clocks = clocks;
        this.sanctions = sanctions;
        this.effects = effects;
        this.subjects = subjects;
        this.notices = notices;
        this.ledger = ledger;
    }

    @Transactional
    void extend(UUID caseId, String reason) {
        var it = appeals.lock(caseId);
        Refused.unlessEmpty(
                Refusal.all(
                        open(it),
                        kind.tookPart(it),
                        it.extendedBy() != null ? Refusal.conflict("appeal.extended") : null,
                        clocks.today().isAfter(it.dueOn())
                                ? Refusal.rule("appeal.overdue", it.dueOn().toString())
                                : null,
                        reason(reason)));
        var due = clocks.extended(it.institutionId(), it.dueOn());
        appeals.extend(caseId, due, Acting.now().name(), reason.strip());
        record("appeal.extend", it, reason, due);
        tell(it, "notice.appeal.extended", due);
    }

    @Transactional
    void suspend(UUID caseId, String reason) {
        var it = appeals.lock(caseId);
        var sanction = sanctions.standing(it.decidedId());
        Refused.unlessEmpty(
                Refusal.all(
                        open(it),
                        kind.tookPart(it),
                        sanction.isEmpty() ? Refusal.rule("appeal.suspends-sanctions") : null,
                        it.suspendedOn() != null ? Refusal.conflict("appeal.suspended") : null,
                        reason(reason)));
        var today = clocks.today();
        appeals.suspend(caseId, today, reason.strip());
        effects.suspend(sanction.orElseThrow(), today, it.caseNumber(), reason.strip());
        record("appeal.suspend", it, reason, today);
        tell(it, "notice.appeal.suspended", today);
    }

    private static @Nullable Refusal open(Appeal it) {
        return it.open() ? null : Refusal.conflict("appeal.not-now");
    }

    private static @Nullable Refusal reason(String given) {
        return given.isBlank() || given.length() > MOST
                ? Refusal.input("reason", "discipline.reason", MOST)
                : null;
    }

    private void tell(Appeal it, String key, LocalDate on) {
        notices.tell(
                subjects.parties(it.personId()),
                key,
                "/own-discipline",
                it.caseNumber(),
                on.toString());
    }

    private void record(String act, Appeal it, String reason, LocalDate on) {
        ledger.record(
                Act.of(act, "case:" + it.caseId())
                        .at(it.scopePos())
                        .inCase(it.caseId())
                        .because(reason.strip())
                        .to(Map.of("on", on.toString())));
    }
}
