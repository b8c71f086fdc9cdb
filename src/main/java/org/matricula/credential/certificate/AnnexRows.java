package org.matricula.credential.certificate;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

@Repository
@Transactional(propagation = Propagation.MANDATORY)
class AnnexRows {

    private final JdbcClient sql;

    AnnexRows(JdbcClient sql) {
        this.sql = sql;
    }

    Optional<UUID> of(UUID certificate) {
        return sql.sql(
                        "select annex_id from credential.certificate where id = :id and annex_id is not null")
                .param("id", certificate)
                .query(UUID.class)
                .optional();
    }

    void write(UUID certificate, UUID document) {
        sql.sql("update credential.certificate set annex_id = :document where id = :id")
                .param("document", document)
                .param("id", certificate)
                .update();
    }

    /// Programmes of a school by this name, whatever their entry grade.
    List<UUID> programmes(UUID institution, String name) {
        return sql.sql(
                        "select id from curriculum.programme where institution_id = :institution and name = :name")
                .param("institution", institution)
                .param("name", name)
                .query(UUID.class)
                .list();
    }
}
