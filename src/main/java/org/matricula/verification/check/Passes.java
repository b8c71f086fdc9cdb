package org.matricula.verification.check;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.job.PlaceRange;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Actor;
import org.matricula.registry.StudentStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// The runs of the rules, and how far each has come.
@Repository
@Transactional
public class Passes {

    /// @param students null until they have been counted
    public record Pass(
            UUID id,
            UUID campaignId,
            String state,
            @Nullable Integer students,
            int checked,
            @Nullable Long reached,
            @Nullable String problem,
            Instant begunAt,
            @Nullable Instant endedAt,
            @Nullable UUID starterId,
            String starter,
            String starterRole,
            @Nullable UUID starterUnit) {

        public boolean under() {
            return endedAt == null;
        }

        public double progress() {
            return state.equals("done")
                    ? 1
                    : students == null || students == 0 ? 0 : (double) checked / students;
        }
    }

    /// Where a campaign looks.
    record Reach(long lo, long hi, @Nullable UUID institution) {}

    private static final String SELECT =
            """
            select id, campaign_id, state, students, checked, reached, problem, begun_at, ended_at, starter_id, starter,
                   starter_role, starter_unit
              from verification.pass
            """;

    private final JdbcClient sql;

    Passes(JdbcClient sql) {
        this.sql = sql;
    }

    @Transactional(readOnly = true)
    public Optional<Pass> latest(UUID campaign) {
        return sql.sql(SELECT + " where campaign_id = :id order by begun_at desc limit 1")
                .param("id", campaign)
                .query(Pass.class)
                .optional();
    }

    /// The last that came to its end.
    @Transactional(readOnly = true)
    public Optional<Pass> done(UUID campaign) {
        return sql.sql(
                        SELECT
                                + " where campaign_id = :id and state = 'done' order by begun_at desc limit 1")
                .param("id", campaign)
                .query(Pass.class)
                .optional();
    }

    @Transactional(readOnly = true)
    Pass get(UUID id) {
        return sql.sql(SELECT + " where id = :id")
                .param("id", id)
                .query(Pass.class)
                .optional()
                .orElseThrow(() -> new Absent("pass"));
    }

    /// @return empty where one is under way
    Optional<UUID> add(UUID campaign, Actor by, Instant at) {
        return sql.sql(
                        """
                        insert into verification.pass (campaign_id, begun_at, starter_id, starter, starter_role, starter_unit)
                        values (:campaign, :at, :id, :name, :role, cast(:unit as uuid))
                        on conflict (campaign_id) where ended_at is null do nothing returning id
                        """)
                .param("campaign", campaign)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("id", by.account(), java.sql.Types.OTHER)
                .param("name", by.name())
                .param("role", by.role())
                .param("unit", by.unit(), java.sql.Types.OTHER)
                .query(UUID.class)
                .optional();
    }

    /// Under way from now on, or still.
    ///
    /// @return whether it is still wanted
    boolean start(UUID id) {
        return sql.sql(
                                "update verification.pass set state = 'running' where id = :id and ended_at is null")
                        .param("id", id)
                        .update()
                == 1;
    }

    /// @return whether it is still wanted
    boolean counted(UUID id, int students) {
        return sql.sql(
                                "update verification.pass set students = :students where id = :id and state = 'running'")
                        .param("students", students)
                        .param("id", id)
                        .update()
                == 1;
    }

    /// @return whether it is still wanted
    boolean reached(UUID id, int more, long position) {
        return sql.sql(
                                """
                                update verification.pass
                                   set checked = checked + :more, reached = :position
                                 where id = :id and state = 'running'
                                """)
                        .param("more", more)
                        .param("position", position)
                        .param("id", id)
                        .update()
                == 1;
    }

    /// @return whether it was still under way
    boolean end(UUID id, String state, @Nullable String problem, Instant now) {
        return sql.sql(
                                """
                                update verification.pass set state = :state, problem = :problem, ended_at = :now
                                 where id = :id and ended_at is null
                                """)
                        .param("state", state)
                        .param("problem", problem, java.sql.Types.VARCHAR)
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .param("id", id)
                        .update()
                == 1;
    }

    /// @throws Absent if there is none within sight
    @Transactional(readOnly = true)
    Reach reach(UUID campaign) {
        return sql.sql(
                        """
                        select u.pos as lo, u.pos_end as hi, c.institution_id as institution
                          from verification.campaign c join organisation.unit u on u.id = c.unit_id where c.id = :id
                        """)
                .param("id", campaign)
                .query(Reach.class)
                .optional()
                .orElseThrow(() -> new Absent("campaign"));
    }

    /// Where the students of an interval lie, place by place.
    @Transactional(readOnly = true)
    List<PlaceRange.Place> places(long lo, long hi) {
        return sql.sql(
                        """
                        select s.scope_pos as pos, count(*) as students from registry.student s
                         where s.scope_pos between :lo and :hi and s.status = any (:active)
                         group by s.scope_pos order by s.scope_pos
                        """)
                .param("lo", lo)
                .param("hi", hi)
                .param("active", StudentStatus.activeCodes())
                .query(PlaceRange.Place.class)
                .list();
    }
}
