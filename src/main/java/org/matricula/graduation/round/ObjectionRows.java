package org.matricula.graduation.round;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Acting;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

@Repository
@Transactional(propagation = Propagation.MANDATORY)
class ObjectionRows {

    /// A round that hangs or hung, which students may not see as staff do.
    record Hanging(boolean published, LocalDate until) {

        boolean hears(LocalDate day) {
            return published && !day.isAfter(until);
        }
    }

    record Maker(UUID person, String name) {}

    private final JdbcClient sql;

    ObjectionRows(JdbcClient sql) {
        this.sql = sql;
    }

    Optional<Hanging> hanging(UUID round) {
        return sql.sql(
                        """
                        select r.state = 'published' as published, r.objections_until as until
                          from graduation.round r where r.id = :round and r.objections_until is not null
                        """)
                .param("round", round)
                .query(Hanging.class)
                .optional();
    }

    /// @return false where the same is said already and waits for its answer
    boolean add(Verdict it, String words, LocalDate on) {
        // whoever presses twice at once waits for the first
        sql.sql("select pg_advisory_xact_lock(hashtextextended(:what, 0)) is null")
                .param("what", "graduation.objection " + it.id())
                .query(Boolean.class)
                .single();
        return sql.sql(
                                """
                                insert into graduation.objection (round_id, enrolment_id, person_id, scope_pos, words, made_on)
                                select :round, :enrolment, :person, :pos, :words, :on
                                 where not exists (select from graduation.objection o
                                                    where o.round_id = :round and o.enrolment_id = :enrolment
                                                      and o.words = :words and o.answer is null)
                                """)
                        .param("round", it.roundId())
                        .param("enrolment", it.enrolmentId())
                        .param("person", it.personId())
                        .param("pos", it.scopePos())
                        .param("words", words)
                        .param("on", on)
                        .update()
                == 1;
    }

    /// @return whether there was one without an answer
    boolean answer(UUID round, UUID id, String words, Instant now) {
        return sql.sql(
                                """
                                update graduation.objection set answer = :words, answerer = :name, answered_at = :now
                                 where id = :id and round_id = :round and answer is null
                                """)
                        .param("words", words)
                        .param("name", Acting.now().name())
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .param("id", id)
                        .param("round", round)
                        .update()
                == 1;
    }

    List<Objections.Objection> of(UUID round) {
        return of(round, null);
    }

    /// @param enrolment whose; null for everybody's
    List<Objections.Objection> of(UUID round, @Nullable UUID enrolment) {
        return sql.sql(
                        """
                        select o.id, o.round_id, s.name, s.student_number, o.words, o.made_on, o.answer, o.answerer
                          from graduation.objection o join registry.student s on s.enrolment_id = o.enrolment_id
                         where o.round_id = :round
                           and (cast(:enrolment as uuid) is null or o.enrolment_id = :enrolment) order by o.id
                        """)
                .param("round", round)
                .param("enrolment", enrolment, java.sql.Types.OTHER)
                .query(Objections.Objection.class)
                .list();
    }

    /// Who made it.
    Optional<Maker> maker(UUID objection) {
        return sql.sql(
                        """
                        select o.person_id as person, s.name
                          from graduation.objection o join registry.student s on s.enrolment_id = o.enrolment_id
                         where o.id = :id
                        """)
                .param("id", objection)
                .query(Maker.class)
                .optional();
    }
}
