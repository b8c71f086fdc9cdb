package org.matricula.credential.certificate;

import java.util.Optional;
import java.util.UUID;
import org.matricula.credential.CertificateFacts;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// The register of certificates answers for a conclusion of study. A degree has a number of its own
/// and is not asked for.
@Repository
@Transactional(readOnly = true)
class StandingCertificates implements CertificateFacts {

    private final JdbcClient sql;
    private final ClearedFirst clearedFirst;

    StandingCertificates(JdbcClient sql, ClearedFirst clearedFirst) {
        this.sql = sql;
        this.clearedFirst = clearedFirst;
    }

    @Override
    public String heldUpBy(UUID institution, UUID enrolment) {
        return clearedFirst.open(institution, enrolment);
    }

    @Override
    public Optional<Certificate> of(UUID conclusion) {
        return sql.sql(
                        """
                        select number, state = 'handed' as handed from credential.certificate
                         where conclusion_id = :conclusion and slot = 'study' and state <> 'void'
                        """)
                .param("conclusion", conclusion)
                .query(Certificate.class)
                .optional();
    }
}
