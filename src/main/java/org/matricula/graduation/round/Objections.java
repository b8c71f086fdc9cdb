package org.matricula.graduation.round;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
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
    private final Ledger ledger;
    private final Clock clock;

    Objections(
            ObjectionRows rows,
            GraduationRounds rounds,
            GraduationVerdicts verdicts,
            Ledger ledger,
            Clock clock) {
        this.rows = rows;
        this.rounds = rounds;
        this.verdicts = verdicts;
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
        rows.add(it, words.strip(), today);
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
        ledger.record(Act.of("graduation.answer", "graduation-round:" + round).at(it.lo()));
    }

    @Transactional(readOnly = true)
    public List<Hearing> hearings(UUID enrolment) {
        return verdicts.newest(enrolment).stream()
                .flatMap(it ->
                        rows.hanging(it.roundId()).stream()
                                .map(round ->
                                        new Hearing(
                                                it,
                                                round.until(),
                                                round.hears(LocalDate.now(clock)),
                                                rows.of(it.roundId()))))
                .toList();
    }

    @Transactional(readOnly = true)
    public List<Objection> of(UUID round) {
        return rows.of(round);
    }
}
