package org.matricula.document;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Acting;
import org.matricula.organisation.Repositioned;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// The documents.
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class DocumentRows {

    private static final String SELECT =
            """
            select d.id, d.kind, d.number, d.code, d.title, d.institution, d.scope_pos, d.enrolment_id,
                   d.person_id, d.person_name, d.case_id, d.issued_on, d.issued_at, d.issued_by, d.state, d.ended_at,
                   d.end_reason,
                   d.successor_id, d.file_id, d.digest, d.valid_until
              from document.document d
            """;

    /// A row to be added; its sheet is sealed.
    record Fresh(
            UUID id,
            NewDocument of,
            String institution,
            String number,
            String code,
            LocalDate on,
            Instant at,
            byte[] sheet,
            String title,
            String lang,
            @Nullable LocalDate validUntil,
            @Nullable UUID template,
            byte @Nullable [] filled) {}

    /// What waits for the press.
    record Unprinted(
            UUID id,
            UUID institutionId,
            long scopePos,
            UUID personId,
            String kind,
            String number,
            String title,
            String lang,
            byte[] sheet) {

        boolean signed() {
            return DocumentKind.of(kind).orElseThrow().signed();
        }
    }

    private final JdbcClient sql;

    DocumentRows(JdbcClient sql) {
        this.sql = sql;
    }

    UUID id() {
        return sql.sql("select kernel.new_id()").query(UUID.class).single();
    }

    void add(Fresh it) {
        var actor = Acting.now();
        sql.sql(
                        """
                        insert into document.document
                          (id, institution_id, institution, scope_pos, enrolment_id, person_id, person_name,
                           case_id, kind, number, code, issued_on, issued_at, issued_by, issuer_id, sheet, title, lang,
                           valid_until, template_id, filled)
                        values (:id, :institutionId, :institution, :scope, :enrolment, :person, :name, :case,
                                :kind, :number, :code, :on, :at, :by, :issuer, :sheet, :title, :lang,
                                cast(:until as date), cast(:template as uuid), cast(:filled as bytea))
                        """)
                .param("id", it.id)
                .param("institutionId", it.of.institution())
                .param("institution", it.institution)
                .param("scope", it.of.scopePos())
                .param("enrolment", it.of.enrolment())
                .param("person", it.of.person())
                .param("name", it.of.personName())
                .param("case", it.of.caseId())
                .param("kind", it.of.kind().code())
                .param("number", it.number)
                .param("code", it.code)
                .param("on", it.on)
                .param("at", at(it.at))
                .param("by", actor.name())
                .param("issuer", actor.account())
                .param("sheet", it.sheet)
                .param("title", it.title)
                .param("lang", it.lang)
                .param("until", it.validUntil)
                .param("template", it.template, java.sql.Types.OTHER)
                .param("filled", it.filled)
                .update();
    }

    Optional<Issued> find(UUID id) {
        return one("where d.id = :value", id);
    }

    Optional<Issued> byCode(String code) {
        return one("where d.code = :value", code);
    }

    /// The document whose file this is, PDF or OFD, by the digest of all its bytes.
    Optional<Issued> byDigest(byte[] sha256) {
        return one("where d.digest = :value or d.ofd_digest = :value", sha256);
    }

    /// The document whose signature this is, by the digest of what it covers.
    Optional<Issued> bySigned(byte[] digest) {
        return one("where d.signed_digest = :value", digest);
    }

    /// The newest first.
    List<Issued> of(UUID enrolment) {
        return many("where d.enrolment_id = :value order by d.id desc", enrolment);
    }

    /// In the order of their issue.
    List<Issued> ofCase(UUID caseId) {
        return many("where d.case_id = :value order by d.id", caseId);
    }

    /// Ends those that still stand.
    void end(
            List<UUID> documents,
            Issued.State as,
            String reason,
            @Nullable UUID successor,
            Instant when) {
        sql.sql(
                        """
                        update document.document
                           set state = :state, ended_at = :at, ended_by = :by, end_reason = :reason,
                               successor_id = :successor
                         where id = any (:ids) and state = 'standing'
                        """)
                .param("ids", documents.toArray(UUID[]::new))
                .param("state", as.code())
                .param("at", at(when))
                .param("by", Acting.now().name())
                .param("reason", reason)
                .param("successor", successor, java.sql.Types.OTHER)
                .update();
    }

    /// What was superseded by documents that are void now stands again.
    List<Issued> revive(List<UUID> voided) {
        var revived =
                sql.sql(
                                """
                                update document.document
                                   set state = 'standing', ended_at = null, ended_by = null, end_reason = null,
                                       successor_id = null
                                 where state = 'superseded' and successor_id = any (:ids)
                                returning id
                                """)
                        .param("ids", voided.toArray(UUID[]::new))
                        .query(UUID.class)
                        .list();
        return revived.stream().flatMap(it -> find(it).stream()).toList();
    }

    /// What waits for the press, the oldest first.
    List<UUID> unprinted(int most) {
        return sql.sql(
                        """
                        select d.id from document.document d where d.file_id is null
                         order by d.id limit :most
                        """)
                .param("most", most)
                .query(UUID.class)
                .list();
    }

    /// Holds one that has not been printed; waits for whoever prints it just now.
    Optional<Unprinted> holdUnprinted(UUID document) {
        return sql.sql(
                        """
                        select d.id, d.institution_id, d.scope_pos, d.person_id, d.kind, d.number, d.title, d.lang, d.sheet
                          from document.document d where d.id = :id and d.file_id is null for update
                        """)
                .param("id", document)
                .query(Unprinted.class)
                .optional();
    }

    /// @param key by which it was signed, null where it was not
    /// @param signed digest of what the signature covers, null without one
    void printed(
            UUID document,
            UUID file,
            byte[] digest,
            Printed it,
            @Nullable UUID key,
            byte @Nullable [] signed) {
        sql.sql(
                        """
                        update document.document
                           set file_id = :file, digest = :digest, pages = :pages, missing = :missing, sheet = null,
                               signing_key_id = cast(:key as uuid), signed_digest = cast(:signed as bytea)
                         where id = :id
                        """)
                .param("id", document)
                .param("file", file)
                .param("digest", digest)
                .param("pages", it.pages())
                .param("missing", it.missingGlyphs().toArray(String[]::new))
                .param("key", key, java.sql.Types.OTHER)
                .param("signed", signed)
                .update();
    }

    void follow(List<UUID> enrolments, long scopePos) {
        sql.sql(
                        "update document.document set scope_pos = :pos where enrolment_id = any (:enrolments)")
                .param("enrolments", enrolments.toArray(UUID[]::new))
                .param("pos", scopePos)
                .update();
    }

    void reposition(Repositioned moved) {
        sql.sql(
                        """
                        update document.document t set scope_pos = m.new_pos
                          from unnest(cast(:old as bigint[]), cast(:new as bigint[])) as m (old_pos, new_pos)
                         where t.scope_pos = m.old_pos
                        """)
                .param("old", moved.oldPositions())
                .param("new", moved.newPositions())
                .update();
    }

    private Optional<Issued> one(String where, Object value) {
        return sql.sql(SELECT + where).param("value", value).query(DocumentRows::row).optional();
    }

    private List<Issued> many(String where, Object value) {
        return sql.sql(SELECT + where).param("value", value).query(DocumentRows::row).list();
    }

    private static Issued row(ResultSet it, int number) throws SQLException {
        Timestamp ended = it.getTimestamp("ended_at");
        return new Issued(
                it.getObject("id", UUID.class),
                DocumentKind.of(it.getString("kind")).orElseThrow(),
                it.getString("number"),
                it.getString("code"),
                it.getString("title"),
                it.getString("institution"),
                it.getLong("scope_pos"),
                it.getObject("enrolment_id", UUID.class),
                it.getObject("person_id", UUID.class),
                it.getString("person_name"),
                it.getObject("case_id", UUID.class),
                it.getObject("issued_on", LocalDate.class),
                it.getTimestamp("issued_at").toInstant(),
                it.getString("issued_by"),
                Issued.State.valueOf(it.getString("state").toUpperCase(java.util.Locale.ROOT)),
                ended == null ? null : ended.toInstant(),
                it.getString("end_reason"),
                it.getObject("successor_id", UUID.class),
                it.getObject("file_id", UUID.class),
                it.getBytes("digest"),
                it.getObject("valid_until", LocalDate.class));
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
