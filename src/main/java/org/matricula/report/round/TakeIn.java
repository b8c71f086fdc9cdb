package org.matricula.report.round;

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
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 收表: the unit above accepts with a receipt, sends back with a reason, or chases whoever is late.
/// Where the authority is outside the register, its receipt or its reason is typed in.
@Service
public class TakeIn {

    private final ReportRows rounds;
    private final SubmissionRows rows;
    private final SubmissionStates states;
    private final List<ListOfRound> lists;
    private final Told told;
    private final Ledger ledger;
    private final Clock clock;

    TakeIn(
            ReportRows rounds,
            SubmissionRows rows,
            SubmissionStates states,
            List<ListOfRound> lists,
            Told told,
            Ledger ledger,
            Clock clock) {
        this.rounds = rounds;
        this.rows = rows;
        this.states = states;
        this.lists = lists;
        this.told = told;
        this.ledger = ledger;
        this.clock = clock;
    }

    /// @param receipt what the authority outside gave; within the register it is counted on
    /// @return the receipt
    @Transactional
    public String accept(UUID id, @Nullable String receipt) {
        var it = held(id);
        var round = judged(it);
        var given = receipt == null ? "" : receipt.strip();
        Refused.unlessEmpty(
                Refusal.all(
                        it.state().equals("submitted")
                                ? null
                                : Refusal.conflict("report.not-submitted"),
                        !round.outside() && own(it) ? Refusal.rule("report.own") : null,
                        round.outside() && given.isEmpty()
                                ? Refusal.input("receipt", "report.receipt")
                                : null));
        var number = round.outside() ? given : states.receipt(round.id());
        states.accepted(id, number, clock.instant());
        rows.step(id, "accept", number, clock.instant());
        told.handlers(it, "notice.report.accepted", round.title(), number);
        ledger.record(
                Act.of("report.accept", FillSubmission.subject(id))
                        .at(it.scopePos())
                        .to(Map.of("receipt", number)));
        return number;
    }

    /// 退回.
    @Transactional
    public void giveBack(UUID id, String why) {
        var it = held(id);
        var round = judged(it);
        Refused.unlessEmpty(
                Refusal.all(
                        it.state().equals("submitted")
                                ? null
                                : Refusal.conflict("report.not-submitted"),
                        why.isBlank() ? Refusal.input("why", "reason.missing") : null));
        lists.forEach(list -> list.reopened(it, why.strip()));
        var version = states.kept(id);
        states.reopened(id, "returned", why.strip(), true, clock.instant());
        rows.step(id, "return", why.strip(), clock.instant());
        told.handlers(it, "notice.report.returned", round.title(), why.strip());
        told.heads(it, "notice.report.returned", round.title(), why.strip());
        ledger.record(
                Act.of("report.return", FillSubmission.subject(id))
                        .at(it.scopePos())
                        .because(why.strip())
                        .to(Map.of("version", it.version(), "kept", version.toString())));
    }

    /// 催报: tells everyone of a round who has not handed in.
    ///
    /// @return how many units
    @Transactional
    public int chase(UUID roundId) {
        var round = rounds.get(roundId);
        if (!Roles.judges(round)) {
            throw new Refused(Refusal.forbidden("report.superior"));
        }
        var owing = rounds.submissions(roundId).stream().filter(it -> !it.handedIn()).toList();
        for (var it : owing) {
            remind(it, round);
        }
        ledger.record(Act.of("report.chase", "round:" + roundId).to(Map.of("units", owing.size())));
        return owing.size();
    }

    void remind(Submission it, Round round) {
        var today = LocalDate.now(clock);
        var key = today.isAfter(it.dueOn()) ? "notice.report.late" : "notice.report.due";
        told.handlers(it, key, round.title(), it.dueOn());
        told.heads(it, key, round.title(), it.dueOn());
        states.reminded(it.id(), today);
        rows.step(it.id(), "chase", null, clock.instant());
    }

    /// Of two posts a person may hold, the upper takes in nothing that the lower has signed.
    private static boolean own(Submission it) {
        var account = Acting.now().account();
        return account == null || account.equals(it.signerId()) || account.equals(it.headId());
    }

    private Round judged(Submission it) {
        var round = rounds.get(it.roundId());
        if (!Roles.judges(round)) {
            throw new Refused(Refusal.forbidden("report.superior"));
        }
        return round;
    }

    private Submission held(UUID id) {
        rows.hold(id);
        return rounds.submission(id);
    }
}
