package org.matricula.graduation.round;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.springframework.jdbc.core.simple.JdbcClient;
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

    private final JdbcClient sql;
    private final GraduationRounds rounds;
    private final GraduationVerdicts verdicts;
    private final Ledger ledger;
    private final Clock clock;

    Objections(
            JdbcClient sql,
            GraduationRounds rounds,
            GraduationVerdicts verdicts,
            Ledger ledger,
            Clock clock) {
        this.sql = sql;
        this.rounds = rounds;
        this.verdicts = verdicts;
        this.ledger = ledger;
        this.clock = clock;
    }

    public void raise(UUID verdict, String words) {
        var it = verdicts.get(verdict);
        var state =
                sql.sql(
                                """
                                select r.state = 'published' and r.objections_until >= :today as open
                                  from graduation.round r where r.id = :round
                                """)
                        .param("today", LocalDate.now(clock))
                        .param("round", it.roundId())
                        .query(Boolean.class)
                        .single();
        Refused.unlessEmpty(
                Refusal.all(
                        state ? null : Refusal.rule("graduation.objections-over"),
                        words.isBlank() || words.length() > LONGEST
                                ? Refusal.input("words", "graduation.words", LONGEST)
                                : null));
        sql.sql(
                        """
                        insert into graduation.objection (round_id, enrolment_id, person_id, scope_pos, words, made_on)
                        values (:round, :enrolment, :person, :pos, :words, :on)
                        """)
                .param("round", it.roundId())
                .param("enrolment", it.enrolmentId())
                .param("person", it.personId())
                .param("pos", it.scopePos())
                .param("words", words.strip())
                .param("on", LocalDate.now(clock))
                .update();
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
        var done =
                sql.sql(
                                """
                                update graduation.objection set answer = :words, answerer = :name, answered_at = :now
                                 where id = :id and round_id = :round and answer is null
                                """)
                        .param("words", words.strip())
                        .param("name", Acting.now().name())
                        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                        .param("id", id)
                        .param("round", round)
                        .update();
        if (done != 1) {
            throw new Absent("objection");
        }
        ledger.record(Act.of("graduation.answer", "graduation-round:" + round).at(it.lo()));
    }

    @Transactional(readOnly = true)
    public List<Hearing> hearings(UUID enrolment) {
        return verdicts.newest(enrolment).stream()
                .map(it -> {
                    var until =
                            sql.sql(
                                            "select objections_until from graduation.round where id = :id")
                                    .param("id", it.roundId())
                                    .query(LocalDate.class)
                                    .single();
                    var published =
                            sql.sql(
                                            "select state = 'published' from graduation.round where id = :id")
                                    .param("id", it.roundId())
                                    .query(Boolean.class)
                                    .single();
                    return new Hearing(
                            it,
                            until,
                            published && !LocalDate.now(clock).isAfter(until),
                            of(it.roundId()));
                })
                .toList();
    }

    @Transactional(readOnly = true)
    public List<Objection> of(UUID round) {
        return sql.sql(
                        """
                        select o.id, o.round_id, s.name, s.student_number, o.words, o.made_on, o.answer, o.answerer
                          from graduation.objection o join registry.student s on s.enrolment_id = o.enrolment_id
                         where o.round_id = :round order by o.id
                        """)
                .param("round", round)
                .query(Objection.class)
                .list();
    }
}
