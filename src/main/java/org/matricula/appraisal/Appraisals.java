package org.matricula.appraisal;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.matricula.organisation.Unit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// 考核批次 within reach, and the commendations that came of them.
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class Appraisals {

    /// What a round is opened with.
    record Measures(int base, int bonus, int malus, int studentPercent, int unitPercent) {}

    /// A commendation in a student's file.
    record Commended(String term, String number, LocalDate awardedOn) {}

    private static final String SELECT =
            """
            select r.id, r.institution_id, r.scope_pos, i.name as institution, r.term_id, m.year || ' ' || m.name as term,
                   lower(m.during) as "from", upper(m.during) as until, r.base, r.bonus, r.malus, r.student_percent,
                   r.unit_percent, r.state, r.opener_id, r.opener, r.reckoned_at, r.confirmer, r.confirmed_at
              from appraisal.round r
              join organisation.unit i on i.id = r.institution_id
              join calendar.term m on m.id = r.term_id
            """;

    private final JdbcClient sql;

    Appraisals(JdbcClient sql) {
        this.sql = sql;
    }

    /// @return empty if the term has one already
    Optional<UUID> open(Unit institution, UUID term, Measures by, Instant at) {
        var actor = Acting.now();
        return sql.sql(
                        """
                        insert into appraisal.round
                          (institution_id, scope_pos, term_id, base, bonus, malus, student_percent, unit_percent,
                           opener_id, opener, opened_at)
                        values (:institution, :pos, :term, :base, :bonus, :malus, :students, :units,
                                cast(:by as uuid), :name, :at)
                        on conflict do nothing returning id
                        """)
                .param("institution", institution.id())
                .param("pos", institution.pos())
                .param("term", term)
                .param("base", by.base())
                .param("bonus", by.bonus())
                .param("malus", by.malus())
                .param("students", by.studentPercent())
                .param("units", by.unitPercent())
                .param("by", actor.account())
                .param("name", actor.name())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .query(UUID.class)
                .optional();
    }

    /// The newest first, of every school whose tree the acting person stands in.
    List<Round> page(@Nullable UUID after, int most) {
        var scope = Acting.now().scope();
        return sql.sql(
                        SELECT
                                + """
                                where i.pos <= :hi and i.pos_end >= :lo
                                  and (cast(:after as uuid) is null or r.id < cast(:after as uuid))
                                order by r.id desc limit :most
                                """)
                .param("lo", scope.lo())
                .param("hi", scope.hi())
                .param("after", after, java.sql.Types.OTHER)
                .param("most", most)
                .query(Round.class)
                .list();
    }

    /// @throws Absent if it is not within reach
    Round get(UUID id) {
        var scope = Acting.now().scope();
        return sql.sql(SELECT + " where r.id = :id and i.pos <= :hi and i.pos_end >= :lo")
                .param("id", id)
                .param("lo", scope.lo())
                .param("hi", scope.hi())
                .query(Round.class)
                .optional()
                .orElseThrow(() -> new Absent("round"));
    }

    void hold(UUID id) {
        sql.sql("select id from appraisal.round where id = :id for update")
                .param("id", id)
                .query(UUID.class)
                .optional();
    }

    void reckoned(UUID id, Instant at) {
        sql.sql("update appraisal.round set state = 'reckoned', reckoned_at = :at where id = :id")
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("id", id)
                .update();
    }

    void confirmed(UUID id, Instant at) {
        sql.sql(
                        "update appraisal.round set state = 'confirmed', confirmer = :by,"
                                + " confirmed_at = :at where id = :id")
                .param("by", Acting.now().name())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("id", id)
                .update();
    }

    /// A commendation for each that is proposed, numbered in the order of the points.
    int commend(Round it, LocalDate on) {
        return sql.sql(
                        """
                        insert into appraisal.commendation
                          (institution_id, round_id, scope_pos, person_id, enrolment_id, unit_id, sort, number,
                           awarded_on, decider)
                        select :institution, :round, k.scope_pos, k.person_id, k.enrolment_id, k.unit_id, k.sort,
                               left(m.year, 4) || m.seq || '-'
                                 || case k.sort when 'student' then 'Y' when 'class' then 'B' else 'X' end
                                 || lpad(row_number() over (partition by k.sort
                                       order by k.points desc, k.enrolment_id, k.unit_id)::text, 5, '0'),
                               :on, :by
                          from (select scope_pos, person_id, enrolment_id, cast(null as uuid) as unit_id,
                                       'student' as sort, points
                                  from appraisal.score where round_id = :round and proposed
                                union all
                                select scope_pos, null, null, unit_id, sort, points
                                  from appraisal.unit_score where round_id = :round and proposed) k
                          cross join calendar.term m where m.id = :term
                        """)
                .param("institution", it.institutionId())
                .param("round", it.id())
                .param("on", on)
                .param("by", Acting.now().name())
                .param("term", it.termId())
                .update();
    }

    /// The accounts of students commended in a round.
    List<UUID> accounts(UUID round) {
        return sql.sql(
                        """
                        select a.account_id from appraisal.commendation c
                          join registry.account_person a on a.person_id = c.person_id
                         where c.round_id = :round and c.sort = 'student'
                        """)
                .param("round", round)
                .query(UUID.class)
                .list();
    }

    /// @return false if there is no such commendation in force
    boolean revoke(UUID round, UUID subject, String why, LocalDate on) {
        return sql.sql(
                                """
                                update appraisal.commendation set revoked_on = :on, revoked_why = :why
                                 where round_id = :round and coalesce(enrolment_id, unit_id) = :subject
                                   and revoked_on is null
                                """)
                        .param("on", on)
                        .param("why", why)
                        .param("round", round)
                        .param("subject", subject)
                        .update()
                == 1;
    }

    /// In force, the newest first.
    List<Commended> of(UUID enrolment) {
        return sql.sql(
                        """
                        select m.year || ' ' || m.name as term, c.number, c.awarded_on
                          from appraisal.commendation c
                          join appraisal.round r on r.id = c.round_id
                          join calendar.term m on m.id = r.term_id
                         where c.enrolment_id = :enrolment and c.revoked_on is null
                         order by c.awarded_on desc, c.number
                        """)
                .param("enrolment", enrolment)
                .query(Commended.class)
                .list();
    }
}
