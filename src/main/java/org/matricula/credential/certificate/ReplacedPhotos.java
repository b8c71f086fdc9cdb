package org.matricula.credential.certificate;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// 换证照片: what takes another's place bears its photograph (同底版), unless that was what was wrong.
@Repository
@Transactional(readOnly = true)
class ReplacedPhotos {

    private final JdbcClient sql;

    ReplacedPhotos(JdbcClient sql) {
        this.sql = sql;
    }

    /// Whether the photograph of today is another than the certificate bears.
    boolean another(UUID certificate) {
        return sql.sql(
                        """
                        select n.photo is not null and n.photo is distinct from c.photo_id
                          from credential.certificate c cross join lateral credential.photograph(c.enrolment_id) n (photo)
                         where c.id = :id
                        """)
                .param("id", certificate)
                .query(Boolean.class)
                .single();
    }

    /// It bears the photograph of today in place of that of the certificate it took the place of.
    @Transactional
    void renew(UUID certificate) {
        sql.sql(
                        """
                        update credential.certificate c set photo_id = credential.photograph(c.enrolment_id)
                         where c.id = :id and c.state = 'drawn'
                        """)
                .param("id", certificate)
                .update();
    }
}
