package org.matricula.survey.interview;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Slice;
import org.matricula.organisation.Unit;
import org.matricula.registry.StudentStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Plans of interviews, and the drawing of whom they are with.
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class InterviewCampaigns {

    private static final String SELECT =
            """
            select c.id, c.institution_id, c.unit_id, u.name as unit, c.scope_pos, c.title, c.purpose, c.theme, c.guide,
                   c.questionnaire_id, c.interviewer_role, c.strata, c.per_stratum, c.seed, c.due_on, c.state, c.owner_id,
                   c.owner, c.summary, n.drawn, n.held, n.missed
              from survey.campaign c
              join organisation.unit u on u.id = c.unit_id
              cross join lateral (
                select count(*)::int as drawn, (count(*) filter (where i.state = 'held'))::int as held,
                       (count(*) filter (where i.state = 'missed'))::int as missed
                  from survey.interview i where i.campaign_id = c.id) n
            """;

    private final JdbcClient sql;

    InterviewCampaigns(JdbcClient sql) {
        this.sql = sql;
    }

    Campaign get(UUID id) {
        return sql.sql(SELECT + " where c.id = :id")
                .param("id", id)
                .query((row, n) -> campaign(row))
                .optional()
                .orElseThrow(() -> new Absent("campaign"));
    }

    /// Nobody else changes it until the transaction ends.
    Campaign lock(UUID id) {
        sql.sql("select id from survey.campaign where id = :id for update")
                .param("id", id)
                .query(UUID.class)
                .optional()
                .orElseThrow(() -> new Absent("campaign"));
        return get(id);
    }

    Slice<Campaign> page(@Nullable UUID before, int most) {
        return Slice.of(
                sql.sql(
                                SELECT
                                        + """
                                         where cast(:before as uuid) is null or c.id < cast(:before as uuid)
                                         order by c.id desc limit :most
                                        """)
                        .param("before", before, Types.OTHER)
                        .param("most", most + 1)
                        .query((row, n) -> campaign(row))
                        .list(),
                most,
                it -> it.id().toString());
    }

    UUID add(Unit unit, NewCampaign it, @Nullable Long seed, Instant now) {
        return sql.sql(
                        """
                        insert into survey.campaign
                          (institution_id, unit_id, scope_pos, title, purpose, theme, guide, questionnaire_id,
                           interviewer_role, strata, per_stratum, seed, due_on, owner_id, owner, opened_at)
                        values (:institution, :unit, :pos, :title, :purpose, :theme, :guide, cast(:questionnaire as uuid),
                           :role, :strata, :per, :seed, :due, cast(:owner as uuid), :name, :now)
                        returning id
                        """)
                .param("institution", unit.institutionId())
                .param("unit", unit.id())
                .param("pos", unit.pos())
                .param("title", it.title())
                .param("purpose", it.purpose())
                .param("theme", it.theme())
                .param("guide", it.guide().toArray(String[]::new))
                .param("questionnaire", it.questionnaire(), Types.OTHER)
                .param("role", it.interviewerRole())
                .param("strata", it.strata())
                .param("per", it.perStratum(), Types.SMALLINT)
                .param("seed", seed, Types.BIGINT)
                .param("due", it.dueOn())
                .param("owner", Acting.now().account(), Types.OTHER)
                .param("name", Acting.now().name())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(UUID.class)
                .single();
    }

    /// 分层随机抽样: of each stratum the first by a digest of the seed and the student, so that whoever
    /// knows the seed finds the same students, and nobody can steer who they are.
    ///
    /// @return how many were drawn
    int draw(UUID campaign, NewCampaign it, @Nullable Long seed) {
        return sql.sql(
                        """
                        with m as (
                          select s.enrolment_id, s.scope_pos, s.person_id, s.unit_id,
                                 case c.strata when 'class' then s.unit_id::text when 'sex' then s.sex
                                   when 'class-sex' then s.unit_id::text || '/' || s.sex else '' end as stratum
                            from survey.campaign c
                            join organisation.unit u on u.id = c.unit_id
                            join registry.student s on s.scope_pos between u.pos and u.pos_end and s.status = any (:active)
                           where c.id = :campaign
                             and (cardinality(:units::uuid[]) = 0 or exists (select from organisation.unit a
                                   where a.id = any (:units) and s.scope_pos between a.pos and a.pos_end))
                             and (c.questionnaire_id is null or exists (select from survey.invitation i
                                   where i.questionnaire_id = c.questionnaire_id and i.enrolment_id = s.enrolment_id))
                             and (c.per_stratum is not null or s.student_number = any (:numbers))),
                        d as (
                          select m.*, row_number() over (partition by m.stratum
                                   order by md5(cast(:seed as text) || ':' || m.enrolment_id::text), m.enrolment_id) as nth
                            from m)
                        insert into survey.interview (campaign_id, enrolment_id, scope_pos, person_id, unit_id, stratum)
                        select :campaign, d.enrolment_id, d.scope_pos, d.person_id, d.unit_id, d.stratum
                          from d join survey.campaign c on c.id = :campaign
                         where c.per_stratum is null or d.nth <= c.per_stratum
                        """)
                .param("campaign", campaign)
                .param("active", StudentStatus.activeCodes())
                .param("units", it.units().toArray(UUID[]::new))
                .param("numbers", it.numbers().toArray(String[]::new))
                .param("seed", String.valueOf(seed))
                .update();
    }

    List<UUID> units(UUID campaign) {
        return sql.sql("select distinct unit_id from survey.interview where campaign_id = :id")
                .param("id", campaign)
                .query(UUID.class)
                .list();
    }

    /// Of whole classes at once, who is to hold the interviews.
    void assign(UUID campaign, List<UUID> units, List<UUID> accounts) {
        sql.sql(
                        """
                        update survey.interview i set interviewer_id = a.id, interviewer = a.name
                          from unnest(:units::uuid[], :accounts::uuid[]) as t (unit, account)
                          join identity.account a on a.id = t.account
                         where i.campaign_id = :campaign and i.unit_id = t.unit and i.state = 'assigned'
                        """)
                .param("campaign", campaign)
                .param("units", units.toArray(UUID[]::new))
                .param("accounts", accounts.toArray(UUID[]::new))
                .update();
    }

    void close(UUID id, String summary, Instant now) {
        sql.sql(
                        """
                        update survey.campaign set state = 'closed', summary = :summary, closer = :closer, closed_at = :now
                         where id = :id
                        """)
                .param("id", id)
                .param("summary", summary)
                .param("closer", Acting.now().name())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    private static Campaign campaign(ResultSet row) throws SQLException {
        return new Campaign(
                row.getObject("id", UUID.class),
                row.getObject("institution_id", UUID.class),
                row.getObject("unit_id", UUID.class),
                row.getString("unit"),
                row.getLong("scope_pos"),
                row.getString("title"),
                row.getString("purpose"),
                row.getString("theme"),
                List.of((String[]) row.getArray("guide").getArray()),
                row.getObject("questionnaire_id", UUID.class),
                row.getString("interviewer_role"),
                row.getString("strata"),
                row.getObject("per_stratum", Integer.class),
                row.getObject("seed", Long.class),
                row.getObject("due_on", LocalDate.class),
                row.getString("state"),
                row.getObject("owner_id", UUID.class),
                row.getString("owner"),
                row.getString("summary"),
                row.getInt("drawn"),
                row.getInt("held"),
                row.getInt("missed"));
    }
}
