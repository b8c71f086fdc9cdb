package org.matricula.consignment;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Acting;
import org.matricula.organisation.Unit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// The lists, and where each stands.
@Repository
@Transactional(propagation = Propagation.MANDATORY)
public class ConsignmentLists {

    private static final String SELECT =
            """
            select h.id, h.kind, h.institution_id, h.unit_id, u.name as unit, h.to_unit_id, t.name as to_unit, h.scope_pos,
                   h.year, h.seq, h.lines, h.due_on, h.state, h.made_by, h.made_by_id, h.handler_id,
                   (h.made_at at time zone :zone)::date as made_on, h.handler, h.head, h.signed_on, h.stamped,
                   (h.handed_at at time zone :zone)::date as handed_on, h.count_due_on, h.counted, h.taken_by,
                   h.taken_at, h.reason,
                   (select count(*) from consignment.line l where l.list_id = h.id and l.state = 'accepted')::int as accepted,
                   (select count(*) from consignment.line l where l.list_id = h.id and l.state = 'returned')::int as returned
              from consignment.list h
              join organisation.unit u on u.id = h.unit_id
              join organisation.unit t on t.id = h.to_unit_id
            """;

    private final JdbcClient sql;
    private final Clock clock;

    ConsignmentLists(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /// Those of the unit and of all below it, the newest first.
    List<Consignment> list(Unit below) {
        return sql.sql(
                        SELECT
                                + """
                                 where h.scope_pos between :lo and :hi
                                 order by h.made_at desc, h.id limit 200
                                """)
                .param("zone", clock.getZone().getId())
                .param("lo", below.pos())
                .param("hi", below.posEnd())
                .query(Consignment.class)
                .list();
    }

    /// Handed to the unit and not counted yet, the most urgent first.
    List<Consignment> waiting(UUID unit) {
        return sql.sql(
                        SELECT
                                + " where h.to_unit_id = :unit and h.state = 'handed' order by h.count_due_on, h.id")
                .param("zone", clock.getZone().getId())
                .param("unit", unit)
                .query(Consignment.class)
                .list();
    }

    Optional<Consignment> find(UUID id) {
        return sql.sql(SELECT + " where h.id = :id")
                .param("zone", clock.getZone().getId())
                .param("id", id)
                .query(Consignment.class)
                .optional();
    }

    /// Whoever makes a list of the unit, or takes a piece away from it, waits for the other.
    void hold(UUID unit, String kind) {
        sql.sql("select pg_advisory_xact_lock(hashtextextended(:key, 0)) is null")
                .param("key", "consignment " + unit + " " + kind)
                .query(Boolean.class)
                .single();
    }

    /// The next number of the year; whoever makes one at the same time waits.
    int next(UUID unit, ConsignmentKind kind, int year) {
        hold(unit, kind.code());
        return sql.sql(
                        """
                        select coalesce(max(seq), 0) + 1 from consignment.list
                         where unit_id = :unit and kind = :kind and year = :year
                        """)
                .param("unit", unit)
                .param("kind", kind.code())
                .param("year", year)
                .query(Integer.class)
                .single();
    }

    UUID insert(ConsignmentKind kind, Unit from, Unit to, int seq, int lines, LocalDate dueOn) {
        return sql.sql(
                        """
                        insert into consignment.list
                          (kind, institution_id, unit_id, to_unit_id, scope_pos, year, seq, lines, due_on, made_by,
                           made_by_id, made_at)
                        values (:kind, :institution, :unit, :to, :pos, :year, :seq, :lines, :due, :by,
                                cast(:account as uuid), :at)
                        returning id
                        """)
                .param("kind", kind.code())
                .param("institution", from.institutionId())
                .param("unit", from.id())
                .param("to", to.id())
                .param("pos", from.pos())
                .param("year", LocalDate.now(clock).getYear())
                .param("seq", seq)
                .param("lines", lines)
                .param("due", dueOn)
                .param("by", Acting.now().name())
                .param("account", Acting.now().account(), java.sql.Types.OTHER)
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .query(UUID.class)
                .single();
    }

    /// @return false if somebody was first
    boolean hand(UUID id, String head, LocalDate signedOn, LocalDate countDueOn) {
        return sql.sql(
                                """
                                update consignment.list
                                   set state = 'handed', handler = :by, handler_id = cast(:account as uuid), head = :head, signed_on = :signed, stamped = true,
                                       handed_at = :at, count_due_on = :due
                                 where id = :id and state = 'made'
                                """)
                        .param("by", Acting.now().name())
                        .param("account", Acting.now().account(), java.sql.Types.OTHER)
                        .param("head", head)
                        .param("signed", signedOn)
                        .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                        .param("due", countDueOn)
                        .param("id", id)
                        .update()
                == 1;
    }

    /// @param from the state it has to be in
    /// @return false if somebody was first
    boolean end(
            UUID id, String from, String to, @Nullable Integer counted, @Nullable String reason) {
        return sql.sql(
                                """
                                update consignment.list
                                   set state = :to, counted = cast(:counted as int), reason = cast(:reason as text),
                                       taken_by = :by, taken_at = :at
                                 where id = :id and state = :from
                                """)
                        .param("to", to)
                        .param("counted", counted, java.sql.Types.INTEGER)
                        .param("reason", reason, java.sql.Types.VARCHAR)
                        .param("by", Acting.now().name())
                        .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                        .param("id", id)
                        .param("from", from)
                        .update()
                == 1;
    }
}
