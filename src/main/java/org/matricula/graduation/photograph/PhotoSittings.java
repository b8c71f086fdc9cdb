package org.matricula.graduation.photograph;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.matricula.organisation.Unit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// 采集场次: when and where each class is photographed.
@Repository
@Transactional(readOnly = true)
public class PhotoSittings {

    /// @param again for those photographed again, whatever their class
    /// @param fee yuan for each student
    /// @param open who is expected or absent, and nothing said of it
    /// @param due how many have neither paid nor been let off
    public record Sitting(
            UUID id,
            UUID campaignId,
            UUID unitId,
            String unit,
            long scopePos,
            boolean again,
            LocalDate heldOn,
            LocalTime atTime,
            String place,
            BigDecimal fee,
            long seats,
            long present,
            long open,
            long due,
            boolean closed,
            @Nullable String closer) {}

    /// A class whose graduates sit nowhere yet.
    record Unseated(UUID unitId, String unit, long pos, long graduates) {}

    private static final String SELECT =
            """
            select t.id, t.campaign_id, t.unit_id, u.name as unit, t.scope_pos, t.again, t.held_on, t.at_time, t.place, t.fee,
                   (select count(*) from graduation.seat s where s.sitting_id = t.id and s.state <> 'moved') as seats,
                   (select count(*) from graduation.seat s where s.sitting_id = t.id and s.state = 'present') as present,
                   (select count(*) from graduation.seat s where s.sitting_id = t.id and s.state in ('expected', 'absent')) as open,
                   (select count(*) from graduation.seat s
                     where s.sitting_id = t.id and s.fee_state = 'due' and s.state <> 'moved' and t.fee > 0) as due,
                   t.closed_at is not null as closed, t.closer
              from graduation.sitting t join organisation.unit u on u.id = t.unit_id
            """;

    private final JdbcClient sql;

    PhotoSittings(JdbcClient sql) {
        this.sql = sql;
    }

    List<Sitting> of(UUID campaign) {
        return sql.sql(SELECT + " where t.campaign_id = :id order by t.held_on, t.at_time, u.pos")
                .param("id", campaign)
                .query(Sitting.class)
                .list();
    }

    /// @throws Absent if there is none within reach
    Sitting get(UUID id) {
        return sql.sql(SELECT + " where t.id = :id")
                .param("id", id)
                .query(Sitting.class)
                .optional()
                .orElseThrow(() -> new Absent("sitting"));
    }

    /// Waits for whoever else is at the session.
    @Transactional
    Sitting lock(UUID id) {
        sql.sql("select t.id from graduation.sitting t where t.id = :id for update")
                .param("id", id)
                .query(UUID.class)
                .optional();
        return get(id);
    }

    List<Unseated> unseated(UUID campaign, Unit unit) {
        return sql.sql(
                        """
                        select u.id as unit_id, u.name as unit, u.pos, count(*) as graduates
                          from graduation.graduate g join organisation.unit u on u.pos = g.scope_pos
                         where g.campaign_id = :id and u.pos between :first and :last
                           and not exists (select from graduation.seat s join graduation.sitting t on t.id = s.sitting_id
                                            where s.enrolment_id = g.enrolment_id and t.campaign_id = g.campaign_id)
                         group by u.id, u.name, u.pos order by u.pos
                        """)
                .param("id", campaign)
                .param("first", unit.pos())
                .param("last", unit.posEnd())
                .query(Unseated.class)
                .list();
    }

    @Transactional
    UUID open(
            UUID campaign,
            UUID unit,
            long pos,
            boolean again,
            LocalDate on,
            LocalTime at,
            String place,
            BigDecimal fee) {
        return sql.sql(
                        """
                        insert into graduation.sitting
                          (campaign_id, institution_id, unit_id, scope_pos, again, held_on, at_time, place, fee)
                        select c.id, c.institution_id, :unit, :pos, :again, :on, :at, :place, :fee
                          from graduation.campaign c where c.id = :campaign
                        returning id
                        """)
                .param("campaign", campaign)
                .param("unit", unit)
                .param("pos", pos)
                .param("again", again)
                .param("on", on)
                .param("at", at)
                .param("place", place)
                .param("fee", fee)
                .query(UUID.class)
                .single();
    }

    @Transactional
    void schedule(UUID id, LocalDate on, LocalTime at, String place) {
        sql.sql(
                        """
                        update graduation.sitting set held_on = :on, at_time = :at, place = :place where id = :id
                        """)
                .param("on", on)
                .param("at", at)
                .param("place", place)
                .param("id", id)
                .update();
    }

    @Transactional
    void close(UUID id, Instant at) {
        sql.sql("update graduation.sitting set closed_at = :at, closer = :closer where id = :id")
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("closer", Acting.now().name())
                .param("id", id)
                .update();
    }
}
