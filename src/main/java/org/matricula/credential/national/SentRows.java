package org.matricula.credential.national;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.vault.Field;
import org.matricula.vault.SealedColumns;
import org.matricula.vault.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/// 上报内容, as it was checked and left: sealed with the person's salt, so that it ends with the rest
/// of their values.
@Repository
@Transactional(readOnly = true)
class SentRows implements SealedColumns {

    private static final Field SENT = new Field("credential.national_line", "sent");

    /// A batch of the same decision.
    record Earlier(LocalDate madeOn, String maker, int sent) {}

    private record Sealed(
            UUID id, UUID certificateId, byte @Nullable [] salt, byte @Nullable [] sent) {}

    private final JdbcClient sql;
    private final Vault vault;
    private final JsonMapper json;

    SentRows(JdbcClient sql, Vault vault, JsonMapper json) {
        this.sql = sql;
        this.vault = vault;
        this.json = json;
    }

    @Override
    public List<Column> sealedColumns() {
        return List.of(
                new Column(
                        SENT,
                        "id",
                        "(select p.salt from registry.person p where p.id = t.person_id)"));
    }

    /// The latest batch of a decision; whoever makes another at the same time waits.
    @Transactional
    Optional<Earlier> earlier(UUID institution, String decisionNo) {
        sql.sql("select pg_advisory_xact_lock(hashtextextended(:key, 0)) is null")
                .param("key", "national-file " + institution + " " + decisionNo)
                .query(Boolean.class)
                .single();
        return sql.sql(
                        """
                        select (f.made_at at time zone 'Asia/Shanghai')::date as made_on, f.maker, f.sent
                          from credential.national_file f
                         where f.institution_id = :institution and f.decision_no = :number
                         order by f.id desc limit 1
                        """)
                .param("institution", institution)
                .param("number", decisionNo)
                .query(Earlier.class)
                .optional();
    }

    /// @param reason why it is made once more, null for the first
    /// @return the digest of all that is sent
    @Transactional
    byte[] keep(UUID file, List<NationalRow> rows, @Nullable String reason) {
        var texts = new HashMap<UUID, String>();
        var digest = sha();
        for (var row : rows) {
            var text = json.writeValueAsString(row);
            texts.put(row.certificateId(), text);
            digest.update(text.getBytes(StandardCharsets.UTF_8));
        }
        var lines = sealed(file).stream().filter(it -> it.salt() != null).toList();
        sql.sql(
                        """
                        update credential.national_line l set sent = d.sent
                          from unnest(cast(:ids as uuid[]), cast(:sent as bytea[])) as d (id, sent)
                         where l.id = d.id
                        """)
                .param("ids", lines.stream().map(Sealed::id).toArray(UUID[]::new))
                .param(
                        "sent",
                        lines.stream()
                                .map(it ->
                                        vault.seal(SENT, texts.get(it.certificateId()), it.salt()))
                                .toArray(byte[][]::new))
                .update();
        var whole = digest.digest();
        sql.sql(
                        "update credential.national_file set reason = :reason, digest = :digest where id = :file")
                .param("reason", reason)
                .param("digest", whole)
                .param("file", file)
                .update();
        return whole;
    }

    /// By certificate; nothing of a batch made before it was kept, nor of a person whose values are
    /// destroyed.
    Map<UUID, NationalRow> of(UUID file) {
        var all = new HashMap<UUID, NationalRow>();
        for (var it : sealed(file)) {
            if (it.sent() != null && it.salt() != null) {
                all.put(
                        it.certificateId(),
                        json.readValue(vault.open(SENT, it.sent(), it.salt()), NationalRow.class));
            }
        }
        return all;
    }

    private List<Sealed> sealed(UUID file) {
        return sql.sql(
                        """
                        select l.id, l.certificate_id, p.salt, l.sent
                          from credential.national_line l join registry.person p on p.id = l.person_id
                         where l.file_id = :file order by l.id
                        """)
                .param("file", file)
                .query(Sealed.class)
                .list();
    }

    private static MessageDigest sha() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
