package org.matricula.archive.loan;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.matricula.notice.Notices;
import org.matricula.policy.Policies;
import org.springframework.context.annotation.Profile;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// 催还: each morning whoever has a volume that is soon or already due is told, once a day.
@Component
@Profile("!command")
class RemindBorrowers {

    private static final Actor REMINDER = Actor.system("loan-reminder");

    private final LoanRows rows;
    private final Notices notices;
    private final Policies policies;
    private final TransactionTemplate transaction;
    private final Clock clock;

    RemindBorrowers(
            LoanRows rows,
            Notices notices,
            Policies policies,
            TransactionTemplate transaction,
            Clock clock) {
        this.rows = rows;
        this.notices = notices;
        this.policies = policies;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Scheduled(cron = "0 5 8 * * *", zone = "Asia/Shanghai")
    int morning() {
        return Acting.call(REMINDER, () -> transaction.execute(status -> remind()));
    }

    /// @return how many were reminded
    private int remind() {
        var today = LocalDate.now(clock);
        var told = 0;
        for (var school : rows.lenders()) {
            var by = today.plusDays(policies.value(LoanPolicies.AHEAD, school, today));
            for (var it : rows.late(school, by, today)) {
                notices.tell(
                        List.of(it.askerId()),
                        it.dueOn().isBefore(today) ? "loan.told.overdue" : "loan.told.due",
                        "/archives/loans/" + it.id(),
                        it.student(),
                        it.volume(),
                        it.dueOn());
                told++;
            }
        }
        return told;
    }
}
