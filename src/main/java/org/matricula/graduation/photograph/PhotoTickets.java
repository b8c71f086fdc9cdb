package org.matricula.graduation.photograph;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Slice;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// 补拍单: who has to be photographed again, and why.
@Repository
@Transactional(readOnly = true)
public class PhotoTickets {

    /// @param cause `faulty`, `wrong` or `office`
    public record Ticket(
            UUID id,
            UUID enrolmentId,
            String name,
            String studentNumber,
            String unit,
            String cause,
            List<Refusal> faults,
            @Nullable String note,
            String opener,
            @Nullable UUID sittingId,
            @Nullable LocalDate heldOn,
            @Nullable String place) {}

    private static final String SELECT =
            """
            select k.id, k.enrolment_id, s.name, s.student_number, u.name as unit, k.cause, k.faults, k.note, k.opener,
                   k.sitting_id, t.held_on, t.place
              from graduation.photo_ticket k
              join registry.student s on s.enrolment_id = k.enrolment_id
              join organisation.unit u on u.id = s.unit_id
              left join graduation.sitting t on t.id = k.sitting_id
             where k.closed_at is null
            """;

    private final JdbcClient sql;

    PhotoTickets(JdbcClient sql) {
        this.sql = sql;
    }

    List<Ticket> open(UUID campaign, int most) {
        return sql.sql(
                        SELECT
                                + " and k.campaign_id = :id order by k.scope_pos, s.student_number"
                                + " limit :most")
                .param("id", campaign)
                .param("most", most)
                .query((row, n) -> ticket(row))
                .list();
    }

    /// The same, a page at a time, by class and student number.
    ///
    /// @param after the last one seen, closed meanwhile or not; null for the first page
    public Slice<Ticket> page(UUID campaign, @Nullable UUID after, int most) {
        var rows =
                sql.sql(
                                SELECT
                                        + """
                                           and k.campaign_id = :id
                                           and (cast(:after as uuid) is null
                                                or (k.scope_pos, coalesce(s.student_number, ''), k.id) >
                                                   (select l.scope_pos, coalesce(o.student_number, ''), l.id
                                                      from graduation.photo_ticket l
                                                      join registry.student o on o.enrolment_id = l.enrolment_id
                                                     where l.id = cast(:after as uuid)))
                                         order by k.scope_pos, coalesce(s.student_number, ''), k.id limit :most
                                        """)
                        .param("id", campaign)
                        .param("after", after, java.sql.Types.OTHER)
                        .param("most", most + 1)
                        .query((row, n) -> ticket(row))
                        .list();
        return Slice.of(rows, most, it -> it.id().toString());
    }

    List<Ticket> of(UUID enrolment) {
        return sql.sql(SELECT + " and k.enrolment_id = :id")
                .param("id", enrolment)
                .query((row, n) -> ticket(row))
                .list();
    }

    private static Ticket ticket(java.sql.ResultSet row) throws java.sql.SQLException {
        return new Ticket(
                row.getObject("id", UUID.class),
                row.getObject("enrolment_id", UUID.class),
                row.getString("name"),
                row.getString("student_number"),
                row.getString("unit"),
                row.getString("cause"),
                Faults.read((String[]) row.getArray("faults").getArray()),
                row.getString("note"),
                row.getString("opener"),
                row.getObject("sitting_id", UUID.class),
                row.getObject("held_on", LocalDate.class),
                row.getString("place"));
    }

    /// Where one is open already it stays.
    @Transactional
    void open(
            UUID campaign,
            UUID enrolment,
            String cause,
            List<Refusal> faults,
            @Nullable String note,
            Instant at) {
        sql.sql(
                        """
                        insert into graduation.photo_ticket
                          (campaign_id, enrolment_id, person_id, scope_pos, cause, faults, note, opened_at, opener)
                        select g.campaign_id, g.enrolment_id, g.person_id, g.scope_pos, :cause, :faults, :note, :at, :opener
                          from graduation.graduate g where g.campaign_id = :campaign and g.enrolment_id = :enrolment
                        on conflict (enrolment_id) where closed_at is null do nothing
                        """)
                .param("campaign", campaign)
                .param("enrolment", enrolment)
                .param("cause", cause)
                .param("faults", Faults.written(faults))
                .param("note", note, java.sql.Types.VARCHAR)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("opener", Acting.now().name())
                .update();
    }

    @Transactional
    void answered(UUID enrolment, UUID photograph, Instant at) {
        sql.sql(
                        """
                        update graduation.photo_ticket set closed_at = :at, closed_by = :photo
                         where enrolment_id = :id and closed_at is null
                        """)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("photo", photograph)
                .param("id", enrolment)
                .update();
    }

    /// @return where its student lies; empty where somebody was faster
    record Dropped(UUID campaignId, UUID enrolmentId, long scopePos) {}

    @Transactional
    Optional<Dropped> drop(UUID id, String why, Instant at) {
        return sql.sql(
                        """
                        update graduation.photo_ticket set closed_at = :at, dropped = :why
                         where id = :id and closed_at is null
                        returning campaign_id, enrolment_id, scope_pos
                        """)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("why", why)
                .param("id", id)
                .query(Dropped.class)
                .optional();
    }
}
