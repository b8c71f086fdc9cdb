package org.matricula.graduation.photograph;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// 采集名单: who sits in a session, in the order of their student numbers.
@Repository
@Transactional(readOnly = true)
public class PhotoSeats {

    /// @param state `expected`, `present`, `absent`, `moved` or `excused`
    /// @param feeState `due`, `paid` or `exempt`
    /// @param code 学信网采集码
    public record Seat(
            UUID id,
            UUID sittingId,
            UUID enrolmentId,
            UUID personId,
            long scopePos,
            int seq,
            String name,
            String studentNumber,
            String unit,
            String state,
            @Nullable String reason,
            String feeState,
            @Nullable String feeNote,
            @Nullable String code) {}

    /// Where and when a graduate is photographed.
    public record OwnSeat(
            UUID sittingId,
            LocalDate heldOn,
            LocalTime atTime,
            String place,
            int seq,
            String state,
            @Nullable String code) {}

    private static final String SELECT =
            """
            select x.id, x.sitting_id, x.enrolment_id, x.person_id, x.scope_pos, x.seq, s.name, s.student_number,
                   u.name as unit, x.state, x.reason, x.fee_state, x.fee_note, x.code
              from graduation.seat x
              join registry.student s on s.enrolment_id = x.enrolment_id
              join organisation.unit u on u.id = s.unit_id
            """;

    private final JdbcClient sql;

    PhotoSeats(JdbcClient sql) {
        this.sql = sql;
    }

    List<Seat> of(UUID sitting) {
        return sql.sql(SELECT + " where x.sitting_id = :id order by x.seq")
                .param("id", sitting)
                .query(Seat.class)
                .list();
    }

    Seat get(UUID id) {
        return sql.sql(SELECT + " where x.id = :id")
                .param("id", id)
                .query(Seat.class)
                .optional()
                .orElseThrow(() -> new Absent("seat"));
    }

    List<OwnSeat> own(UUID enrolment) {
        return sql.sql(
                        """
                        select t.id as sitting_id, t.held_on, t.at_time, t.place, x.seq, x.state, x.code
                          from graduation.seat x join graduation.sitting t on t.id = x.sitting_id
                         where x.enrolment_id = :id and x.state <> 'moved' order by t.held_on desc, t.at_time desc
                        """)
                .param("id", enrolment)
                .query(OwnSeat.class)
                .list();
    }

    /// The graduates of a class who sit nowhere yet, by student number (以班级学号为序).
    @Transactional
    int fill(UUID sitting) {
        return sql.sql(
                        """
                        insert into graduation.seat (sitting_id, enrolment_id, person_id, scope_pos, seq)
                        select t.id, g.enrolment_id, g.person_id, g.scope_pos,
                               row_number() over (order by s.student_number, s.name, s.enrolment_id)
                          from graduation.sitting t
                          join graduation.graduate g on g.campaign_id = t.campaign_id and g.scope_pos = t.scope_pos
                          join registry.student s on s.enrolment_id = g.enrolment_id
                         where t.id = :id
                           and not exists (select from graduation.seat o join graduation.sitting q on q.id = o.sitting_id
                                            where o.enrolment_id = g.enrolment_id and q.campaign_id = t.campaign_id)
                        """)
                .param("id", sitting)
                .update();
    }

    /// Those with an open ticket and no session, who pay nothing a second time.
    @Transactional
    int fillAgain(UUID sitting) {
        var many =
                sql.sql(
                                """
                                insert into graduation.seat (sitting_id, enrolment_id, person_id, scope_pos, seq)
                                select t.id, k.enrolment_id, k.person_id, k.scope_pos,
                                       row_number() over (order by k.scope_pos, s.student_number, s.enrolment_id)
                                  from graduation.sitting t
                                  join graduation.photo_ticket k
                                    on k.campaign_id = t.campaign_id and k.closed_at is null and k.sitting_id is null
                                  join registry.student s on s.enrolment_id = k.enrolment_id
                                 where t.id = :id
                                """)
                        .param("id", sitting)
                        .update();
        sql.sql(
                        """
                        update graduation.photo_ticket k set sitting_id = x.sitting_id
                          from graduation.seat x
                         where x.sitting_id = :id and k.enrolment_id = x.enrolment_id and k.closed_at is null
                        """)
                .param("id", sitting)
                .update();
        return many;
    }

    /// Takes a seat at the end of another session.
    ///
    /// @return how many were added: none where they sit there already
    @Transactional
    int move(Seat it, UUID to) {
        return sql.sql(
                        """
                        insert into graduation.seat
                          (sitting_id, enrolment_id, person_id, scope_pos, seq, fee_state, fee_note)
                        select :to, x.enrolment_id, x.person_id, x.scope_pos,
                               coalesce((select max(o.seq) from graduation.seat o where o.sitting_id = :to), 0) + 1,
                               x.fee_state, x.fee_note
                          from graduation.seat x where x.id = :id
                        on conflict (sitting_id, enrolment_id) do nothing
                        """)
                .param("to", to)
                .param("id", it.id())
                .update();
    }

    @Transactional
    void mark(UUID id, String state, @Nullable String reason, @Nullable UUID movedTo, Instant at) {
        sql.sql(
                        """
                        update graduation.seat
                           set state = :state, reason = :reason, moved_to = cast(:moved as uuid), marked_at = :at,
                               marker = :marker
                         where id = :id
                        """)
                .param("state", state)
                .param("reason", reason, java.sql.Types.VARCHAR)
                .param("moved", movedTo, java.sql.Types.OTHER)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("marker", Acting.now().name())
                .param("id", id)
                .update();
    }

    /// Everybody who is still expected has handed in their card.
    @Transactional
    int markRest(UUID sitting, Instant at) {
        return sql.sql(
                        """
                        update graduation.seat set state = 'present', marked_at = :at, marker = :marker
                         where sitting_id = :id and state = 'expected'
                        """)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("marker", Acting.now().name())
                .param("id", sitting)
                .update();
    }

    @Transactional
    void fee(UUID id, String state, @Nullable String note) {
        sql.sql("update graduation.seat set fee_state = :state, fee_note = :note where id = :id")
                .param("state", state)
                .param("note", note, java.sql.Types.VARCHAR)
                .param("id", id)
                .update();
    }

    /// @return how many were found by their student numbers
    @Transactional
    int codes(UUID sitting, List<String> numbers, List<String> codes) {
        return sql.sql(
                        """
                        update graduation.seat x set code = c.code
                          from unnest(cast(:numbers as text[]), cast(:codes as text[])) as c (number, code)
                          join registry.student s on s.student_number = c.number
                         where x.sitting_id = :id and x.enrolment_id = s.enrolment_id
                        """)
                .param("numbers", numbers.toArray(String[]::new))
                .param("codes", codes.toArray(String[]::new))
                .param("id", sitting)
                .update();
    }

    /// Whom it concerns, to be told.
    List<UUID> accounts(UUID sitting) {
        return sql.sql(
                        """
                        select a.account_id from graduation.seat x
                          join registry.account_person a on a.person_id = x.person_id
                         where x.sitting_id = :id and x.state = 'expected'
                        """)
                .param("id", sitting)
                .query(UUID.class)
                .list();
    }
}
