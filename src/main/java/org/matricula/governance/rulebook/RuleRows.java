package org.matricula.governance.rulebook;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.matricula.governance.rulebook.RuleView.Document;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// The rules an institution works by, and their versions.
@Repository
@Transactional(readOnly = true)
class RuleRows {

    private static final String DOCUMENT =
            """
            select d.id, d.unit_id, u.name as unit_name, d.kind, d.title, d.issued_by, d.number,
                   d.issued_on, lower(d.in_force) as "from", upper(d.in_force) as until, d.summary,
                   d.file_id, d.entered_at, d.entered_by, d.open, d.replaces_id
              from governance.rule_document d join organisation.unit u on u.id = d.unit_id
            """;

    private final JdbcClient sql;

    RuleRows(JdbcClient sql) {
        this.sql = sql;
    }

    Optional<Document> find(UUID id) {
        return sql.sql(DOCUMENT + "where d.id = :id")
                .param("id", id)
                .query(Document.class)
                .optional();
    }

    /// Those of the institution and of the units above it: the charter first, the law last.
    List<Document> of(List<UUID> units) {
        return sql.sql(
                        DOCUMENT
                                + """
                                where d.unit_id = any (cast(:units as uuid[]))
                                order by array_position(array['charter', 'school-rule', 'superior', 'law'], d.kind),
                                         lower(d.in_force) desc, d.title
                                """)
                .param("units", texts(units))
                .query(Document.class)
                .list();
    }

    /// Every version of the same rule, the newest first.
    List<RuleView.Version> versions(UUID id) {
        return sql.sql(
                        """
                        with recursive line as (
                          select d.id, d.replaces_id from governance.rule_document d where d.id = :id
                          union
                          select d.id, d.replaces_id from governance.rule_document d
                            join line l on d.replaces_id = l.id or d.id = l.replaces_id
                        )
                        select d.id, lower(d.in_force) as "from", upper(d.in_force) as until, d.entered_by
                          from line l join governance.rule_document d on d.id = l.id
                         order by lower(d.in_force) desc, d.id desc
                        """)
                .param("id", id)
                .query(RuleView.Version.class)
                .list();
    }

    /// What is open to everybody and in force, institution by institution, the charter first.
    List<Document> opened(LocalDate on) {
        return sql.sql(
                        DOCUMENT
                                + """
                                where d.open and d.in_force @> :on
                                order by u.pos, array_position(array['charter', 'school-rule', 'superior', 'law'], d.kind),
                                         lower(d.in_force) desc, d.title
                                 limit 5000
                                """)
                .param("on", on)
                .query(Document.class)
                .list();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void open(UUID document, boolean open) {
        sql.sql("update governance.rule_document set open = :open where id = :id")
                .param("open", open)
                .param("id", document)
                .update();
    }

    /// The articles and what rests on them go over to the next version.
    @Transactional(propagation = Propagation.MANDATORY)
    void succeed(UUID next, UUID former, boolean open, LocalDate today) {
        sql.sql(
                        """
                        update governance.rule_document set replaces_id = :former, open = :open where id = :next
                        """)
                .param("former", former)
                .param("open", open)
                .param("next", next)
                .update();
        sql.sql(
                        """
                        insert into governance.rule_article (document_id, label, words, written_on)
                        select :next, a.label, a.words, :today from governance.rule_article a
                         where a.document_id = :former order by a.seq
                        """)
                .param("today", today)
                .param("next", next)
                .param("former", former)
                .update();
        sql.sql(
                        """
                        insert into governance.citation (document_id, label, matter, made_on)
                        select :next, c.label, c.matter, :today from governance.citation c
                         where c.document_id = :former and c.ended_on is null
                        """)
                .param("today", today)
                .param("next", next)
                .param("former", former)
                .update();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    UUID add(EnterRule.NewRule rule, UUID unit, Instant at, String by) {
        return sql.sql(
                        """
                        insert into governance.rule_document
                          (unit_id, kind, title, issued_by, number, issued_on, in_force, summary, entered_at, entered_by)
                        values (:unit, :kind, :title, :issuedBy, :number, :issuedOn,
                                daterange(:from, :until), :summary, :at, :by)
                        returning id
                        """)
                .param("unit", unit)
                .param("kind", rule.kind())
                .param("title", rule.title())
                .param("issuedBy", rule.issuedBy())
                .param("number", rule.number())
                .param("issuedOn", rule.issuedOn())
                .param("from", rule.from())
                .param("until", rule.until())
                .param("summary", rule.summary())
                .param("at", Timestamp.from(at))
                .param("by", by)
                .query(UUID.class)
                .single();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void attach(UUID document, UUID file) {
        sql.sql("update governance.rule_document set file_id = :file where id = :id")
                .param("file", file)
                .param("id", document)
                .update();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void repeal(UUID document, LocalDate on) {
        sql.sql(
                        """
                        update governance.rule_document
                           set in_force = daterange(lower(in_force), greatest(:on, lower(in_force) + 1))
                         where id = :id
                        """)
                .param("on", on)
                .param("id", document)
                .update();
    }

    private static String[] texts(List<UUID> ids) {
        return ids.stream().map(UUID::toString).toArray(String[]::new);
    }
}
