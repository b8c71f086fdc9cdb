package org.matricula.change.transfer;

import java.util.List;
import java.util.UUID;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.database.BeyondReach;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 往来: what passes between the two schools before both have agreed. Sent back and sent again, or
/// withdrawn by the school that began, as long as the other has not begun to decide.
@Service
class Correspond {

    private static final List<String> DECIDING = List.of("submitted", "in-progress", "amending");

    private final Pairs pairs;
    private final Halves halves;
    private final BeyondReach beyond;
    private final OtherSchool otherSchool;
    private final TurnDown turnDown;
    private final Ledger ledger;

    Correspond(
            Pairs pairs,
            Halves halves,
            BeyondReach beyond,
            OtherSchool otherSchool,
            TurnDown turnDown,
            Ledger ledger) {
        this.pairs = pairs;
        this.halves = halves;
        this.beyond = beyond;
        this.otherSchool = otherSchool;
        this.turnDown = turnDown;
        this.ledger = ledger;
    }

    /// 退回对方
    @Transactional
    public void sendBack(UUID id, String why) {
        var half = half(id);
        var pair = pairs.lock(half.transferId());
        check(why, half.side() != pair.firstSide(), pair.state() == TransferState.ASKED);
        untouched(pair, half.side());
        become(pair, half, TransferState.RETURNED, why, "transfer.return");
    }

    /// 重新发送
    @Transactional
    public void sendAgain(UUID id, String message) {
        var half = half(id);
        var pair = pairs.lock(half.transferId());
        check(message, half.side() == pair.firstSide(), pair.state() == TransferState.RETURNED);
        become(pair, half, TransferState.ASKED, message, "transfer.ask");
    }

    /// 撤回
    @Transactional
    public void withdraw(UUID id, String why) {
        var half = half(id);
        var pair = pairs.lock(half.transferId());
        check(
                why,
                half.side() == pair.firstSide(),
                pair.state().mayBecome(TransferState.WITHDRAWN)
                        && !DECIDING.contains(
                                pair.state() == TransferState.PREPARING
                                        ? halves.caseState(half.id()).orElse("")
                                        : ""));
        untouched(pair, half.side().other());
        turnDown.withdrawn(half, why);
    }

    private Half half(UUID id) {
        return halves.find(id).orElseThrow(() -> new Absent("transfer"));
    }

    private static void check(String why, boolean theirTurn, boolean now) {
        Refused.unlessEmpty(
                Refusal.all(
                        theirTurn && now ? null : Refusal.conflict("transfer.not-now"),
                        why.isBlank() ? Refusal.rule("transfer.reason").at("reason") : null));
    }

    /// @throws Refused if the school has handed a case of its own to its offices
    private void untouched(Pair pair, Side side) {
        var deciding =
                beyond.reach(() ->
                        halves.of(pair.id(), side)
                                .flatMap(it -> halves.caseState(it.id()))
                                .filter(DECIDING::contains)
                                .isPresent());
        if (deciding) {
            throw new Refused(Refusal.conflict("transfer.deciding", pair.other(side.other())));
        }
    }

    private void become(Pair pair, Half half, TransferState then, String message, String act) {
        var other = half.side().other();
        var due =
                then == TransferState.ASKED
                        ? otherSchool.dueOn(
                                pair.institution(other),
                                java.util.Objects.requireNonNull(pair.institution(half.side())))
                        : null;
        pairs.become(pair, then, message, due);
        otherSchool.tell(
                pair.institution(other), "notice.transfer." + then.code(), pair.other(other));
        ledger.record(Act.of(act, "transfer:" + pair.id()).at(half.scopePos()).because(message));
    }
}
