package org.matricula.credential.certificate;

import java.util.UUID;
import org.matricula.clearance.CertificateHanded;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Certificates in their owners' hands, for those who ask before they take something back.
@Repository
class HandedCertificates implements CertificateHanded {

    private final JdbcClient sql;

    HandedCertificates(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public boolean handed(UUID enrolment) {
        return sql.sql(
                        """
                        select exists (select from credential.certificate c
                                        where c.enrolment_id = :enrolment
                                          and (c.state = 'handed'
                                               or exists (select from credential.handing h where h.certificate_id = c.id)))
                        """)
                .param("enrolment", enrolment)
                .query(Boolean.class)
                .single();
    }
}
