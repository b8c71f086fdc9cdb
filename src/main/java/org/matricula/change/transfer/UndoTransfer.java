package org.matricula.change.transfer;

import java.util.List;
import org.matricula.database.BeyondReach;
import org.matricula.document.Documents;
import org.matricula.document.Issued;
import org.matricula.registry.EnterTransferred;
import org.matricula.registry.Registry;
import org.matricula.workflow.CaseView;
import org.matricula.workflow.Outcome;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// 撤销转学: a reversal of each school's own case. The first agrees to it; with the second both records
/// are as they were.
@Service
@Transactional(propagation = Propagation.MANDATORY)
class UndoTransfer {

    private final Pairs pairs;
    private final Halves halves;
    private final BeyondReach beyond;
    private final Registry registry;
    private final EnterTransferred enterTransferred;
    private final Documents documents;
    private final OtherSchool otherSchool;

    UndoTransfer(
            Pairs pairs,
            Halves halves,
            BeyondReach beyond,
            Registry registry,
            EnterTransferred enterTransferred,
            Documents documents,
            OtherSchool otherSchool) {
        this.pairs = pairs;
        this.halves = halves;
        this.beyond = beyond;
        this.registry = registry;
        this.enterTransferred = enterTransferred;
        this.documents = documents;
        this.otherSchool = otherSchool;
    }

    Outcome reverse(CaseView granted, CaseView reversal, String reason) {
        var half = halves.byCase(granted.id()).orElseThrow();
        var pair = pairs.lock(half.transferId());
        if (!pair.state().done()) {
            // nothing has come of it yet: the school takes back its own word
            pairs.become(pair, TransferState.WITHDRAWN, reason, null);
            otherSchool.tell(
                    pair.institution(half.side().other()),
                    "notice.transfer.withdrawn",
                    pair.other(half.side().other()));
            return new Outcome(List.of());
        }
        if (!pair.byLetter() && pair.agreedToUndo() != half.side().other()) {
            pairs.agreedToUndo(pair.id(), half.side());
            otherSchool.tell(
                    pair.institution(half.side().other()),
                    "notice.transfer.undo",
                    pair.other(half.side().other()));
            return new Outcome(List.of());
        }
        return beyond.reach(() -> undone(pair, reversal, reason));
    }

    private Outcome undone(Pair pair, CaseView reversal, String reason) {
        pairs.become(pair, TransferState.REVERSED, reason, null);
        halves.of(pair.id(), Side.RECEIVING)
                .ifPresent(it -> {
                    if (it.enrolmentId() != null) {
                        ended(it, reason);
                        enterTransferred.annul(it.enrolmentId(), reason, reversal.id());
                    }
                });
        if (pair.outEvent() == null) {
            return new Outcome(List.of());
        }
        halves.of(pair.id(), Side.SENDING).ifPresent(it -> ended(it, reason));
        return Outcome.of(registry.reverse(pair.outEvent(), reason, reversal.id()));
    }

    /// What this school's case had issued no longer stands.
    private void ended(Half half, String reason) {
        if (half.caseId() == null) {
            return;
        }
        documents.ofCase(half.caseId()).stream()
                .filter(Issued::stands)
                .forEach(it -> documents.revoked(it, reason));
    }
}
