package org.matricula.document;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.matricula.organisation.Units;
import org.matricula.vault.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// 签名密钥: one in use for each institution, made at its first need. The private half is sealed by the
/// vault, whose key lies outside the database.
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class SigningKeys {

    private record Row(UUID id, byte[] certificate, byte[] sealed) {}

    private final JdbcClient sql;
    private final Vault vault;
    private final Units units;
    private final Clock clock;

    SigningKeys(JdbcClient sql, Vault vault, Units units, Clock clock) {
        this.sql = sql;
        this.vault = vault;
        this.units = units;
        this.clock = clock;
    }

    SigningKey of(UUID institution) {
        return standing(institution).orElseGet(() -> make(institution));
    }

    /// The key in use, if there is one already.
    Optional<UUID> inUse(UUID institution) {
        return sql.sql(
                        """
                        select k.id from document.signing_key k
                         where k.institution_id = :institution and k.ended_at is null
                        """)
                .param("institution", institution)
                .query(UUID.class)
                .optional();
    }

    /// The certificate by which a document's PDF was signed.
    Optional<byte[]> certificate(UUID document) {
        return sql.sql(
                        """
                        select k.certificate from document.document d
                          join document.signing_key k on k.id = d.signing_key_id
                         where d.id = :id
                        """)
                .param("id", document)
                .query(byte[].class)
                .optional();
    }

    private Optional<SigningKey> standing(UUID institution) {
        return sql.sql(
                        """
                        select k.id, k.certificate, k.sealed from document.signing_key k
                         where k.institution_id = :institution and k.ended_at is null
                        """)
                .param("institution", institution)
                .query(Row.class)
                .optional()
                .map(it ->
                        SigningKey.read(
                                it.certificate(),
                                Base64.getDecoder()
                                        .decode(
                                                Objects.requireNonNull(
                                                        vault.open(
                                                                SealedDocuments.KEY,
                                                                it.sealed(),
                                                                SealedDocuments.salt(it.id()))))));
    }

    /// Whoever is second waits for the first, and takes theirs.
    private SigningKey make(UUID institution) {
        var at = clock.instant();
        var unit = units.get(institution);
        var fresh = SigningKey.make(unit.name(), unit.code(), at);
        var id = sql.sql("select kernel.new_id()").query(UUID.class).single();
        add(id, institution, fresh, at);
        return standing(institution).orElseThrow();
    }

    private void add(UUID id, UUID institution, SigningKey fresh, Instant at) {
        var secret = Base64.getEncoder().encodeToString(fresh.secret().getEncoded());
        sql.sql(
                        """
                        insert into document.signing_key (id, institution_id, certificate, sealed, made_at)
                        values (:id, :institution, :certificate, :sealed, :at)
                        on conflict (institution_id) where ended_at is null do nothing
                        """)
                .param("id", id)
                .param("institution", institution)
                .param("certificate", fresh.encoded())
                .param("sealed", vault.seal(SealedDocuments.KEY, secret, SealedDocuments.salt(id)))
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }
}
