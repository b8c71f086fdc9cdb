package org.matricula.report.round;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 签字与报送: 经办人 signs what is free of errors and explained, 负责人 — somebody else — submits it. From
/// the first signature on nothing of it can be changed.
@Service
public class SignSubmission {

    private final ReportRows rounds;
    private final SubmissionRows rows;
    private final SubmissionStates states;
    private final Filled filled;
    private final List<ListOfRound> lists;
    private final Seals seals;
    private final Told told;
    private final Ledger ledger;
    private final Clock clock;

    SignSubmission(
            ReportRows rounds,
            SubmissionRows rows,
            SubmissionStates states,
            Filled filled,
            List<ListOfRound> lists,
            Seals seals,
            Told told,
            Ledger ledger,
            Clock clock) {
        this.rounds = rounds;
        this.rows = rows;
        this.states = states;
        this.filled = filled;
        this.lists = lists;
        this.seals = seals;
        this.told = told;
        this.ledger = ledger;
        this.clock = clock;
    }

    /// 经办人签字.
    @Transactional
    public void sign(UUID id) {
        var it = held(id);
        var round = rounds.get(it.roundId());
        Refused.unlessEmpty(
                Refusal.all(
                        Roles.handles(it) ? null : Refusal.forbidden("report.handler"),
                        it.open() ? null : Refusal.conflict("report.frozen")));
        Refused.unlessEmpty(
                round.kind().equals(Round.TABLES)
                        ? faults(it, round)
                        : lists.stream().flatMap(list -> list.faults(it).stream()).toList());
        lists.forEach(list -> list.keep(it));
        var hash = seals.of(id);
        states.signed(id, hash, clock.instant());
        rows.step(id, "sign", null, clock.instant());
        told.heads(it, "notice.report.signed", round.title(), Acting.now().name());
        ledger.record(
                Act.of("report.sign", FillSubmission.subject(id))
                        .at(it.scopePos())
                        .to(Map.of("hash", HexFormat.of().formatHex(hash))));
    }

    private List<Refusal> faults(Submission it, Round round) {
        var figures = filled.of(it);
        if (figures.isEmpty()) {
            return List.of(Refusal.conflict("report.not-filled"));
        }
        var checked = filled.checked(it, round, figures);
        var hard = checked.stream().filter(one -> one.finding().hard()).count();
        var open =
                checked.stream()
                        .filter(one -> !one.finding().hard() && one.explanation().isEmpty())
                        .count();
        return Refusal.all(
                Refusal.when(hard > 0, "report.hard-left", hard),
                Refusal.when(open > 0, "report.unexplained", open));
    }

    /// 撤回签字: by whoever signed, or the head who will not submit it so; only before it is submitted.
    @Transactional
    public void withdraw(UUID id, String why) {
        var it = held(id);
        Refused.unlessEmpty(
                Refusal.all(
                        Roles.handles(it) || Roles.heads(it)
                                ? null
                                : Refusal.forbidden("report.handler"),
                        it.state().equals("signed") ? null : Refusal.conflict("report.not-signed"),
                        why.isBlank() ? Refusal.input("why", "reason.missing") : null));
        lists.forEach(list -> list.reopened(it, why.strip()));
        states.reopened(id, "open", null, false, clock.instant());
        rows.step(id, "withdraw", why.strip(), clock.instant());
        ledger.record(
                Act.of("report.withdraw", FillSubmission.subject(id))
                        .at(it.scopePos())
                        .because(why.strip()));
    }

    /// 负责人报送.
    @Transactional
    public void submit(UUID id) {
        var it = held(id);
        var round = rounds.get(it.roundId());
        var account = Acting.now().account();
        Refused.unlessEmpty(
                Refusal.all(
                        Roles.heads(it) ? null : Refusal.forbidden("report.head"),
                        it.state().equals("signed") ? null : Refusal.conflict("report.not-signed"),
                        account == null || account.equals(it.signerId())
                                ? Refusal.rule("report.two-people")
                                : null));
        var hash = seals.of(id);
        if (it.hash() == null || !Arrays.equals(hash, HexFormat.of().parseHex(it.hash()))) {
            throw new Refused(Refusal.conflict("report.seal"));
        }
        states.submitted(id, clock.instant());
        rows.step(id, "submit", null, clock.instant());
        told.superiors(round, it, "notice.report.submitted", it.unit(), round.title());
        ledger.record(
                Act.of("report.submit", FillSubmission.subject(id))
                        .at(it.scopePos())
                        .to(Map.of("late", LocalDate.now(clock).isAfter(it.dueOn()))));
    }

    private Submission held(UUID id) {
        rows.hold(id);
        return rounds.submission(id);
    }
}
