package org.matricula.credential.certificate;

import java.sql.Types;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Acting;
import org.matricula.vault.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// 发放登记, sealed and opened.
@Repository
@Transactional(readOnly = true)
public class Handings {

    /// @param takerId masked
    /// @param signature the strokes as the path of a drawing 600 by 200, null by post
    public record Handing(
            String way,
            String taker,
            @Nullable String takerId,
            @Nullable String signature,
            @Nullable String carrier,
            @Nullable String tracking,
            LocalDate handedOn,
            String hander) {}

    private record Row(
            UUID id,
            String way,
            byte[] taker,
            byte @Nullable [] takerId,
            byte @Nullable [] signature,
            @Nullable String carrier,
            @Nullable String tracking,
            LocalDate handedOn,
            String hander) {}

    private final JdbcClient sql;
    private final Vault vault;

    Handings(JdbcClient sql, Vault vault) {
        this.sql = sql;
        this.vault = vault;
    }

    Optional<Handing> of(UUID certificate) {
        return sql.sql(
                        """
                        select h.id, h.way, h.taker, h.taker_id, h.signature, h.carrier, h.tracking, h.handed_on, h.hander
                          from credential.handing h where h.certificate_id = :id
                        """)
                .param("id", certificate)
                .query((row, n) ->
                        new Row(
                                row.getObject("id", UUID.class),
                                row.getString("way"),
                                row.getBytes("taker"),
                                row.getBytes("taker_id"),
                                row.getBytes("signature"),
                                row.getString("carrier"),
                                row.getString("tracking"),
                                row.getObject("handed_on", LocalDate.class),
                                row.getString("hander")))
                .optional()
                .map(this::opened);
    }

    private Handing opened(Row it) {
        var salt = SealedHandings.salt(it.id());
        var id = vault.open(SealedHandings.TAKER_ID, it.takerId(), salt);
        return new Handing(
                it.way(),
                java.util.Objects.requireNonNullElse(
                        vault.open(SealedHandings.TAKER, it.taker(), salt), ""),
                id == null ? null : org.matricula.personal.Masks.document(id),
                vault.open(SealedHandings.SIGNATURE, it.signature(), salt),
                it.carrier(),
                it.tracking(),
                it.handedOn(),
                it.hander());
    }

    @Transactional
    void add(
            HandOverCertificate.Taken it,
            Certificate certificate,
            @Nullable UUID letter,
            LocalDate on) {
        var id = sql.sql("select kernel.new_id()").query(UUID.class).single();
        var salt = SealedHandings.salt(id);
        sql.sql(
                        """
                        insert into credential.handing
                          (id, certificate_id, enrolment_id, person_id, scope_pos, way, taker, taker_id, signature, letter_id,
                           carrier, tracking, handed_on, hander)
                        values (:id, :certificate, :enrolment, :person, :pos, :way, :taker, :takerId, :signature, :letter,
                                :carrier, :tracking, :on, :by)
                        """)
                .param("id", id)
                .param("certificate", certificate.id())
                .param("enrolment", certificate.enrolmentId())
                .param("person", certificate.personId())
                .param("pos", certificate.scopePos())
                .param("way", it.way())
                .param("taker", vault.seal(SealedHandings.TAKER, it.taker().strip(), salt))
                .param(
                        "takerId",
                        vault.seal(SealedHandings.TAKER_ID, it.takerId(), salt),
                        Types.BINARY)
                .param(
                        "signature",
                        vault.seal(SealedHandings.SIGNATURE, it.signature(), salt),
                        Types.BINARY)
                .param("letter", letter, Types.OTHER)
                .param("carrier", it.carrier(), Types.VARCHAR)
                .param("tracking", it.tracking(), Types.VARCHAR)
                .param("on", on)
                .param("by", Acting.now().name())
                .update();
    }
}
