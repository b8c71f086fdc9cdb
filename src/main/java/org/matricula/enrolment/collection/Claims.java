package org.matricula.enrolment.collection;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Acting;
import org.matricula.vault.Field;
import org.matricula.vault.SealedColumns;
import org.matricula.vault.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// What students say is wrong in their record; the value they give stays sealed.
@Repository
@Transactional(readOnly = true)
public class Claims implements SealedColumns {

    static final Field VALUE = new Field("enrolment.collection_claim", "value");

    /// @param value in clear
    public record Claim(
            UUID id,
            UUID collectionId,
            UUID enrolmentId,
            long scopePos,
            String student,
            String field,
            String value,
            UUID evidenceId,
            @Nullable UUID claimedBy,
            @Nullable Boolean accepted,
            @Nullable String note,
            @Nullable String decider) {}

    record Row(
            UUID id,
            UUID collectionId,
            UUID enrolmentId,
            long scopePos,
            String student,
            String field,
            byte[] salt,
            byte[] value,
            UUID evidenceId,
            @Nullable UUID claimedBy,
            @Nullable Boolean accepted,
            @Nullable String note,
            @Nullable String decider) {}

    private static final String SELECT =
            """
            select k.id, k.collection_id, k.enrolment_id, k.scope_pos, s.name as student, k.field, k.salt, k.value,
                   k.evidence_id, k.claimed_by, k.accepted, k.note, k.decider
              from enrolment.collection_claim k join registry.student s on s.enrolment_id = k.enrolment_id
            """;

    private final JdbcClient sql;
    private final Vault vault;

    Claims(JdbcClient sql, Vault vault) {
        this.sql = sql;
        this.vault = vault;
    }

    @Override
    public List<Column> sealedColumns() {
        return List.of(new Column(VALUE, "id", "t.salt"));
    }

    List<Claim> of(UUID collection, UUID enrolment) {
        return sql
                .sql(
                        SELECT
                                + " where k.collection_id = :id and k.enrolment_id = :enrolment"
                                + " order by k.claimed_at")
                .param("id", collection)
                .param("enrolment", enrolment)
                .query(Row.class)
                .stream()
                .map(this::opened)
                .toList();
    }

    List<Claim> open(UUID collection, int most) {
        return sql
                .sql(
                        SELECT
                                + " where k.collection_id = :id and k.accepted is null order by"
                                + " k.claimed_at limit :most")
                .param("id", collection)
                .param("most", most)
                .query(Row.class)
                .stream()
                .map(this::opened)
                .toList();
    }

    @Transactional
    Optional<Claim> lock(UUID id) {
        return sql.sql(SELECT + " where k.id = :id for update of k")
                .param("id", id)
                .query(Row.class)
                .optional()
                .map(this::opened);
    }

    @Transactional
    UUID add(InfoCollections.Sheet sheet, String field, String value, UUID evidence, Instant at) {
        var salt = vault.newSalt();
        return sql.sql(
                        """
                        insert into enrolment.collection_claim
                          (collection_id, enrolment_id, scope_pos, person_id, field, salt, value, evidence_id, claimed_by, claimed_at)
                        values (:collection, :enrolment, :pos, :person, :field, :salt, :value, :evidence, :by, :at)
                        returning id
                        """)
                .param("collection", sheet.collectionId())
                .param("enrolment", sheet.enrolmentId())
                .param("pos", sheet.scopePos())
                .param("person", sheet.personId())
                .param("field", field)
                .param("salt", salt)
                .param("value", vault.seal(VALUE, value, salt))
                .param("evidence", evidence)
                .param("by", Acting.now().account(), java.sql.Types.OTHER)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .query(UUID.class)
                .single();
    }

    @Transactional
    void decide(UUID id, boolean accepted, @Nullable String note, Instant at) {
        sql.sql(
                        """
                        update enrolment.collection_claim
                           set accepted = :accepted, note = :note, decider = :decider, decided_at = :at where id = :id
                        """)
                .param("accepted", accepted)
                .param("note", note, java.sql.Types.VARCHAR)
                .param("decider", Acting.now().name())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("id", id)
                .update();
    }

    private Claim opened(Row row) {
        return new Claim(
                row.id(),
                row.collectionId(),
                row.enrolmentId(),
                row.scopePos(),
                row.student(),
                row.field(),
                String.valueOf(vault.open(VALUE, row.value(), row.salt())),
                row.evidenceId(),
                row.claimedBy(),
                row.accepted(),
                row.note(),
                row.decider());
    }
}
