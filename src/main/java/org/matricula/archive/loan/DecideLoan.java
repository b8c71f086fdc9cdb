package org.matricula.archive.loan;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.notice.Notices;
import org.matricula.policy.Policies;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 借阅审批: the keeper decides who reads and copies, the head of the academic office what leaves the
/// archive; nobody decides upon their own request. A loan is extended once, before it is due.
@Service
class DecideLoan {

    private final LoanRows rows;
    private final Policies policies;
    private final Notices notices;
    private final Ledger ledger;
    private final Clock clock;

    DecideLoan(LoanRows rows, Policies policies, Notices notices, Ledger ledger, Clock clock) {
        this.rows = rows;
        this.policies = policies;
        this.notices = notices;
        this.ledger = ledger;
        this.clock = clock;
    }

    /// @param due of a loan, as long as the school's rule allows if none is given
    /// @param why needed for a refusal
    @Transactional
    void decide(UUID loan, boolean approved, @Nullable LocalDate due, @Nullable String why) {
        rows.hold(loan);
        var it = rows.get(loan);
        var today = LocalDate.now(clock);
        var last = today.plusDays(policies.value(LoanPolicies.DAYS, it.institutionId(), today));
        var away = it.way().equals(Way.LOAN.code());
        var until = !away ? null : due == null ? last : due;
        Refused.unlessEmpty(
                Refusal.all(
                        it.state().equals("asked") ? null : Refusal.conflict("loan.decided"),
                        own(it) ? Refusal.conflict("loan.own") : null,
                        Acting.now().holds(away ? "academic-office-head" : "archive-keeper")
                                ? null
                                : Refusal.conflict(
                                        away ? "loan.head-decides" : "loan.keeper-decides"),
                        approved && until != null && (until.isBefore(today) || until.isAfter(last))
                                ? Refusal.input("due", "loan.due", last.toString())
                                : null,
                        !approved && (why == null || why.isBlank())
                                ? Refusal.input("why", "field.missing")
                                : null));
        var note = why == null || why.isBlank() ? null : why.strip();
        rows.decided(loan, approved, approved ? until : null, note, clock.instant());
        tell(it, approved ? "loan.told.approved" : "loan.told.refused");
        ledger.record(
                Act.of(approved ? "archive.approve-loan" : "archive.refuse-loan", "loan:" + loan)
                        .at(it.scopePos())
                        .because(note)
                        .to(until == null ? Map.of() : Map.of("dueOn", until.toString())));
    }

    /// 续借.
    @Transactional
    void extend(UUID loan, LocalDate due) {
        rows.hold(loan);
        var it = rows.get(loan);
        var today = LocalDate.now(clock);
        var last =
                it.dueOn() == null
                        ? today
                        : it.dueOn()
                                .plusDays(
                                        policies.value(
                                                LoanPolicies.DAYS, it.institutionId(), today));
        Refused.unlessEmpty(
                Refusal.all(
                        it.state().equals("out")
                                        && it.dueOn() != null
                                        && it.way().equals(Way.LOAN.code())
                                ? null
                                : Refusal.conflict("loan.not-out"),
                        it.extended() ? Refusal.conflict("loan.extended") : null,
                        it.overdue(today) ? Refusal.conflict("loan.overdue") : null,
                        own(it) ? Refusal.conflict("loan.own") : null,
                        it.dueOn() != null && (!due.isAfter(it.dueOn()) || due.isAfter(last))
                                ? Refusal.input("due", "loan.due", last.toString())
                                : null));
        rows.extended(loan, due);
        tell(it, "loan.told.extended");
        ledger.record(
                Act.of("archive.extend-loan", "loan:" + loan)
                        .at(it.scopePos())
                        .from(Map.of("dueOn", it.dueOn().toString()))
                        .to(Map.of("dueOn", due.toString())));
    }

    private void tell(Loan it, String key) {
        if (it.askerId() != null) {
            notices.tell(
                    List.of(it.askerId()),
                    key,
                    "/archives/loans/" + it.id(),
                    it.student(),
                    it.volume());
        }
    }

    private static boolean own(Loan it) {
        var account = Acting.now().account();
        return account != null && account.equals(it.askerId());
    }
}
