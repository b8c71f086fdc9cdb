package org.matricula.consignment;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Acting;
import org.matricula.organisation.Unit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// The pieces in the lists.
@Repository
@Transactional(propagation = Propagation.MANDATORY)
public class ConsignmentLines {

    /// How many pieces of a teaching point a list has.
    public record PointCount(String point, int lines, int accepted, int returned) {}

    private final JdbcClient sql;
    private final Clock clock;

    ConsignmentLines(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /// What stands in a list of the unit's, and is not to be handed over again, and what came back
    /// and is not mended.
    Set<String> standing(UUID unit, ConsignmentKind kind) {
        return sql.sql(
                        "select ref from consignment.line where unit_id = :unit and kind = :kind and (state <> 'returned' or held)")
                .param("unit", unit)
                .param("kind", kind.code())
                .query(String.class)
                .set();
    }

    /// What a branch has accepted of its points and not handed on.
    List<ConsignmentItem> collected(UUID branch, ConsignmentKind kind) {
        return sql.sql(
                        """
                        select l.ref, l.point_id as point, l.enrolment_id, l.person_id, l.student_number, l.name, l.what,
                               l.detail, (l.told_at at time zone :zone)::date as ready_on
                          from consignment.list h join consignment.line l on l.list_id = h.id
                         where h.to_unit_id = :unit and h.kind = :kind and h.state = 'accepted' and l.state = 'accepted'
                           and not exists (select from consignment.line m
                             where m.unit_id = :unit and m.kind = l.kind and m.ref = l.ref
                               and (m.state <> 'returned' or m.held))
                         order by l.student_number collate "C", l.ref
                        """)
                .param("zone", clock.getZone().getId())
                .param("unit", branch)
                .param("kind", kind.code())
                .query(ConsignmentItem.class)
                .list();
    }

    void insert(UUID list, ConsignmentKind kind, Unit from, List<ConsignmentItem> items) {
        sql.sql(
                        """
                        insert into consignment.line
                          (list_id, seq, kind, unit_id, point_id, ref, enrolment_id, person_id, scope_pos, student_number,
                           name, what, detail, ready_on)
                        select :list, x.seq, :kind, :unit, x.point, x.ref, x.enrolment, x.person, :pos, x.number, x.name,
                               x.what, x.detail, x.ready
                          from unnest(cast(:points as uuid[]), cast(:refs as text[]), cast(:enrolments as uuid[]),
                                 cast(:persons as uuid[]), cast(:numbers as text[]), cast(:names as text[]),
                                 cast(:whats as text[]), cast(:details as text[]), cast(:days as date[]))
                               with ordinality x (point, ref, enrolment, person, number, name, what, detail, ready, seq)
                        """)
                .param("list", list)
                .param("kind", kind.code())
                .param("unit", from.id())
                .param("pos", from.pos())
                .param("points", items.stream().map(ConsignmentItem::point).toArray(UUID[]::new))
                .param("refs", texts(items, ConsignmentItem::ref))
                .param(
                        "enrolments",
                        items.stream().map(ConsignmentItem::enrolmentId).toArray(UUID[]::new))
                .param(
                        "persons",
                        items.stream().map(ConsignmentItem::personId).toArray(UUID[]::new))
                .param("numbers", texts(items, ConsignmentItem::studentNumber))
                .param("names", texts(items, ConsignmentItem::name))
                .param("whats", texts(items, ConsignmentItem::what))
                .param("details", texts(items, ConsignmentItem::detail))
                .param("days", texts(items, it -> it.readyOn().toString()))
                .update();
    }

    private static String[] texts(
            List<ConsignmentItem> items,
            java.util.function.Function<ConsignmentItem, String> part) {
        return items.stream().map(part).toArray(String[]::new);
    }

    List<Consignment.Line> of(Consignment it) {
        return sql.sql(
                        """
                        select l.seq, l.ref, l.point_id, p.name as point, l.enrolment_id, l.student_number, l.name, l.what,
                               l.detail, l.state, l.reason, l.held, l.mended_by,
                               (l.mended_at at time zone :zone)::date as mended_on, l.mended_note,
                               exists (select from consignment.line m
                                 where m.unit_id = :to and m.kind = l.kind and m.ref = l.ref
                                   and m.state <> 'returned') as forwarded
                          from consignment.line l join organisation.unit p on p.id = l.point_id
                         where l.list_id = :list order by l.seq
                        """)
                .param("zone", clock.getZone().getId())
                .param("list", it.id())
                .param("to", it.toUnitId())
                .query(Consignment.Line.class)
                .list();
    }

    /// 分单位件数, in the tree's order; they add up to the list's count.
    List<PointCount> counts(UUID list) {
        return sql.sql(
                        """
                        select p.name as point, count(*)::int as lines,
                               (count(*) filter (where l.state = 'accepted'))::int as accepted,
                               (count(*) filter (where l.state = 'returned'))::int as returned
                          from consignment.line l join organisation.unit p on p.id = l.point_id
                         where l.list_id = :list group by p.id, p.name, p.pos order by p.pos
                        """)
                .param("list", list)
                .query(PointCount.class)
                .list();
    }

    void accept(UUID list) {
        tell(list, "accepted", null, false, "state = 'listed'");
    }

    /// All of it is with the unit once more.
    ///
    /// @param held whether it has to be mended first
    void returnAll(UUID list, String reason, boolean held) {
        tell(list, "returned", reason, held, "state <> 'returned'");
    }

    /// @return how many there were that had not gone back already
    int giveBack(UUID list, Collection<Integer> which, String reason) {
        return tell(
                list,
                "returned",
                reason,
                true,
                "state <> 'returned' and seq = any (:which)",
                which.toArray(Integer[]::new));
    }

    private void tell(
            UUID list, String state, @Nullable String reason, boolean held, String which) {
        tell(list, state, reason, held, which, new Integer[0]);
    }

    private int tell(
            UUID list,
            String state,
            @Nullable String reason,
            boolean held,
            String which,
            Integer[] seqs) {
        return sql.sql(
                        """
                        update consignment.line
                           set state = :state, reason = cast(:reason as text), held = :held, told_by = :by, told_at = :at
                         where list_id = :list and\s\
                        """
                                + which)
                .param("state", state)
                .param("reason", reason, java.sql.Types.VARCHAR)
                .param("held", held)
                .param("by", Acting.now().name())
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("list", list)
                .param("which", seqs)
                .update();
    }
}
