package org.matricula.codebook;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// The code tables and each code's versions.
@Repository
@Transactional(readOnly = true)
class CodeRows {

    record Table(
            String key,
            String name,
            String source,
            @Nullable String note,
            String standing,
            @Nullable LocalDate releasedOn,
            long codes) {}

    record Version(
            String code,
            String label,
            @Nullable String labelEn,
            int seq,
            boolean local,
            boolean edited,
            LocalDate from,
            @Nullable LocalDate until) {}

    record LogLine(LocalDate changedOn, String author, String what) {}

    private static final String VERSION =
            """
            select c.code, c.label, c.label_en, c.seq, c.local, c.edited,
                   lower(c.during) as "from", upper(c.during) as until
              from codebook.code c
            """;

    private final JdbcClient sql;

    CodeRows(JdbcClient sql) {
        this.sql = sql;
    }

    List<Table> tables() {
        return sql.sql(
                        """
                        select t.key, t.name, t.source, t.note, t.standing, t.released_on,
                               (select count(distinct c.code) from codebook.code c
                                 where c.table_key = t.key) as codes
                          from codebook.code_table t order by t.name collate "C"
                        """)
                .query(Table.class)
                .list();
    }

    Optional<Table> table(String key) {
        return sql.sql(
                        """
                        select t.key, t.name, t.source, t.note, t.standing, t.released_on,
                               (select count(distinct c.code) from codebook.code c
                                 where c.table_key = t.key) as codes
                          from codebook.code_table t where t.key = :key
                        """)
                .param("key", key)
                .query(Table.class)
                .optional();
    }

    List<Code> on(String table, LocalDate day) {
        return sql.sql(
                        """
                        select c.code, c.label, c.label_en, c.local from codebook.code c
                         where c.table_key = :table and c.during @> :day order by c.seq, c.code
                        """)
                .param("table", table)
                .param("day", day)
                .query(Code.class)
                .list();
    }

    /// What codes that are no longer there on a day read at last.
    Map<String, String> retired(String table, LocalDate day) {
        return sql
                .sql(
                        """
                        select distinct on (c.code) c.code, c.label, c.label_en, c.local from codebook.code c
                         where c.table_key = :table and upper(c.during) <= :day
                           and not exists (select from codebook.code n
                                            where n.table_key = c.table_key and n.code = c.code
                                              and n.during @> :day)
                         order by c.code, lower(c.during) desc
                        """)
                .param("table", table)
                .param("day", day)
                .query(Code.class)
                .stream()
                .collect(Collectors.toUnmodifiableMap(Code::code, Code::label));
    }

    Optional<String> labelOn(String table, String code, LocalDate day) {
        return sql.sql(
                        """
                        select c.label from codebook.code c
                         where c.table_key = :table and c.code = :code
                         order by (c.during @> :day) desc, lower(c.during) desc limit 1
                        """)
                .param("table", table)
                .param("code", code)
                .param("day", day)
                .query(String.class)
                .optional();
    }

    List<Version> versions(String table) {
        return sql.sql(
                        VERSION
                                + "where c.table_key = :table order by c.seq, c.code,"
                                + " lower(c.during) desc")
                .param("table", table)
                .query(Version.class)
                .list();
    }

    /// The version with the latest beginning.
    Optional<Version> last(String table, String code) {
        return sql.sql(
                        VERSION
                                + """
                                where c.table_key = :table and c.code = :code
                                order by lower(c.during) desc limit 1
                                """)
                .param("table", table)
                .param("code", code)
                .query(Version.class)
                .optional();
    }

    List<LogLine> log(String table) {
        return sql.sql(
                        """
                        select l.changed_on, l.author, l.what from codebook.change_log l
                         where l.table_key = :table order by l.seq desc
                        """)
                .param("table", table)
                .query(LogLine.class)
                .list();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void lock(String table) {
        sql.sql("select key from codebook.code_table where key = :table for update")
                .param("table", table)
                .query(String.class)
                .optional();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void keepTable(Reference file) {
        sql.sql(
                        """
                        insert into codebook.code_table (key, name, source, note, standing, released_on)
                        values (:key, :name, :source, :note, :standing, :released)
                        on conflict (key) do update
                           set name = excluded.name, source = excluded.source, note = excluded.note,
                               standing = excluded.standing, released_on = excluded.released_on,
                               version = code_table.version + 1
                        """)
                .param("key", file.key())
                .param("name", file.name())
                .param("source", file.source())
                .param("note", file.note())
                .param("standing", file.standing())
                .param("released", file.released())
                .update();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void add(String table, Version code) {
        sql.sql(
                        """
                        insert into codebook.code (table_key, code, label, label_en, seq, local, edited, during)
                        values (:table, :code, :label, :labelEn, :seq, :local, :edited,
                                daterange(:from, cast(:until as date)))
                        """)
                .param("table", table)
                .param("code", code.code())
                .param("label", code.label())
                .param("labelEn", code.labelEn())
                .param("seq", code.seq())
                .param("local", code.local())
                .param("edited", code.edited())
                .param("from", code.from())
                .param("until", code.until())
                .update();
    }

    /// Ends the version still open on a day; one that begins on that very day is taken out.
    @Transactional(propagation = Propagation.MANDATORY)
    void end(String table, String code, LocalDate on) {
        sql.sql(
                        """
                        with never as (
                          delete from codebook.code
                           where table_key = :table and code = :code and lower(during) >= :on
                        )
                        update codebook.code set during = daterange(lower(during), :on)
                         where table_key = :table and code = :code
                           and during @> :on and lower(during) < :on
                        """)
                .param("table", table)
                .param("code", code)
                .param("on", on)
                .update();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void markEdited(String table, String code) {
        sql.sql("update codebook.code set edited = true where table_key = :table and code = :code")
                .param("table", table)
                .param("code", code)
                .update();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void log(String table, LogLine line) {
        sql.sql(
                        """
                        insert into codebook.change_log (table_key, seq, changed_on, author, what)
                        select :table, coalesce(max(l.seq), 0) + 1, :on, :author, :what
                          from codebook.change_log l where l.table_key = :table
                        """)
                .param("table", table)
                .param("on", line.changedOn())
                .param("author", line.author())
                .param("what", line.what())
                .update();
    }
}
