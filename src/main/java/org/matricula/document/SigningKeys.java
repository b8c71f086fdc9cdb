package org.matricula.document;

import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Acting;
import org.matricula.organisation.Units;
import org.matricula.policy.Policies;
import org.matricula.vault.Field;
import org.matricula.vault.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// 签名密钥: one in use for each institution, made at its first need. The private halves are sealed by
/// the vault, whose key lies outside the database.
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class SigningKeys {

    private record Row(
            UUID id,
            String algorithm,
            byte[] certificate,
            byte[] sealed,
            byte @Nullable [] authority) {}

    /// A key with its id.
    record Of(UUID id, SigningKey key) {}

    private record Authority(UUID id, byte[] certificate, byte[] sealed) {}

    private final JdbcClient sql;
    private final Vault vault;
    private final Units units;
    private final Policies policies;
    private final KeyPairs pairs;
    private final Clock clock;

    SigningKeys(
            JdbcClient sql,
            Vault vault,
            Units units,
            Policies policies,
            KeyPairs pairs,
            Clock clock) {
        this.sql = sql;
        this.vault = vault;
        this.units = units;
        this.policies = policies;
        this.pairs = pairs;
        this.clock = clock;
    }

    SigningKey of(UUID institution) {
        return standing(institution).orElseGet(() -> make(institution));
    }

    /// The key that signs papers, if there is one already.
    Optional<UUID> inUse(UUID institution) {
        return sql.sql(
                        """
                        select k.id from document.signing_key k
                         where k.institution_id = :institution and k.ended_at is null and k.papers
                        """)
                .param("institution", institution)
                .query(UUID.class)
                .optional();
    }

    /// Locks the key in use, so that two who change it wait for each other.
    Optional<UUID> lock(UUID institution) {
        return sql.sql(
                        """
                        select k.id from document.signing_key k
                         where k.institution_id = :institution and k.ended_at is null and k.papers for update
                        """)
                .param("institution", institution)
                .query(UUID.class)
                .optional();
    }

    /// It signs no more.
    void end(UUID key, String reason) {
        sql.sql(
                        """
                        update document.signing_key set ended_at = :at, ended_by = :by, end_reason = :reason
                         where id = :id and ended_at is null
                        """)
                .param("id", key)
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("by", Acting.now().name())
                .param("reason", reason)
                .update();
    }

    /// @return whether it was not revoked before
    boolean revoke(UUID key, String reason) {
        return sql.sql(
                                """
                                update document.signing_key
                                   set revoked_at = :at, revoked_by = :by, revoke_reason = :reason
                                 where id = :id and revoked_at is null
                                """)
                        .param("id", key)
                        .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                        .param("by", Acting.now().name())
                        .param("reason", reason)
                        .update()
                > 0;
    }

    /// What credentials are signed by: the key of the papers as far as JSON knows its algorithm,
    /// otherwise one of their own.
    Of ofCredentials(UUID institution) {
        return credentials(institution)
                .orElseGet(() -> {
                    make(institution, SigningProfile.ECDSA, false);
                    return credentials(institution).orElseThrow();
                });
    }

    private Optional<Of> credentials(UUID institution) {
        return sql.sql(
                        """
                        select k.id, k.algorithm, k.certificate, k.sealed, a.certificate as authority
                          from document.signing_key k
                          left join document.signing_authority a on a.id = k.authority_id
                         where k.institution_id = :institution and k.ended_at is null and k.algorithm <> :national
                         order by k.papers desc limit 1
                        """)
                .param("institution", institution)
                .param("national", SigningProfile.SM2.code())
                .query(Row.class)
                .optional()
                .map(it -> new Of(it.id, read(it)));
    }

    private Optional<SigningKey> standing(UUID institution) {
        return sql.sql(
                        """
                        select k.id, k.algorithm, k.certificate, k.sealed, a.certificate as authority
                          from document.signing_key k
                          left join document.signing_authority a on a.id = k.authority_id
                         where k.institution_id = :institution and k.ended_at is null and k.papers
                        """)
                .param("institution", institution)
                .query(Row.class)
                .optional()
                .map(this::read);
    }

    private SigningKey read(Row it) {
        return SigningKey.read(
                SigningProfile.of(it.algorithm),
                it.certificate,
                opened(SealedDocuments.KEY, it.id, it.sealed),
                it.authority == null
                        ? List.<X509Certificate>of()
                        : List.of(SigningKey.certificate(it.authority)));
    }

    /// Whoever is second waits for the first, and takes theirs.
    SigningKey make(UUID institution) {
        var today = LocalDate.now(clock);
        make(
                institution,
                SigningProfile.of(policies.value(DocumentPolicies.SIGNING, institution, today)),
                true);
        return standing(institution).orElseThrow();
    }

    private void make(UUID institution, SigningProfile profile, boolean papers) {
        var at = clock.instant();
        var unit = units.get(institution);
        var above = profile.authority();
        var authority =
                authority(institution, above)
                        .orElseGet(() -> {
                            add(
                                    institution,
                                    SigningKey.authority(above, unit.name(), unit.code(), at),
                                    at);
                            return authority(institution, above).orElseThrow();
                        });
        var root =
                SigningKey.read(
                        above,
                        authority.certificate,
                        opened(SealedDocuments.AUTHORITY, authority.id, authority.sealed),
                        List.of());
        add(
                institution,
                root.issue(profile, pairs.fresh(profile), unit.name(), unit.code(), at),
                authority.id,
                papers,
                at);
    }

    private Optional<Authority> authority(UUID institution, SigningProfile profile) {
        return sql.sql(
                        """
                        select a.id, a.certificate, a.sealed from document.signing_authority a
                         where a.institution_id = :institution and a.algorithm = :algorithm
                        """)
                .param("institution", institution)
                .param("algorithm", profile.code())
                .query(Authority.class)
                .optional();
    }

    private void add(UUID institution, SigningKey fresh, Instant at) {
        var id = id();
        sql.sql(
                        """
                        insert into document.signing_authority (id, institution_id, algorithm, certificate, sealed, made_at)
                        values (:id, :institution, :algorithm, :certificate, :sealed, :at)
                        on conflict (institution_id, algorithm) do nothing
                        """)
                .param("id", id)
                .param("institution", institution)
                .param("algorithm", fresh.profile().code())
                .param("certificate", fresh.encoded())
                .param("sealed", sealed(SealedDocuments.AUTHORITY, id, fresh))
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    private void add(
            UUID institution, SigningKey fresh, UUID authority, boolean papers, Instant at) {
        var id = id();
        sql.sql(
                        """
                        insert into document.signing_key
                          (id, institution_id, algorithm, certificate, sealed, authority_id, papers, made_at)
                        values (:id, :institution, :algorithm, :certificate, :sealed, :authority, :papers, :at)
                        on conflict (institution_id, papers) where ended_at is null do nothing
                        """)
                .param("id", id)
                .param("institution", institution)
                .param("algorithm", fresh.profile().code())
                .param("certificate", fresh.encoded())
                .param("sealed", sealed(SealedDocuments.KEY, id, fresh))
                .param("authority", authority)
                .param("papers", papers)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    private UUID id() {
        return sql.sql("select kernel.new_id()").query(UUID.class).single();
    }

    private byte[] opened(Field field, UUID row, byte[] sealed) {
        return Base64.getDecoder()
                .decode(
                        Objects.requireNonNull(
                                vault.open(field, sealed, SealedDocuments.salt(row))));
    }

    private byte @Nullable [] sealed(Field field, UUID row, SigningKey fresh) {
        return vault.seal(
                field,
                Base64.getEncoder().encodeToString(fresh.secret().getEncoded()),
                SealedDocuments.salt(row));
    }
}
