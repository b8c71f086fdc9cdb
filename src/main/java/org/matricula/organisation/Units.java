package org.matricula.organisation;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Absent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// 机构: the tree of units as it stands, and as it was called.
@Repository
@Transactional(readOnly = true)
public class Units {

    static final String COLUMNS =
            """
            u.id, u.kind, u.code, u.name, u.parent_id, u.institution_id, u.education, u.stage,
            u.grade_level, u.entry_year, u.pos, u.pos_end,
            lower(u.during) as "from", upper(u.during) as until
            """;

    private static final String SELECT = "select " + COLUMNS + " from organisation.unit u ";

    private final JdbcClient sql;
    private final Clock clock;

    Units(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /// @throws Absent if there never was such a unit
    public Unit get(UUID unit) {
        return find(unit).orElseThrow(() -> new Absent("unit " + unit));
    }

    public Optional<Unit> find(UUID unit) {
        return sql.sql(SELECT + "where u.id = :unit")
                .param("unit", unit)
                .query(Unit.class)
                .optional();
    }

    /// The unit a row with this `scope_pos` belongs to.
    public Optional<Unit> at(long pos) {
        return sql.sql(SELECT + "where u.pos = :pos")
                .param("pos", pos)
                .query(Unit.class)
                .optional();
    }

    /// Several units at once, for lists that name them.
    public Map<UUID, Unit> all(Collection<UUID> units) {
        if (units.isEmpty()) {
            return Map.of();
        }
        return sql
                .sql(SELECT + "where u.id in (:units)")
                .param("units", units)
                .query(Unit.class)
                .stream()
                .collect(Collectors.toMap(Unit::id, Function.identity()));
    }

    /// The units directly below that are open today or will be.
    ///
    /// @param parent null for the roots
    public List<Unit> children(@Nullable UUID parent) {
        return sql.sql(
                        SELECT
                                + """
                                where u.parent_id is not distinct from cast(:parent as uuid)
                                  and (upper_inf(u.during) or upper(u.during) > :today)
                                order by u.kind, u.entry_year desc nulls last, u.code, u.pos
                                """)
                .param("parent", parent)
                .param("today", today())
                .query(Unit.class)
                .list();
    }

    /// From the root down to the unit itself.
    public List<Unit> path(UUID unit) {
        return sql.sql(
                        "with recursive up as (select b.id, b.parent_id, 0 as height from"
                                + " organisation.unit b where b.id = :unit union all"
                                + " select p.id, p.parent_id, up.height + 1 from up"
                                + " join organisation.unit p on p.id = up.parent_id) "
                                + SELECT
                                + "join up on up.id = u.id order by up.height desc")
                .param("unit", unit)
                .query(Unit.class)
                .list();
    }

    /// Everything of these kinds below the unit that is open today or will be, in the tree's order.
    ///
    /// @param kinds none means every kind
    public List<Unit> below(UUID unit, String... kinds) {
        return sql.sql(
                        SELECT
                                + """
                                join organisation.unit top on top.id = :unit
                                where u.pos > top.pos and u.pos <= top.pos_end
                                  and (:every or u.kind = any(:kinds))
                                  and (upper_inf(u.during) or upper(u.during) > :today)
                                order by u.pos
                                """)
                .param("unit", unit)
                .param("every", kinds.length == 0)
                .param("kinds", kinds)
                .param("today", today())
                .query(Unit.class)
                .list();
    }

    /// Every institution open today, in the tree's order.
    public List<Unit> institutions() {
        return sql.sql(
                        SELECT
                                + "where u.institution_id = u.id and u.during @> :today order by u.pos")
                .param("today", today())
                .query(Unit.class)
                .list();
    }

    public Optional<Unit> byCode(UUID institution, String kind, String code) {
        return first(institution, kind, "u.code = :value", code);
    }

    /// By today's name, or a name it once had.
    public Optional<Unit> byName(UUID institution, String kind, String name) {
        return first(
                institution,
                kind,
                """
                (u.name = :value or exists (select from organisation.unit_name n
                  where n.unit_id = u.id and n.name = :value))
                """,
                name);
    }

    /// 当时的名称: what the unit was called on a day; its first name for any day before.
    public String nameOn(UUID unit, LocalDate day) {
        var names = names(unit);
        return names.stream()
                .filter(it -> !it.from().isAfter(day))
                .findFirst()
                .orElse(names.getLast())
                .name();
    }

    /// 名称沿革: every name, the newest first; never none.
    public List<UnitName> names(UUID unit) {
        var names =
                sql.sql(
                                """
                                select n.name, lower(n.during) as "from", upper(n.during) as until
                                  from organisation.unit_name n where n.unit_id = :unit
                                 order by lower(n.during) desc
                                """)
                        .param("unit", unit)
                        .query(UnitName.class)
                        .list();
        if (!names.isEmpty()) {
            return names;
        }
        var only = get(unit);
        return List.of(new UnitName(only.name(), only.from(), only.until()));
    }

    private Optional<Unit> first(UUID institution, String kind, String condition, String value) {
        return sql.sql(
                        SELECT
                                + "where u.institution_id = :institution and u.kind = :kind and "
                                + condition
                                + " order by (upper_inf(u.during) or upper(u.during) > :today) desc, u.pos limit 1")
                .param("institution", institution)
                .param("kind", kind)
                .param("value", value)
                .param("today", today())
                .query(Unit.class)
                .optional();
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
