package org.matricula.graduation.round;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.notice.Notices;
import org.matricula.registry.AccountLinks;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 公示异议: made by the student while the list hangs, answered before anything is decided.
@Service
@Transactional
public class Objections {

    private static final int LONGEST = 500;

    public record Objection(
            UUID id,
            UUID roundId,
            String name,
            String studentNumber,
            String words,
            LocalDate madeOn,
            @Nullable String answer,
            @Nullable String answerer) {}

    /// What is published of the acting student, and what they have said of it.
    ///
    /// @param open whether an objection is still heard
    public record Hearing(
            Verdict verdict, LocalDate until, boolean open, List<Objection> objections) {}

    private final ObjectionRows rows;
    private final GraduationRounds rounds;
    private final GraduationVerdicts verdicts;
    private final AccountLinks accounts;
    private final Notices notices;
    private final Ledger ledger;
    private final Clock clock;

    Objections(
            ObjectionRows rows,
            GraduationRounds rounds,
            GraduationVerdicts verdicts,
            AccountLinks accounts,
            Notices notices,
            Ledger ledger,
            Clock clock) {
        this.rows = rows;
        this.rounds = rounds;
        this.verdicts = verdicts;
        this.accounts = accounts;
        this.notices = notices;
        this.ledger = ledger;
        this.clock = clock;
    }

    public void raise(UUID verdict, String words) {
        var it = verdicts.get(verdict);
        var today = LocalDate.now(clock);
        Refused.unlessEmpty(
                Refusal.all(
                        rows.hanging(it.roundId()).filter(one -> one.hears(today)).isPresent()
                                ? null
                                : Refusal.rule("graduation.objections-over"),
                        words.isBlank() || words.length() > LONGEST
                                ? Refusal.input("words", "graduation.words", LONGEST)
                                : null));
        if (!rows.add(it, words.strip(), today)) {
            throw new Refused(Refusal.conflict("graduation.objection-twice"));
        }
        ledger.record(
                Act.of("graduation.object", "enrolment:" + it.enrolmentId()).at(it.scopePos()));
    }

    public void answer(UUID round, UUID id, String words) {
        var it = rounds.locked(round);
        Refused.unlessEmpty(
                Refusal.all(
                        words.isBlank() || words.length() > LONGEST
                                ? Refusal.input("words", "graduation.words", LONGEST)
                                : null));
        if (!rows.answer(round, id, words.strip(), clock.instant())) {
            throw new Absent("objection");
        }
        rows.maker(id)
                .ifPresent(who ->
                        notices.tell(
                                accounts.parties(who.person(), LocalDate.now(clock)),
                                "graduation.notice.answered",
                                "/own-progress",
                                who.name()));
        ledger.record(Act.of("graduation.answer", "graduation-round:" + round).at(it.lo()));
    }

    /// Also after the committee's decision and after the student has left: the answer stays theirs.
    @Transactional(readOnly = true)
    public List<Hearing> hearings(UUID enrolment) {
        var today = LocalDate.now(clock);
        var all = new ArrayList<Hearing>();
        for (var it : verdicts.told(enrolment)) {
            var said = rows.of(it.roundId(), enrolment);
            if (all.isEmpty() || !said.isEmpty()) {
                rows.hanging(it.roundId())
                        .map(one -> new Hearing(it, one.until(), one.hears(today), said))
                        .ifPresent(all::add);
            }
        }
        return all;
    }

    @Transactional(readOnly = true)
    public List<Objection> of(UUID round) {
        return rows.of(round);
    }
}
