package org.matricula.graduation.degree;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.matricula.organisation.Unit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// 学位授予决定, and whom the committee has yet to decide on.
@Repository
@Transactional(readOnly = true)
public class DegreeDecisions {

    /// Somebody put forward by the audit.
    ///
    /// @param degree 拟授学位
    public record Waiting(
            UUID conclusion,
            String name,
            @Nullable String studentNumber,
            String unit,
            String degree,
            LocalDate concludedOn,
            String decisionNo) {}

    public record Decision(
            UUID id,
            UUID institutionId,
            String committee,
            String number,
            LocalDate decidedOn,
            int students,
            @Nullable UUID deciderId,
            String decider,
            @Nullable Instant revokedAt,
            @Nullable String revokeReason,
            @Nullable UUID list) {}

    private static final String SELECT =
            """
            select id, institution_id, committee, number, decided_on, students, decider_id, decider, revoked_at,
                   revoke_reason, publications[1] as list
              from graduation.degree_decision
            """;

    /// Put forward, not decided upon, and nobody means to decide against them.
    private static final String WAITS =
            """
             and c.degree_proposed is not null and not c.degree and c.reversed_at is null and c.degree_refused_on is null
            and not exists (select from graduation.degree_hearing h where h.conclusion_id = c.id and h.outcome is null)
            """;

    private final JdbcClient sql;

    DegreeDecisions(JdbcClient sql) {
        this.sql = sql;
    }

    /// By class and student number, so many after the last one seen.
    List<Waiting> waiting(UUID institution, int from, int limit) {
        return sql.sql(
                        """
                        select c.id as conclusion, s.name, s.student_number, u.name as unit, c.degree_proposed as degree,
                               c.concluded_on, c.decision_no
                          from graduation.conclusion c
                          join registry.student s on s.enrolment_id = c.enrolment_id
                          join organisation.unit u on u.id = s.unit_id
                         where c.institution_id = :institution
                        """
                                + WAITS
                                + """
                                 order by s.scope_pos, s.student_number, c.id offset :from limit :limit
                                """)
                .param("institution", institution)
                .param("from", from)
                .param("limit", limit)
                .query(Waiting.class)
                .list();
    }

    int waiting(UUID institution) {
        return sql.sql(
                        """
                        select count(*) from graduation.conclusion c
                         where c.institution_id = :institution
                        """
                                + WAITS)
                .param("institution", institution)
                .query(Integer.class)
                .single();
    }

    /// The newest first.
    List<Decision> of(UUID institution, int limit) {
        return sql.sql(
                        SELECT
                                + "where institution_id = :institution order by decided_at desc limit :limit")
                .param("institution", institution)
                .param("limit", limit)
                .query(Decision.class)
                .list();
    }

    Optional<Decision> find(UUID id) {
        return sql.sql(SELECT + "where id = :id").param("id", id).query(Decision.class).optional();
    }

    /// Whether the number stands for another meeting; whoever records one at the same time waits.
    @Transactional
    boolean otherMeeting(UUID institution, String number, String committee, LocalDate on) {
        sql.sql("select pg_advisory_xact_lock(hashtextextended(:key, 0)) is null")
                .param("key", "degree-decision " + institution + " " + number)
                .query(Boolean.class)
                .single();
        return sql.sql(
                        """
                        select exists (select from graduation.degree_decision
                                        where institution_id = :institution and number = :number and revoked_at is null
                                          and (committee <> :committee or decided_on <> :on))
                        """)
                .param("institution", institution)
                .param("number", number)
                .param("committee", committee)
                .param("on", on)
                .query(Boolean.class)
                .single();
    }

    /// Whether the acting person decided that one of them graduates.
    boolean graduatedBySelf(Collection<UUID> conclusions) {
        return sql.sql(
                        """
                        select exists (select from graduation.verdict v join graduation.round r on r.id = v.round_id
                                        where v.conclusion_id = any (:ids) and r.decider_id = cast(:by as uuid))
                        """)
                .param("ids", conclusions.toArray(UUID[]::new))
                .param("by", Acting.now().account(), java.sql.Types.OTHER)
                .query(Boolean.class)
                .single();
    }

    @Transactional
    UUID add(
            Unit school,
            String committee,
            String number,
            LocalDate on,
            int some,
            Actor by,
            Instant at) {
        return sql.sql(
                        """
                        insert into graduation.degree_decision
                          (institution_id, scope_pos, committee, number, decided_on, students, decider_id, decider, decided_at)
                        values (:institution, :pos, :committee, :number, :on, :some, cast(:by as uuid), :name, :at)
                        returning id
                        """)
                .param("institution", school.id())
                .param("pos", school.pos())
                .param("committee", committee)
                .param("number", number)
                .param("on", on)
                .param("some", some)
                .param("by", by.account(), java.sql.Types.OTHER)
                .param("name", by.name())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .query(UUID.class)
                .single();
    }

    /// Locks those of them that still wait, and of whom nothing else is meant.
    @Transactional
    List<UUID> hold(UUID institution, Collection<UUID> chosen, boolean all) {
        return sql.sql(
                        """
                        select c.id from graduation.conclusion c
                         where c.institution_id = :institution and (:all or c.id = any (:ids))
                        """
                                + WAITS
                                + """
                                 order by c.id for update
                                """)
                .param("institution", institution)
                .param("all", all)
                .param("ids", chosen.toArray(UUID[]::new))
                .query(UUID.class)
                .list();
    }

    /// Locks those of them upon whom the committee has not decided, heard or not.
    @Transactional
    List<UUID> undecided(UUID institution, Collection<UUID> chosen) {
        return sql.sql(
                        """
                        select c.id from graduation.conclusion c
                         where c.institution_id = :institution and c.id = any (:ids) and c.degree_proposed is not null
                           and not c.degree and c.reversed_at is null and c.degree_refused_on is null
                         order by c.id for update
                        """)
                .param("institution", institution)
                .param("ids", chosen.toArray(UUID[]::new))
                .query(UUID.class)
                .list();
    }

    @Transactional
    void grant(UUID decision, Collection<UUID> conclusions) {
        sql.sql(
                        """
                        update graduation.conclusion
                           set degree = true, degree_name = degree_proposed, degree_decision_id = :decision
                         where id = any (:ids)
                        """)
                .param("decision", decision)
                .param("ids", conclusions.toArray(UUID[]::new))
                .update();
    }

    /// Locks the conclusions that carry it.
    @Transactional
    List<UUID> granted(UUID decision) {
        return sql.sql(
                        """
                        select id from graduation.conclusion where degree_decision_id = :decision order by id for update
                        """)
                .param("decision", decision)
                .query(UUID.class)
                .list();
    }

    @Transactional
    void revoke(UUID decision, String by, String reason, Instant at) {
        sql.sql(
                        """
                        update graduation.conclusion set degree = false, degree_name = null, degree_decision_id = null
                         where degree_decision_id = :decision
                        """)
                .param("decision", decision)
                .update();
        sql.sql(
                        """
                        update graduation.degree_decision set revoked_at = :at, revoker = :by, revoke_reason = :reason
                         where id = :decision
                        """)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("by", by)
                .param("reason", reason)
                .param("decision", decision)
                .update();
    }
}
