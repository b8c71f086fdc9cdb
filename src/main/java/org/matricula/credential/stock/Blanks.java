package org.matricula.credential.stock;

import java.sql.Types;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Cursor;
import org.matricula.kernel.Slice;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// 空白证书台账, as it is read.
@Repository
@Transactional(readOnly = true)
public class Blanks {

    /// 收支平衡: of one form, what came in and where it is.
    public record Balance(
            UUID institutionId,
            String institution,
            String form,
            long received,
            long stock,
            long printer,
            long used,
            long spoiled,
            long destroyed,
            long returned) {

        /// Whether every blank that came in is somewhere.
        public boolean agrees() {
            return received == stock + printer + used + spoiled + destroyed + returned;
        }
    }

    public record Move(
            UUID id,
            String institution,
            String form,
            String act,
            int blanks,
            String firstSerial,
            String lastSerial,
            String person,
            String note,
            LocalDate movedOn) {}

    /// A blank that is of no use any more, or with somebody.
    public record Blank(
            UUID id,
            UUID institutionId,
            String form,
            String serial,
            String state,
            @Nullable String holder,
            @Nullable String reason,
            @Nullable String listNo,
            LocalDate changedOn) {}

    /// What one person holds of a form to print on.
    public record Holding(String holder, String form, long blanks) {}

    private final JdbcClient sql;

    Blanks(JdbcClient sql) {
        this.sql = sql;
    }

    public List<Balance> balances() {
        var scope = Acting.now().scope();
        return sql.sql(
                        """
                        select r.institution_id, i.name as institution, r.form, r.received,
                               count(*) filter (where b.state = 'stock') as stock,
                               count(*) filter (where b.state = 'printer') as printer,
                               count(*) filter (where b.state = 'used') as used,
                               count(*) filter (where b.state = 'spoiled') as spoiled,
                               count(*) filter (where b.state = 'destroyed') as destroyed,
                               count(*) filter (where b.state = 'returned') as returned
                          from (select institution_id, form, sum(last_serial - first_serial + 1)::bigint as received
                                  from credential.blank_receipt where scope_pos between :lo and :hi
                                 group by institution_id, form) r
                          join organisation.unit i on i.id = r.institution_id
                          left join credential.blank b on b.institution_id = r.institution_id and b.form = r.form
                         group by r.institution_id, i.name, i.pos, r.form, r.received order by i.pos, r.form
                        """)
                .param("lo", scope.lo())
                .param("hi", scope.hi())
                .query(Balance.class)
                .list();
    }

    /// The newest first.
    ///
    /// @param before the last one shown, null to begin
    Slice<Move> moves(@Nullable UUID before, int limit) {
        var scope = Acting.now().scope();
        var rows =
                sql.sql(
                                """
                                select m.id, i.name as institution, m.form, m.act, m.blanks, m.first_serial, m.last_serial,
                                       m.person, m.note, m.moved_on
                                  from credential.blank_move m join organisation.unit i on i.id = m.institution_id
                                 where m.scope_pos between :lo and :hi and (cast(:before as uuid) is null or m.id < :before)
                                 order by m.id desc limit :limit
                                """)
                        .param("lo", scope.lo())
                        .param("hi", scope.hi())
                        .param("before", before, Types.OTHER)
                        .param("limit", limit + 1)
                        .query(Move.class)
                        .list();
        return Slice.of(rows, limit, it -> it.id().toString());
    }

    /// Spoiled ones that wait for the list by which they are destroyed.
    ///
    /// @param after as the page before gave it, null to begin
    Slice<Blank> spoiled(@Nullable String after, int limit) {
        var last = after == null ? List.<String>of() : Cursor.read(after, 3);
        var scope = Acting.now().scope();
        var rows =
                sql.sql(
                                """
                                select b.id, b.institution_id, b.form, b.serial, b.state, b.holder, b.reason, b.list_no, b.changed_on
                                  from credential.blank b
                                 where b.state = 'spoiled' and b.scope_pos between :lo and :hi
                                   and (not :further or (b.form, b.serial, b.id) > (:form, :serial, cast(:last as uuid)))
                                 order by b.form, b.serial, b.id limit :limit
                                """)
                        .param("lo", scope.lo())
                        .param("hi", scope.hi())
                        .param("further", !last.isEmpty())
                        .param("form", last.isEmpty() ? "" : last.getFirst())
                        .param("serial", last.isEmpty() ? "" : last.get(1))
                        .param(
                                "last",
                                last.isEmpty() ? null : Cursor.id(last.getLast()),
                                Types.OTHER)
                        .param("limit", limit + 1)
                        .query(Blank.class)
                        .list();
        return Slice.of(rows, limit, it -> Cursor.of(it.form(), it.serial(), it.id()));
    }

    /// What was destroyed by one list.
    List<Blank> destroyed(String listNo) {
        return sql.sql(
                        """
                        select b.id, b.institution_id, b.form, b.serial, b.state, b.holder, b.reason, b.list_no, b.changed_on
                          from credential.blank b where b.list_no = :list order by b.form, b.serial
                        """)
                .param("list", listNo)
                .query(Blank.class)
                .list();
    }

    /// 领用人: who holds blanks that are not used, within reach.
    public List<Holding> holders() {
        var scope = Acting.now().scope();
        return sql.sql(
                        """
                        select b.holder, b.form, count(*) as blanks from credential.blank b
                         where b.state = 'printer' and b.scope_pos between :lo and :hi
                         group by b.holder, b.form order by b.holder, b.form
                        """)
                .param("lo", scope.lo())
                .param("hi", scope.hi())
                .query(Holding.class)
                .list();
    }
}
