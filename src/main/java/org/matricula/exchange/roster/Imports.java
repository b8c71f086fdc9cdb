package org.matricula.exchange.roster;

import java.sql.Types;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Actor;
import org.matricula.kernel.Cursor;
import org.matricula.kernel.Slice;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// 导入批次 within reach. What a running import says of itself is written at once, apart from the
/// transaction that writes the students.
@Repository
class Imports {

    private static final String SELECT =
            """
            select id, kind, unit_id, institution_id, scope_pos, file_name, state, sheet, header_from, header_to,
                   mapping::text as mapping, columns::text as columns, rows_read, rows_new, rows_changed,
                   rows_unchanged, rows_rejected, rows_skipped, progress, mode, problem,
                   array_to_string(problem_args, chr(31)) as problem_args, made_by,
                   maker, made_at, applied_at, undone_at, sheets::text as sheets, keep_until, file_gone
              from exchange.import
            """;

    private final JdbcClient sql;

    Imports(JdbcClient sql) {
        this.sql = sql;
    }

    /// @return empty where the same person has sent the same key before
    @Transactional
    public Optional<UUID> add(
            UUID unit,
            UUID institution,
            long position,
            String fileName,
            byte[] digest,
            Actor actor,
            @Nullable String idempotency) {
        return sql.sql(
                        """
                        insert into exchange.import
                          (kind, unit_id, institution_id, scope_pos, file_name, digest, state, made_by, maker, idempotency)
                        values ('roster', :unit, :institution, :pos, :name, :digest, 'reading', :account, :maker, :key)
                        on conflict (made_by, idempotency) where idempotency is not null do nothing
                        returning id
                        """)
                .param("unit", unit)
                .param("institution", institution)
                .param("pos", position)
                .param("name", fileName)
                .param("digest", digest)
                .param("account", actor.account())
                .param("maker", actor.name())
                .param("key", idempotency)
                .query(UUID.class)
                .optional();
    }

    @Transactional(readOnly = true)
    public Optional<ImportView> byKey(UUID account, String idempotency) {
        return sql.sql(SELECT + "where made_by = :account and idempotency = :key")
                .param("account", account)
                .param("key", idempotency)
                .query(ImportView.class)
                .optional();
    }

    @Transactional(readOnly = true)
    public byte[] digest(UUID id) {
        return sql.sql("select digest from exchange.import where id = :id")
                .param("id", id)
                .query(byte[].class)
                .single();
    }

    @Transactional(readOnly = true)
    public ImportView get(UUID id) {
        return sql.sql(SELECT + "where id = :id")
                .param("id", id)
                .query(ImportView.class)
                .optional()
                .orElseThrow(() -> new Absent("import"));
    }

    @Transactional(readOnly = true)
    public List<ImportView> latest(int limit) {
        return sql.sql(SELECT + "order by made_at desc limit :limit")
                .param("limit", limit)
                .query(ImportView.class)
                .list();
    }

    /// The newest first.
    @Transactional(readOnly = true)
    public Slice<ImportView> list(@Nullable String cursor, int limit) {
        var after = cursor == null ? null : Cursor.read(cursor, 2);
        var rows =
                sql.sql(
                                SELECT
                                        + """
                                        where cast(:at as timestamptz) is null
                                           or (made_at, id) < (cast(:at as timestamptz), cast(:last as uuid))
                                        order by made_at desc, id desc limit :limit
                                        """)
                        .param("at", after == null ? null : after.get(0))
                        .param("last", after == null ? null : after.get(1))
                        .param("limit", limit + 1)
                        .query(ImportView.class)
                        .list();
        return Slice.of(rows, limit, it -> Cursor.of(it.madeAt(), it.id()));
    }

    /// Moves on from one state to another, if nobody else was first.
    @Transactional
    public boolean move(UUID id, String from, String to) {
        return sql.sql(
                                """
                                update exchange.import set state = :to, progress = 0, version = version + 1
                                 where id = :id and state = :from
                                """)
                        .param("id", id)
                        .param("from", from)
                        .param("to", to)
                        .update()
                == 1;
    }

    @Transactional
    public void mode(UUID id, String mode) {
        sql.sql("update exchange.import set mode = :mode where id = :id")
                .param("id", id)
                .param("mode", mode)
                .update();
    }

    /// Where the roster stands in the file, and what its columns mean.
    ///
    /// @param sheets those that look like a roster, the best first
    record Reading(
            int sheet,
            int headerFrom,
            int headerTo,
            String mapping,
            String columns,
            String sheets) {}

    @Transactional
    public void layout(UUID id, Reading reading) {
        sql.sql(
                        """
                        update exchange.import
                           set sheet = :sheet, header_from = :from, header_to = :to,
                               mapping = cast(:mapping as jsonb), columns = cast(:columns as jsonb),
                               sheets = cast(:sheets as jsonb)
                         where id = :id
                        """)
                .param("id", id)
                .param("sheet", reading.sheet())
                .param("from", reading.headerFrom())
                .param("to", reading.headerTo())
                .param("mapping", reading.mapping())
                .param("columns", reading.columns())
                .param("sheets", reading.sheets())
                .update();
    }

    /// What a person wants read: another sheet is looked through for its header again.
    @Transactional
    public void wish(UUID id, @Nullable Integer sheet, String mapping) {
        sql.sql(
                        """
                        update exchange.import
                           set header_from = case when sheet is not distinct from :sheet then header_from end,
                               header_to = case when sheet is not distinct from :sheet then header_to end,
                               sheet = :sheet, mapping = cast(:mapping as jsonb)
                         where id = :id
                        """)
                .param("id", id)
                .param("sheet", sheet, Types.INTEGER)
                .param("mapping", mapping)
                .update();
    }

    /// How far a running import is.
    @Transactional
    public void progress(UUID id, int rows, double part) {
        sql.sql(
                        """
                        update exchange.import set rows_read = :rows, progress = least(:part, 1)
                         where id = :id and state in ('reading', 'applying')
                        """)
                .param("id", id)
                .param("rows", rows)
                .param("part", part)
                .update();
    }

    @Transactional(readOnly = true)
    public boolean wanted(UUID id) {
        return sql.sql(
                        "select state in ('reading', 'applying') from exchange.import where id ="
                                + " :id")
                .param("id", id)
                .query(Boolean.class)
                .single();
    }

    @Transactional
    public void fail(UUID id, String state, String problem, List<String> args) {
        sql.sql(
                        """
                        update exchange.import set state = :state, problem = :problem, problem_args = :args
                         where id = :id and state in ('reading', 'applying')
                        """)
                .param("id", id)
                .param("state", state)
                .param("problem", problem)
                .param("args", args.toArray(String[]::new))
                .update();
    }

    /// Sums up the preview from its rows.
    @Transactional
    public void previewed(UUID id, int rows, int skipped) {
        sql.sql(
                        """
                        update exchange.import i
                           set state = 'previewed', progress = 1, rows_read = :rows, rows_skipped = :skipped,
                               rows_new = s.new, rows_changed = s.changed, rows_unchanged = s.unchanged,
                               rows_rejected = s.rejected
                          from (select count(*) filter (where outcome = 'new') as new,
                                       count(*) filter (where outcome = 'changed') as changed,
                                       count(*) filter (where outcome = 'unchanged') as unchanged,
                                       count(*) filter (where outcome = 'rejected') as rejected
                                  from exchange.import_row where import_id = :id) s
                         where i.id = :id and i.state = 'reading'
                        """)
                .param("id", id)
                .param("rows", rows)
                .param("skipped", skipped)
                .update();
    }

    /// @return whether nobody has cancelled it before
    @Transactional
    public boolean applied(UUID id) {
        return sql.sql(
                                """
                                update exchange.import
                                   set state = 'done', progress = 1, applied_at = clock_timestamp()
                                 where id = :id and state = 'applying'
                                """)
                        .param("id", id)
                        .update()
                == 1;
    }

    @Transactional
    public void undone(UUID id) {
        sql.sql(
                        "update exchange.import set state = 'undone', undone_at = clock_timestamp()"
                                + " where id = :id")
                .param("id", id)
                .update();
    }
}
