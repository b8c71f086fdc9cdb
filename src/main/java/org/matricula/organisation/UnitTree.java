package org.matricula.organisation;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// The tree as the acting person sees it: what lies within reach, and the line of units above it.
@Repository
@Transactional(readOnly = true)
class UnitTree {

    /// A unit's past that no date of its own tells.
    record Move(LocalDate movedOn, @Nullable String fromName, String toName, String reason) {}

    record Kin(UUID id, String name, LocalDate on) {}

    private static final String SEEN =
            """
             (not :personal and (u.pos between :lo and :hi or (u.pos <= :lo and u.pos_end >= :hi))
              or exists (select from unnest(:own) o (pos) where o.pos between u.pos and u.pos_end))
            """;

    private final JdbcClient sql;
    private final Units units;
    private final UnitsInSight inSight;

    UnitTree(JdbcClient sql, Units units, UnitsInSight inSight) {
        this.sql = sql;
        this.units = units;
        this.inSight = inSight;
    }

    /// @throws Absent if it does not exist or lies aside
    Unit get(UUID id) {
        var unit = units.get(id);
        if (!inSight.sees(unit)) {
            throw new Absent("unit " + id);
        }
        return unit;
    }

    /// Everything open in sight, in the tree's order, at most so many.
    List<Unit> seen(LocalDate today, int most) {
        return seen(
                """
                 and (upper_inf(u.during) or upper(u.during) > :today)
                 order by u.pos limit :most
                """,
                today,
                most);
    }

    /// As [#seen], without the classes.
    List<Unit> seenAboveClasses(LocalDate today, int most) {
        return seen(
                """
                 and (upper_inf(u.during) or upper(u.during) > :today) and u.kind <> 'class'
                 order by u.pos limit :most
                """,
                today,
                most);
    }

    private List<Unit> seen(String and, LocalDate today, int most) {
        return inSight("select " + Units.COLUMNS + " from organisation.unit u where" + SEEN + and)
                .param("today", today)
                .param("most", most)
                .query(Unit.class)
                .list();
    }

    /// The units in sight directly below, closed ones too, after a position.
    List<Unit> children(@Nullable UUID parent, long after, int limit) {
        return inSight(
                        "select "
                                + Units.COLUMNS
                                + " from organisation.unit u where"
                                + SEEN
                                + """
                                  and u.parent_id is not distinct from cast(:parent as uuid)
                                  and u.pos > :after
                                order by u.pos limit :limit
                                """)
                .param("parent", parent)
                .param("after", after)
                .param("limit", limit)
                .query(Unit.class)
                .list();
    }

    /// Where a unit might be moved, or which it might be merged into: open, of these kinds, in
    /// sight.
    List<Unit> ofKinds(List<String> kinds, LocalDate today) {
        var scope = Acting.now().scope();
        return sql.sql(
                        "select "
                                + Units.COLUMNS
                                + """
                                 from organisation.unit u
                                where u.pos between :lo and :hi and u.kind in (:kinds)
                                  and u.during @> :today
                                order by u.pos limit 500
                                """)
                .param("lo", scope.lo())
                .param("hi", scope.hi())
                .param("kinds", kinds)
                .param("today", today)
                .query(Unit.class)
                .list();
    }

    private JdbcClient.StatementSpec inSight(String text) {
        var scope = Acting.now().scope();
        var personal = !scope.persons().isEmpty();
        return sql.sql(text)
                .param("personal", personal)
                .param(
                        "own",
                        personal
                                ? inSight.own().stream().map(Unit::pos).toArray(Long[]::new)
                                : new Long[0])
                .param("lo", scope.lo())
                .param("hi", scope.hi());
    }

    List<Move> moves(UUID unit) {
        return sql.sql(
                        """
                        select m.moved_on, f.name as from_name, t.name as to_name, m.reason
                          from organisation.unit_move m
                          left join organisation.unit f on f.id = m.from_parent
                          join organisation.unit t on t.id = m.to_parent
                         where m.unit_id = :unit order by m.seq desc
                        """)
                .param("unit", unit)
                .query(Move.class)
                .list();
    }

    /// The units that were merged into this one.
    List<Kin> mergedInto(UUID unit) {
        return sql.sql(
                        """
                        select u.id, u.name, upper(u.during) as "on" from organisation.unit u
                         where u.successor_id = :unit order by upper(u.during) desc
                        """)
                .param("unit", unit)
                .query(Kin.class)
                .list();
    }

    /// The unit this one was merged into, if it was.
    List<Kin> successor(UUID unit) {
        return sql.sql(
                        """
                        select s.id, s.name, upper(u.during) as "on" from organisation.unit u
                          join organisation.unit s on s.id = u.successor_id where u.id = :unit
                        """)
                .param("unit", unit)
                .query(Kin.class)
                .list();
    }
}
