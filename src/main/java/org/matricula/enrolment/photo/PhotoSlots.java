package org.matricula.enrolment.photo;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// 采集时间表: when and where each class of a session sits.
@Repository
@Transactional(readOnly = true)
public class PhotoSlots {

    public record Slot(
            UUID unitId,
            String unit,
            @Nullable LocalDate heldOn,
            @Nullable LocalTime atTime,
            @Nullable String place,
            long sitters,
            long taken) {}

    private final JdbcClient sql;

    PhotoSlots(JdbcClient sql) {
        this.sql = sql;
    }

    List<Slot> of(UUID session) {
        return sql.sql(
                        """
                        select t.unit_id, u.name as unit, t.held_on, t.at_time, t.place,
                               count(x.id) as sitters, count(x.file_id) as taken
                          from enrolment.photo_slot t
                          join organisation.unit u on u.id = t.unit_id
                          left join enrolment.photo_sitter x on x.session_id = t.session_id and x.scope_pos = u.pos
                         where t.session_id = :session
                         group by t.unit_id, u.name, u.pos, t.held_on, t.at_time, t.place
                        having count(x.id) > 0
                         order by t.held_on nulls last, t.at_time, u.pos
                        """)
                .param("session", session)
                .query(Slot.class)
                .list();
    }

    /// Whoever else makes out a timetable of the institution waits.
    @Transactional
    void lock(UUID institution) {
        sql.sql("select pg_advisory_xact_lock(hashtextextended('photo-slot:' || :id, 0))::text")
                .param("id", institution.toString())
                .query(String.class)
                .single();
    }

    /// The class that sits there and then in a session that is not closed.
    Optional<String> taken(UUID institution, UUID unit, LocalDate on, LocalTime at, String place) {
        return sql.sql(
                        """
                        select u.name from enrolment.photo_slot t
                          join enrolment.photo_session s on s.id = t.session_id and s.closed_at is null
                          join organisation.unit u on u.id = t.unit_id
                         where s.institution_id = :institution and t.unit_id <> :unit
                           and t.held_on = :on and t.at_time = :at and t.place = :place
                         order by u.pos limit 1
                        """)
                .param("institution", institution)
                .param("unit", unit)
                .param("on", on)
                .param("at", at)
                .param("place", place)
                .query(String.class)
                .optional();
    }

    /// @return false where the class does not sit in the session
    @Transactional
    boolean schedule(
            UUID session,
            UUID unit,
            @Nullable LocalDate on,
            @Nullable LocalTime at,
            @Nullable String place) {
        return sql.sql(
                                """
                                update enrolment.photo_slot set held_on = :on, at_time = :at, place = :place
                                 where session_id = :session and unit_id = :unit
                                """)
                        .param("on", on, java.sql.Types.DATE)
                        .param("at", at, java.sql.Types.TIME)
                        .param("place", place, java.sql.Types.VARCHAR)
                        .param("session", session)
                        .param("unit", unit)
                        .update()
                > 0;
    }
}
