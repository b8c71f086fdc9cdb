package org.matricula.document;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// The public halves of the signing keys, in use and before.
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class KnownKeys {

    /// A key as anybody may know it.
    ///
    /// @param code of the institution
    /// @param authority certificate of the institution's root, null for a key that signed its own
    record Known(
            UUID id,
            UUID institutionId,
            String institution,
            String code,
            String algorithm,
            byte[] certificate,
            byte @Nullable [] authority,
            OffsetDateTime madeAt,
            @Nullable OffsetDateTime endedAt,
            @Nullable OffsetDateTime revokedAt,
            boolean papers) {

        SigningProfile profile() {
            return SigningProfile.of(algorithm);
        }
    }

    private final JdbcClient sql;

    KnownKeys(JdbcClient sql) {
        this.sql = sql;
    }

    /// The certificate by which a document's PDF was signed.
    Optional<byte[]> certificate(UUID document) {
        return sql.sql(
                        """
                        select k.certificate from (select id, signing_key_id from document.document
                                union all
                                select id, signing_key_id from document.unit_paper) d
                          join document.signing_key k on k.id = d.signing_key_id
                         where d.id = :id
                        """)
                .param("id", document)
                .query(byte[].class)
                .optional();
    }

    /// The key by which a document's PDF was signed.
    Optional<Known> of(UUID document) {
        return sql.sql(
                        """
                        select k.id, k.institution_id, u.name as institution, u.code, k.algorithm, k.certificate,
                               a.certificate as authority, k.made_at, k.ended_at, k.revoked_at, k.papers
                          from (select id, signing_key_id from document.document
                                union all
                                select id, signing_key_id from document.unit_paper) d
                          join document.signing_key k on k.id = d.signing_key_id
                          join organisation.unit u on u.id = k.institution_id
                          left join document.signing_authority a on a.id = k.authority_id
                         where d.id = :id
                        """)
                .param("id", document)
                .query(Known.class)
                .optional();
    }

    /// Every key there ever was, of one institution or of all, the newest first.
    List<Known> known(@Nullable UUID institution) {
        return sql.sql(
                        """
                        select k.id, k.institution_id, u.name as institution, u.code, k.algorithm, k.certificate,
                               a.certificate as authority, k.made_at, k.ended_at, k.revoked_at, k.papers
                          from document.signing_key k
                          join organisation.unit u on u.id = k.institution_id
                          left join document.signing_authority a on a.id = k.authority_id
                         where :all or k.institution_id = cast(:institution as uuid)
                         order by u.name, k.institution_id, k.made_at desc
                        """)
                .param("all", institution == null)
                .param("institution", institution, java.sql.Types.OTHER)
                .query(Known.class)
                .list();
    }
}
