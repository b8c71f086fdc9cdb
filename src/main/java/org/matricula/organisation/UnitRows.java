package org.matricula.organisation;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.organisation.Repositioned.Shift;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// The tree as the operations write it, one of them at a time.
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class UnitRows {

    private static final String NO_ROOM = "54000";

    private final JdbcClient sql;

    UnitRows(JdbcClient sql) {
        this.sql = sql;
    }

    /// Two changes of the tree's shape never run beside each other.
    void lockTree() {
        sql.sql("select pg_advisory_xact_lock(hashtext('organisation.unit'))").query().singleRow();
    }

    UUID insert(
            NewUnit unit, @Nullable UUID institution, @Nullable String education, LocalDate from) {
        return guarded(
                        unit.code(),
                        () ->
                                sql.sql(
                                                """
                                                with fresh as (
                                                  select kernel.new_id() as id, p.lo, p.hi
                                                    from organisation.place(cast(:parent as uuid), :kind) p
                                                )
                                                insert into organisation.unit
                                                  (id, kind, code, name, parent_id, institution_id, education, stage,
                                                   division, grade_level, entry_year, during, pos, pos_end, next_child)
                                                select f.id, :kind, :code, :name, cast(:parent as uuid),
                                                       case when :own then f.id else cast(:institution as uuid) end,
                                                       :education, :stage, :division, :gradeLevel, :entryYear,
                                                       daterange(:from, null), f.lo, f.hi, f.lo + 1
                                                  from fresh f where f.lo is not null
                                                returning id
                                                """)
                                        .param("parent", unit.parent())
                                        .param("kind", unit.kind())
                                        .param("code", unit.code())
                                        .param("name", unit.name())
                                        .param(
                                                "own",
                                                institution == null
                                                        && isInstitution(unit, education))
                                        .param("institution", institution)
                                        .param("education", education)
                                        .param("stage", unit.stage())
                                        .param("division", unit.division())
                                        .param("gradeLevel", unit.gradeLevel())
                                        .param("entryYear", unit.entryYear())
                                        .param("from", from)
                                        .query(UUID.class)
                                        .optional())
                .orElseThrow(() -> new Refused(Refusal.conflict("unit.room")));
    }

    /// A school is one by itself; in open education the province's institution is, above all its
    /// branches and points.
    private static boolean isInstitution(NewUnit unit, @Nullable String education) {
        return unit.kind().equals("school") || "open".equals(education);
    }

    void insertName(UUID unit, String name, LocalDate from) {
        sql.sql(
                        """
                        insert into organisation.unit_name (unit_id, name, during)
                        values (:unit, :name, daterange(:from, null))
                        """)
                .param("unit", unit)
                .param("name", name)
                .param("from", from)
                .update();
    }

    /// Units loaded in bulk have no history yet: their present name begins it.
    void beginHistory(UUID unit) {
        sql.sql(
                        """
                        insert into organisation.unit_name (unit_id, name, during)
                        select u.id, u.name, daterange(lower(u.during), null) from organisation.unit u
                         where u.id = :unit
                           and not exists (select from organisation.unit_name n where n.unit_id = u.id)
                        """)
                .param("unit", unit)
                .update();
    }

    void endName(UUID unit, LocalDate on) {
        sql.sql(
                        """
                        update organisation.unit_name set during = daterange(lower(during), :on)
                         where unit_id = :unit and upper_inf(during)
                        """)
                .param("unit", unit)
                .param("on", on)
                .update();
    }

    void correctName(UUID unit, String name) {
        sql.sql(
                        """
                        update organisation.unit_name set name = :name
                         where unit_id = :unit and upper_inf(during)
                        """)
                .param("unit", unit)
                .param("name", name)
                .update();
    }

    void rename(UUID unit, String name) {
        sql.sql(
                        """
                        update organisation.unit set name = :name, version = version + 1
                         where id = :unit
                        """)
                .param("unit", unit)
                .param("name", name)
                .update();
    }

    List<Shift> reposition(Unit unit, UUID parent) {
        return guarded(
                unit.code(),
                () ->
                        sql.sql(
                                        "select old_pos, new_pos from organisation.reposition(:unit, :parent)")
                                .param("unit", unit.id())
                                .param("parent", parent)
                                .query(Shift.class)
                                .list());
    }

    void noteMove(Unit unit, UUID parent, LocalDate on, String reason) {
        sql.sql(
                        """
                        insert into organisation.unit_move (unit_id, moved_on, from_parent, to_parent, reason)
                        values (:unit, :on, cast(:from as uuid), :to, :reason)
                        """)
                .param("unit", unit.id())
                .param("on", on)
                .param("from", unit.parentId())
                .param("to", parent)
                .param("reason", reason.strip())
                .update();
    }

    /// Ends everything still open in a unit's subtree.
    int close(Unit top, LocalDate on, @Nullable UUID successor) {
        return sql.sql(
                        """
                        update organisation.unit u
                           set during = daterange(lower(u.during), :on), version = u.version + 1,
                               successor_id = case when u.id = :top then cast(:successor as uuid)
                                                   else u.successor_id end
                         where u.pos between :pos and :posEnd
                           and (upper_inf(u.during) or upper(u.during) > :on)
                        """)
                .param("top", top.id())
                .param("on", on)
                .param("successor", successor)
                .param("pos", top.pos())
                .param("posEnd", top.posEnd())
                .update();
    }

    void reopen(UUID unit) {
        sql.sql(
                        """
                        update organisation.unit
                           set during = daterange(lower(during), null), successor_id = null,
                               version = version + 1
                         where id = :unit
                        """)
                .param("unit", unit)
                .update();
    }

    /// Units of the subtree that begin on the day or later, which cannot end on it.
    List<String> begunSince(Unit top, LocalDate on) {
        return sql.sql(
                        """
                        select u.name from organisation.unit u
                         where u.pos between :pos and :posEnd and lower(u.during) >= :on
                         order by u.pos limit 10
                        """)
                .param("pos", top.pos())
                .param("posEnd", top.posEnd())
                .param("on", on)
                .query(String.class)
                .list();
    }

    /// The codes of direct subordinates that both units have.
    List<String> sharedCodes(UUID one, UUID other) {
        return sql.sql(
                        """
                        select a.name from organisation.unit a
                          join organisation.unit b on b.parent_id = :other and b.kind = a.kind and b.code = a.code
                         where a.parent_id = :one order by a.pos
                        """)
                .param("one", one)
                .param("other", other)
                .query(String.class)
                .list();
    }

    Optional<UUID> successor(UUID unit) {
        return sql.sql(
                        "select successor_id from organisation.unit where id = :unit and successor_id is not null")
                .param("unit", unit)
                .query(UUID.class)
                .optional();
    }

    private static <T> T guarded(String code, Supplier<T> write) {
        try {
            return write.get();
        } catch (DuplicateKeyException taken) {
            throw new Refused(Refusal.conflict("unit.code", code).at("code"));
        } catch (DataAccessException e) {
            if (e.getRootCause() instanceof SQLException cause
                    && NO_ROOM.equals(cause.getSQLState())) {
                throw new Refused(Refusal.conflict("unit.room"));
            }
            throw e;
        }
    }
}
