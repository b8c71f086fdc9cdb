package org.matricula.organisation;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Repository;

/// Opens a whole tree at once, level by level, for a register that has none yet. Positions follow
/// the same widths as units opened one by one, so the tree grows on as any other.
@Repository
public class PlantTree {

    /// @param depth 0 for a root, one more than its parent's otherwise
    public record Sapling(UUID id, int depth, NewUnit unit) {}

    private static final String STAGE =
            """
            create temp table planted (
              ord int, depth int, id uuid, kind text, code text, name text, parent_id uuid, education text,
              stage text, grade_level smallint, entry_year smallint, from_on date) on commit drop
            """;

    private static final String LEVEL =
            """
            with sized as (
              select p.*, u.institution_id as above, coalesce(p.education, u.education) as taught,
                     coalesce(u.next_child,
                              (select coalesce(max(r.pos_end) + 1, 0) from organisation.unit r
                                where r.parent_id is null)) as begin,
                     case when u.id is not null
                           and organisation.usual_width(p.kind) > (u.pos_end - u.pos + 1) / 16
                          then greatest((u.pos_end - u.pos + 1) / 64, 1)
                          else organisation.usual_width(p.kind) end as width
                from planted p left join organisation.unit u on u.id = p.parent_id
               where p.depth = ?
            ), placed as (
              select s.*, (s.begin + sum(s.width) over beside - s.width)::bigint as lo from sized s
              window beside as (partition by s.parent_id order by s.ord)
            )
            insert into organisation.unit
              (id, kind, code, name, parent_id, institution_id, education, stage, grade_level, entry_year,
               during, pos, pos_end, next_child)
            select id, kind, code, name, parent_id,
                   case when kind = 'school' or (parent_id is null and taught = 'open') then id else above end,
                   taught, stage, grade_level, entry_year, daterange(from_on, null), lo, lo + width - 1, lo + 1
              from placed
            """;

    private static final String TAKEN =
            """
            update organisation.unit u set next_child = c.next
              from (select k.parent_id, max(k.pos_end) + 1 as next
                      from organisation.unit k join planted p on p.id = k.id
                     where p.depth = ? group by k.parent_id) c
             where u.id = c.parent_id
            """;

    private static final String NAMES =
            """
            insert into organisation.unit_name (unit_id, name, during)
            select id, name, daterange(from_on, null) from planted
            """;

    /// Whether there is no unit yet.
    public boolean bare(Connection owner) throws SQLException {
        try (var sql = owner.createStatement();
                var rows = sql.executeQuery("select not exists (select from organisation.unit)")) {
            rows.next();
            return rows.getBoolean(1);
        }
    }

    /// @param owner the tables' owner, in the transaction that everything belongs to
    /// @return the position of each
    /// @throws IllegalStateException if a unit hangs where its kind may not, or has no room
    public Map<UUID, Long> plant(Connection owner, List<Sapling> units) throws SQLException {
        stage(owner, units);
        var deepest = units.stream().mapToInt(Sapling::depth).max().orElse(-1);
        for (var depth = 0; depth <= deepest; depth++) {
            atDepth(owner, LEVEL, depth);
            atDepth(owner, TAKEN, depth);
        }
        try (var sql = owner.createStatement()) {
            sql.execute(NAMES);
            sql.execute("analyze organisation.unit, organisation.unit_name");
        }
        return positions(owner);
    }

    private static void stage(Connection owner, List<Sapling> units) throws SQLException {
        try (var sql = owner.createStatement()) {
            sql.execute(STAGE);
        }
        var kinds = new HashMap<UUID, String>();
        try (var line =
                owner.prepareStatement("insert into planted values (?,?,?,?,?,?,?,?,?,?,?,?)")) {
            var ord = 0;
            for (var it : units) {
                hang(it, kinds);
                fill(line, ord++, it);
                line.addBatch();
            }
            line.executeBatch();
        }
    }

    private static void hang(Sapling it, Map<UUID, String> kinds) {
        var unit = it.unit();
        var under = unit.parent() == null ? null : kinds.get(unit.parent());
        if (!UnitKind.of(unit.kind()).orElseThrow().mayHangUnder(under)) {
            throw new IllegalStateException(unit.kind() + " under " + under);
        }
        kinds.put(it.id(), unit.kind());
    }

    private static void fill(PreparedStatement line, int ord, Sapling it) throws SQLException {
        var unit = it.unit();
        line.setInt(1, ord);
        line.setInt(2, it.depth());
        line.setObject(3, it.id());
        line.setString(4, unit.kind());
        line.setString(5, unit.code());
        line.setString(6, unit.name());
        line.setObject(7, unit.parent());
        line.setString(8, unit.education());
        line.setString(9, unit.stage());
        line.setObject(10, unit.gradeLevel(), Types.SMALLINT);
        line.setObject(11, unit.entryYear(), Types.SMALLINT);
        line.setObject(12, unit.from());
    }

    private static void atDepth(Connection owner, String statement, int depth) throws SQLException {
        try (var sql = owner.prepareStatement(statement)) {
            sql.setInt(1, depth);
            sql.executeUpdate();
        }
    }

    private static Map<UUID, Long> positions(Connection owner) throws SQLException {
        var found = new HashMap<UUID, Long>();
        try (var sql = owner.createStatement();
                var rows =
                        sql.executeQuery(
                                """
                                select u.id, u.pos, u.pos_end > coalesce(a.pos_end, u.pos_end) as beyond
                                  from organisation.unit u join planted p on p.id = u.id
                                  left join organisation.unit a on a.id = u.parent_id
                                """)) {
            while (rows.next()) {
                if (rows.getBoolean("beyond")) {
                    throw new IllegalStateException("no room for unit " + rows.getString("id"));
                }
                found.put(rows.getObject("id", UUID.class), rows.getLong("pos"));
            }
        }
        return found;
    }
}
