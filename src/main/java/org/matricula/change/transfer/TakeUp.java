package org.matricula.change.transfer;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.workflow.apply.DraftCase;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 受理对方来件: the school that is asked begins a case of its own, in which its offices decide.
@Service
class TakeUp {

    private final Pairs pairs;
    private final Halves halves;
    private final DraftCase draftCase;
    private final MessageSource words;

    TakeUp(Pairs pairs, Halves halves, DraftCase draftCase, MessageSource words) {
        this.pairs = pairs;
        this.halves = halves;
        this.draftCase = draftCase;
        this.words = words;
    }

    /// @return the case: the one that was begun before, as long as it may still be handed in
    @Transactional
    public UUID take(UUID id) {
        var pair =
                pairs.lock(halves.find(id).orElseThrow(() -> new Absent("transfer")).transferId());
        // read again: a colleague may have begun the case while this one waited
        var half = halves.find(id).orElseThrow(() -> new Absent("transfer"));
        if (pair.state() != TransferState.ASKED || pair.firstSide() == half.side()) {
            throw new Refused(Refusal.conflict("transfer.not-now"));
        }
        var begun = halves.caseState(id).orElse("");
        if (List.of("draft", "submitted", "in-progress", "amending").contains(begun)) {
            return Objects.requireNonNull(half.caseId());
        }
        var why = words.getMessage("transfer.on-behalf", null, LocaleContextHolder.getLocale());
        var draft =
                half.side() == Side.RECEIVING
                        ? draftCase.draft(
                                TransferIn.CODE,
                                half.id(),
                                Map.of("on", String.valueOf(pair.onDay())),
                                why)
                        : draftCase.draft(
                                TransferOut.CODE,
                                Objects.requireNonNull(half.enrolmentId()),
                                Map.of(
                                        "channel",
                                        TransferOutRequest.REGISTER,
                                        "to",
                                        pair.receivingName(),
                                        "on",
                                        String.valueOf(pair.onDay())),
                                why);
        halves.hasCase(half.id(), draft);
        return draft;
    }
}
