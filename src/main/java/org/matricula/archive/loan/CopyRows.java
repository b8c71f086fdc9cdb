package org.matricula.archive.loan;

import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// The certificates of copies.
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class CopyRows {

    /// Whose file was copied.
    record Subject(UUID enrolmentId, UUID personId) {}

    private final JdbcClient sql;

    CopyRows(JdbcClient sql) {
        this.sql = sql;
    }

    Subject subject(UUID loan) {
        return sql.sql("select enrolment_id, person_id from archive.loan where id = :id")
                .param("id", loan)
                .query(Subject.class)
                .single();
    }

    void certified(UUID loan, UUID document) {
        sql.sql("update archive.loan set copy_id = :document where id = :id")
                .param("document", document)
                .param("id", loan)
                .update();
    }

    Optional<CertifiedCopy> of(UUID loan) {
        return sql.sql(
                        """
                        select d.id, d.number from archive.loan l join document.document d on d.id = l.copy_id where l.id = :id
                        """)
                .param("id", loan)
                .query(CertifiedCopy.class)
                .optional();
    }
}
