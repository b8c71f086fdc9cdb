package org.matricula.change.transfer;

import java.util.Objects;
import java.util.UUID;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.database.BeyondReach;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.organisation.Units;
import org.matricula.workflow.CaseView;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// The school that begins has agreed: the other one is asked, and its clock starts.
@Service
@Transactional(propagation = Propagation.MANDATORY)
class AskOther {

    private final Pairs pairs;
    private final Halves halves;
    private final Leavers leavers;
    private final BeyondReach beyond;
    private final Provinces provinces;
    private final OtherSchool otherSchool;
    private final OutRules rules;
    private final Units units;
    private final Ledger ledger;

    AskOther(
            Pairs pairs,
            Halves halves,
            Leavers leavers,
            BeyondReach beyond,
            Provinces provinces,
            OtherSchool otherSchool,
            OutRules rules,
            Units units,
            Ledger ledger) {
        this.pairs = pairs;
        this.halves = halves;
        this.leavers = leavers;
        this.beyond = beyond;
        this.provinces = provinces;
        this.otherSchool = otherSchool;
        this.rules = rules;
        this.units = units;
        this.ledger = ledger;
    }

    /// The sending school lets its student go: to a school on the register, or by letter.
    Pair receiving(CaseView granted, TransferOutRequest form) {
        var own = units.get(granted.institution());
        var there =
                form.channel().equals(TransferOutRequest.LETTER)
                        ? null
                        : rules.school(form.to(), granted.education())
                                .orElseThrow(() ->
                                        new Refused(
                                                Refusal.rule(
                                                        "transfer.no-such-school", form.to())));
        var to = new Pairs.School(there == null ? null : there.id(), form.to().strip());
        var id =
                pairs.begin(
                        granted.education(),
                        Side.SENDING,
                        new Pairs.School(own.id(), own.name()),
                        to);
        var first = granted.education().equals("school") ? Side.RECEIVING : Side.SENDING;
        provinces.cross(
                id,
                new Provinces.School(own.id(), null),
                new Provinces.School(to.id(), form.province()),
                first,
                otherSchool.provinceDueOn(first == Side.SENDING ? own.id() : to.id(), own.id()));
        var leaver = leavers.get(granted.subject());
        halves.add(id, Side.SENDING, leaver, granted.unit(), granted.scopePos(), granted.id());
        if (there != null) {
            beyond.reach(
                    () -> halves.add(id, Side.RECEIVING, leaver, there.id(), there.pos(), null));
        }
        pairs.on(id, form.on());
        return asked(granted, pairs.get(id), form.explanation(), to.id(), own.name());
    }

    /// The receiving school would take the student in: the one they are at decides.
    Pair sending(CaseView granted, Pair pair, Half half, TransferInRequest form) {
        pairs.on(pair.id(), form.on());
        var school = Objects.requireNonNull(pair.sendingId());
        provinces.start(
                pair.id(), otherSchool.provinceDueOn(pair.receivingId(), granted.institution()));
        beyond.reach(() -> {
            var leaver =
                    leavers.active(school, half.personId())
                            .orElseThrow(() -> new Refused(Refusal.conflict("transfer.gone")));
            return halves.of(pair.id(), Side.SENDING)
                    .map(Half::id)
                    .orElseGet(() ->
                            halves.add(
                                    pair.id(),
                                    Side.SENDING,
                                    leaver,
                                    leaver.unit(),
                                    leaver.scopePos(),
                                    null));
        });
        return asked(granted, pair, form.explanation(), school, pair.receivingName());
    }

    private Pair asked(
            CaseView granted,
            Pair pair,
            String message,
            @org.jspecify.annotations.Nullable UUID other,
            String own) {
        pairs.become(
                pair,
                TransferState.ASKED,
                message,
                otherSchool.dueOn(other, granted.institution()));
        otherSchool.tell(other, "notice.transfer.asked", own);
        ledger.record(
                Act.of("transfer.ask", "transfer:" + pair.id())
                        .at(granted.scopePos())
                        .inCase(granted.id())
                        .because(message));
        return pairs.get(pair.id());
    }
}
