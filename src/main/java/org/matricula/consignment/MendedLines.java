package org.matricula.consignment;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.matricula.kernel.Acting;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// The pieces that came back, and who has mended them.
@Repository
@Transactional(propagation = Propagation.MANDATORY)
public class MendedLines {

    /// What of a list waits to be mended.
    ///
    /// @param backOn the day the oldest of it came back
    public record Held(UUID list, String kind, int year, int seq, int pieces, LocalDate backOn) {}

    private record Back(String ref, LocalDate day) {}

    private final JdbcClient sql;
    private final Clock clock;

    MendedLines(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /// List by list, the longest waiting first.
    List<Held> held(UUID unit) {
        return sql.sql(
                        """
                        select h.id as list, h.kind, h.year, h.seq, count(*)::int as pieces,
                               (min(l.told_at) at time zone :zone)::date as back_on
                          from consignment.line l join consignment.list h on h.id = l.list_id
                         where l.unit_id = :unit and l.held
                         group by h.id, h.kind, h.year, h.seq order by min(l.told_at), h.id
                        """)
                .param("zone", clock.getZone().getId())
                .param("unit", unit)
                .query(Held.class)
                .list();
    }

    /// The day each mended piece had last come back: from it its days count.
    Map<String, LocalDate> backOn(UUID unit, ConsignmentKind kind) {
        return sql
                .sql(
                        """
                        select ref, (max(told_at) at time zone :zone)::date as day from consignment.line
                         where unit_id = :unit and kind = :kind and mended_at is not null group by ref
                        """)
                .param("zone", clock.getZone().getId())
                .param("unit", unit)
                .param("kind", kind.code())
                .query(Back.class)
                .list()
                .stream()
                .collect(Collectors.toMap(Back::ref, Back::day));
    }

    /// @return how many there were that waited for it
    int mend(UUID list, Collection<Integer> which, String note) {
        return sql.sql(
                        """
                        update consignment.line
                           set held = false, mended_by = :by, mended_by_id = cast(:account as uuid), mended_at = :at,
                               mended_note = :note
                         where list_id = :list and seq = any (:which) and held
                        """)
                .param("by", Acting.now().name())
                .param("account", Acting.now().account(), java.sql.Types.OTHER)
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("note", note)
                .param("list", list)
                .param("which", which.toArray(Integer[]::new))
                .update();
    }

    /// What a branch gives back to its point is not the branch's to mend any more.
    void passDown(UUID list, UUID branch, Collection<Integer> which) {
        sql.sql(
                        """
                        update consignment.line m set held = false from consignment.line l
                         where l.list_id = :list and l.seq = any (:which)
                           and m.unit_id = :branch and m.kind = l.kind and m.ref = l.ref and m.held
                        """)
                .param("list", list)
                .param("branch", branch)
                .param("which", which.toArray(Integer[]::new))
                .update();
    }

    /// The day from which lists are kept in this installation.
    LocalDate start() {
        return sql.sql("select day from consignment.start").query(LocalDate.class).single();
    }
}
