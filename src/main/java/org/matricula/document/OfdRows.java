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

/// The OFD beside a document's PDF.
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class OfdRows {

    private final JdbcClient sql;

    OfdRows(JdbcClient sql) {
        this.sql = sql;
    }

    Optional<UUID> file(UUID document) {
        return sql.sql(
                        """
                        select d.ofd_file_id from document.document d
                         where d.id = :id and d.ofd_file_id is not null
                        """)
                .param("id", document)
                .query(UUID.class)
                .optional();
    }

    /// The same, once nobody else is writing it.
    Optional<UUID> held(UUID document) {
        sql.sql("select d.id from document.document d where d.id = :id for update")
                .param("id", document)
                .query(UUID.class)
                .single();
        return file(document);
    }

    void keep(UUID document, UUID file, byte[] digest, Instant at) {
        sql.sql(
                        """
                        update document.document
                           set ofd_file_id = :file, ofd_digest = :digest, ofd_at = :at, ofd_by = :by
                         where id = :id
                        """)
                .param("id", document)
                .param("file", file)
                .param("digest", digest)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("by", Acting.now().name())
                .update();
    }
}
