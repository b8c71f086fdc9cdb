package org.matricula.document;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.vault.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/// What issued papers were filled in with.
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class FilledRows {

    /// @param personName whom the paper is about
    record Of(UUID id, long scopePos, String personName, Filled filled) {}

    private record Row(UUID id, long scopePos, String personName, byte[] filled) {}

    private final JdbcClient sql;
    private final Vault vault;
    private final JsonMapper json;

    FilledRows(JdbcClient sql, Vault vault, JsonMapper json) {
        this.sql = sql;
        this.vault = vault;
        this.json = json;
    }

    byte @Nullable [] sealed(UUID document, Filled it) {
        return vault.seal(
                SealedDocuments.FILLED,
                json.writeValueAsString(it),
                SealedDocuments.salt(document));
    }

    /// @param number null for the newest
    Optional<Of> find(UUID institution, DocumentKind kind, String lang, @Nullable String number) {
        return sql.sql(
                        """
                        select d.id, d.scope_pos, d.person_name, d.filled from document.document d
                         where d.institution_id = :institution and d.kind = :kind and d.lang = :lang
                           and d.filled is not null and (cast(:number as text) is null or d.number = :number)
                         order by d.id desc limit 1
                        """)
                .param("institution", institution)
                .param("kind", kind.code())
                .param("lang", lang)
                .param("number", number)
                .query(Row.class)
                .optional()
                .map(it -> new Of(it.id, it.scopePos, it.personName, opened(it)));
    }

    private Filled opened(Row it) {
        return json.readValue(
                vault.open(SealedDocuments.FILLED, it.filled, SealedDocuments.salt(it.id)),
                Filled.class);
    }
}
