package org.matricula.document;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Acting;
import org.matricula.organisation.Repositioned;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// The papers about units and lists.
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class UnitPaperRows {

    private static final String SELECT =
            """
            select p.id, p.kind, p.subject, p.number, p.code, p.title, p.institution, p.scope_pos, p.issued_on, p.issued_at,
                   p.issued_by, p.state, p.ended_at, p.end_reason, p.file_id, p.digest, p.content, p.template_id,
                   (select s.number from document.unit_paper s where s.id = p.successor_id) as successor
              from document.unit_paper p
            """;

    /// A row to be added.
    record Fresh(
            UUID id,
            NewUnitPaper of,
            String institution,
            String number,
            String code,
            byte[] content,
            @Nullable UUID template,
            LocalDate on,
            Instant at,
            UUID file,
            byte[] digest,
            int pages,
            UUID key,
            byte[] signed) {}

    private final JdbcClient sql;

    UnitPaperRows(JdbcClient sql) {
        this.sql = sql;
    }

    UUID id() {
        return sql.sql("select kernel.new_id()").query(UUID.class).single();
    }

    /// Whoever prints the same at the same time waits, and finds it issued.
    void lock(DocumentKind kind, String subject) {
        sql.sql("select pg_advisory_xact_lock(hashtextextended(:what, 0)) is null")
                .param("what", "document.unit_paper " + kind.code() + " " + subject)
                .query(Boolean.class)
                .single();
    }

    Optional<UnitPaper> standing(DocumentKind kind, String subject) {
        return sql.sql(
                        SELECT
                                + "where p.kind = :kind and p.subject = :subject and p.state = 'standing'")
                .param("kind", kind.code())
                .param("subject", subject)
                .query(UnitPaperRows::row)
                .optional();
    }

    Optional<UnitPaper> find(UUID id) {
        return one("where p.id = :value", id);
    }

    Optional<UnitPaper> hold(UUID id) {
        return one("where p.id = :value for update of p", id);
    }

    Optional<UnitPaper> byCode(String code) {
        return one("where p.code = :value", code);
    }

    /// By the digest of its file, PDF or OFD.
    Optional<UnitPaper> byDigest(byte[] sha256) {
        return one("where p.digest = :value or p.ofd_digest = :value", sha256);
    }

    Optional<UnitPaper> bySigned(byte[] digest) {
        return one("where p.signed_digest = :value", digest);
    }

    /// Within reach, the newest first.
    ///
    /// @param words part of the title or the number, empty for all
    /// @param before id of the last one seen, null for the first page
    List<UnitPaper> list(String words, @Nullable UUID before, int most) {
        return sql.sql(
                        SELECT
                                + """
                                where (:words = '' or strpos(lower(p.title || ' ' || p.number), lower(:words)) > 0)
                                  and (cast(:before as uuid) is null or p.id < cast(:before as uuid))
                                order by p.id desc limit :most
                                """)
                .param("words", words)
                .param("before", before, java.sql.Types.OTHER)
                .param("most", most)
                .query(UnitPaperRows::row)
                .list();
    }

    void add(Fresh it) {
        var actor = Acting.now();
        sql.sql(
                        """
                        insert into document.unit_paper
                          (id, institution_id, institution, scope_pos, kind, subject, number, code, title, content, issued_on,
                           issued_at, issued_by, issuer_id, file_id, digest, pages, signing_key_id, signed_digest, template_id)
                        values (:id, :institutionId, :institution, :scope, :kind, :subject, :number, :code, :title, :content, :on,
                                :at, :by, :issuer, :file, :digest, :pages, :key, :signed, :template)
                        """)
                .param("id", it.id)
                .param("institutionId", it.of.issuer())
                .param("institution", it.institution)
                .param("scope", it.of.scopePos())
                .param("kind", it.of.kind().code())
                .param("subject", it.of.subject())
                .param("number", it.number)
                .param("code", it.code)
                .param("title", it.of.title())
                .param("content", it.content)
                .param("on", it.on)
                .param("at", it.at.atOffset(ZoneOffset.UTC))
                .param("by", actor.name())
                .param("issuer", actor.account())
                .param("file", it.file)
                .param("digest", it.digest)
                .param("pages", it.pages)
                .param("key", it.key)
                .param("signed", it.signed)
                .param("template", it.template, java.sql.Types.OTHER)
                .update();
    }

    void end(UUID id, Issued.State as, String reason, Instant when) {
        sql.sql(
                        """
                        update document.unit_paper set state = :state, ended_at = :at, ended_by = :by, end_reason = :reason
                         where id = :id and state = 'standing'
                        """)
                .param("id", id)
                .param("state", as.code())
                .param("at", when.atOffset(ZoneOffset.UTC))
                .param("by", Acting.now().name())
                .param("reason", reason)
                .update();
    }

    void succeed(UUID id, UUID successor) {
        sql.sql("update document.unit_paper set successor_id = :successor where id = :id")
                .param("id", id)
                .param("successor", successor)
                .update();
    }

    void reposition(Repositioned moved) {
        sql.sql(
                        """
                        update document.unit_paper t set scope_pos = m.new_pos
                          from unnest(cast(:old as bigint[]), cast(:new as bigint[])) as m (old_pos, new_pos)
                         where t.scope_pos = m.old_pos
                        """)
                .param("old", moved.oldPositions())
                .param("new", moved.newPositions())
                .update();
    }

    private Optional<UnitPaper> one(String where, Object value) {
        return sql.sql(SELECT + where).param("value", value).query(UnitPaperRows::row).optional();
    }

    private static UnitPaper row(ResultSet it, int number) throws SQLException {
        Timestamp ended = it.getTimestamp("ended_at");
        return new UnitPaper(
                it.getObject("id", UUID.class),
                DocumentKind.of(it.getString("kind")).orElseThrow(),
                it.getString("subject"),
                it.getString("number"),
                it.getString("code"),
                it.getString("title"),
                it.getString("institution"),
                it.getLong("scope_pos"),
                it.getObject("issued_on", LocalDate.class),
                it.getTimestamp("issued_at").toInstant(),
                it.getString("issued_by"),
                Issued.State.valueOf(it.getString("state").toUpperCase(Locale.ROOT)),
                ended == null ? null : ended.toInstant(),
                it.getString("end_reason"),
                it.getString("successor"),
                it.getObject("file_id", UUID.class),
                it.getBytes("digest"),
                it.getBytes("content"),
                it.getObject("template_id", UUID.class));
    }
}
