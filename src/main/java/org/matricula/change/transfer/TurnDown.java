package org.matricula.change.transfer;

import org.jspecify.annotations.Nullable;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.database.BeyondReach;
import org.matricula.workflow.CaseState;
import org.matricula.workflow.ClosedCases;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// One school says no: the other's case, if it had agreed, comes to nothing too.
@Service
@Transactional(propagation = Propagation.MANDATORY)
class TurnDown {

    private final Pairs pairs;
    private final Halves halves;
    private final BeyondReach beyond;
    private final ClosedCases closedCases;
    private final OtherSchool otherSchool;
    private final Ledger ledger;

    TurnDown(
            Pairs pairs,
            Halves halves,
            BeyondReach beyond,
            ClosedCases closedCases,
            OtherSchool otherSchool,
            Ledger ledger) {
        this.pairs = pairs;
        this.halves = halves;
        this.beyond = beyond;
        this.closedCases = closedCases;
        this.otherSchool = otherSchool;
        this.ledger = ledger;
    }

    /// @param half of the school that refuses
    void refused(Half half, @Nullable String why) {
        end(half, TransferState.REFUSED, CaseState.REFUSED, why == null ? "" : why);
        ledger.record(
                Act.of("transfer.refuse", "transfer:" + half.transferId())
                        .at(half.scopePos())
                        .because(why));
    }

    /// @param half of the school that gives it up
    void withdrawn(Half half, String why) {
        end(half, TransferState.WITHDRAWN, CaseState.RETRACTED, why);
        ledger.record(
                Act.of("transfer.withdraw", "transfer:" + half.transferId())
                        .at(half.scopePos())
                        .because(why));
    }

    private void end(Half half, TransferState then, CaseState as, String why) {
        var pair = pairs.lock(half.transferId());
        var told = pair.state() != TransferState.PREPARING;
        pairs.become(pair, then, why, null);
        beyond.reach(() -> {
            halves.of(pair.id(), pair.firstSide())
                    .map(Half::caseId)
                    .ifPresent(id -> closedCases.close(id, as, why));
            return true;
        });
        if (told) {
            otherSchool.tell(
                    pair.institution(half.side().other()),
                    "notice.transfer." + then.code(),
                    pair.other(half.side().other()));
        }
    }
}
