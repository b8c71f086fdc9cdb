package org.matricula.report.form;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Acting;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/// 表式版本: the layouts that came after the program.
@Repository
@Transactional(readOnly = true)
class LayoutRows {

    private static final String LAYOUT =
            """
            select l.id, l.code, l.title, l.from_year, l.until_year, l.source, l.file_name, l.state, l.author,
                   (l.laid_at at time zone 'Asia/Shanghai')::date as laid_on, l.user_name,
                   (l.used_at at time zone 'Asia/Shanghai')::date as used_on, l.withdrawer,
                   (l.withdrawn_at at time zone 'Asia/Shanghai')::date as withdrawn_on, l.reason,
                   l.digest <> sha256(l.file) as damaged
              from report.layout l
            """;

    private static final Logger LOG = LoggerFactory.getLogger(LayoutRows.class);

    private final JdbcClient sql;
    private final JsonMapper json;

    LayoutRows(JdbcClient sql, JsonMapper json) {
        this.sql = sql;
        this.json = json;
    }

    /// What is in use, of each number and first year the one put to use last.
    List<Form> used() {
        return sql
                .sql(
                        """
                        select distinct on (l.code, l.from_year) l.definition::text as definition from report.layout l
                         where l.state = 'used' order by l.code, l.from_year, l.used_at desc, l.id desc
                        """)
                .query(String.class)
                .stream()
                .flatMap(it -> readable(it).stream())
                .toList();
    }

    /// The numbers of those in use whose workbook is no longer the one that was laid down.
    List<String> damaged() {
        return sql.sql(
                        """
                        select distinct l.code from report.layout l
                         where l.state = 'used' and l.digest <> sha256(l.file) order by l.code
                        """)
                .query(String.class)
                .list();
    }

    /// One that cannot be read keeps no other table from being filled.
    private Optional<Form> readable(String definition) {
        try {
            return Optional.of(form(definition));
        } catch (RuntimeException unreadable) {
            LOG.error("a layout in use cannot be read", unreadable);
            return Optional.empty();
        }
    }

    /// Newest first.
    List<Layout> all() {
        return sql.sql(LAYOUT + "order by l.id desc limit 200").query(Layout.class).list();
    }

    Optional<Layout> find(UUID id) {
        return sql.sql(LAYOUT + "where l.id = :id").param("id", id).query(Layout.class).optional();
    }

    Form definition(UUID id) {
        return form(
                sql.sql("select l.definition::text from report.layout l where l.id = :id")
                        .param("id", id)
                        .query(String.class)
                        .single());
    }

    @Transactional(propagation = Propagation.MANDATORY)
    UUID add(Form it, String fileName, byte[] file, Instant at) {
        return sql.sql(
                        """
                        insert into report.layout (code, title, from_year, until_year, source, definition, file_name, file, digest,
                               author_id, author, laid_at)
                        values (:code, :title, :from, cast(:until as int), :source, cast(:definition as jsonb), :name, :file,
                                sha256(:file), cast(:by as uuid), :author, :at)
                        returning id
                        """)
                .param("code", it.code())
                .param("title", it.title())
                .param("from", it.from())
                .param("until", it.until())
                .param("source", it.source())
                .param("definition", json.writeValueAsString(it))
                .param("name", fileName)
                .param("file", file)
                .param("by", Acting.now().account())
                .param("author", Acting.now().name())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .query(UUID.class)
                .single();
    }

    /// Locks the row and tells its state.
    @Transactional(propagation = Propagation.MANDATORY)
    Optional<String> held(UUID id) {
        return sql.sql("select l.state from report.layout l where l.id = :id for update")
                .param("id", id)
                .query(String.class)
                .optional();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void use(UUID id, Instant at) {
        sql.sql(
                        """
                        update report.layout set state = 'used', user_name = :who, used_at = :at where id = :id
                        """)
                .param("id", id)
                .param("who", Acting.now().name())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void withdraw(UUID id, @Nullable String why, Instant at) {
        sql.sql(
                        """
                        update report.layout
                           set state = 'withdrawn', withdrawer = :who, withdrawn_at = :at, reason = :why where id = :id
                        """)
                .param("id", id)
                .param("who", Acting.now().name())
                .param("why", why)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    private Form form(String definition) {
        return json.readValue(definition, Form.class);
    }
}
