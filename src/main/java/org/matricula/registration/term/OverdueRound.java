package org.matricula.registration.term;

import java.time.LocalDate;
import java.util.List;
import org.matricula.workflow.Forgotten;
import org.matricula.workflow.ForgottenFinder;
import org.springframework.stereotype.Component;

/// 每日例行: opens the withdrawals that are due, and ends those whose ground has fallen away. Who they
/// are [ForgottenRegistrations] tells.
@Component
class OverdueRound implements ForgottenFinder {

    private final ProposeWithdrawals propose;
    private final EndProposals end;

    OverdueRound(ProposeWithdrawals propose, EndProposals end) {
        this.propose = propose;
        this.end = end;
    }

    @Override
    public List<Forgotten> find(LocalDate today, int limit) {
        return List.of();
    }

    @Override
    public void remind(LocalDate today) {
        end.end(null);
        propose.night(today);
    }
}
