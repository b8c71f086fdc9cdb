package org.matricula.document;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.matricula.kernel.Acting;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// The OFD beside a paper's PDF.
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class OfdRows {

    /// What an OFD is made of.
    enum Of {
        DOCUMENT("document.document"),
        UNIT_PAPER("document.unit_paper");

        private final String table;

        Of(String table) {
            this.table = table;
        }
    }

    private final JdbcClient sql;

    OfdRows(JdbcClient sql) {
        this.sql = sql;
    }

    Optional<UUID> file(Of which, UUID id) {
        return sql.sql(
                        "select d.ofd_file_id from %s d where d.id = :id and d.ofd_file_id is not null"
                                .formatted(which.table))
                .param("id", id)
                .query(UUID.class)
                .optional();
    }

    /// The same, once nobody else is writing it.
    Optional<UUID> held(Of which, UUID id) {
        sql.sql("select d.id from %s d where d.id = :id for update".formatted(which.table))
                .param("id", id)
                .query(UUID.class)
                .single();
        return file(which, id);
    }

    void keep(Of which, UUID id, UUID file, byte[] digest, Instant at) {
        sql.sql(
                        """
                        update %s set ofd_file_id = :file, ofd_digest = :digest, ofd_at = :at, ofd_by = :by
                         where id = :id
                        """
                                .formatted(which.table))
                .param("id", id)
                .param("file", file)
                .param("digest", digest)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("by", Acting.now().name())
                .update();
    }
}
