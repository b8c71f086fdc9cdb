package org.matricula.registry;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// 毕业图像 of an enrolment, as its graduate confirmed it: for certificates and their registration. The
/// photograph taken at entry stays what the person's file shows.
@Repository
@Transactional(propagation = Propagation.MANDATORY)
public class GraduationImages {

    private final JdbcClient sql;
    private final Ledger ledger;

    GraduationImages(JdbcClient sql, Ledger ledger) {
        this.sql = sql;
        this.ledger = ledger;
    }

    /// @param file a stored file of the kind `photo` about the enrolment's person
    public void keep(UUID enrolment, long scopePos, UUID file) {
        sql.sql("update registry.enrolment set graduation_photo_id = :file where id = :id")
                .param("file", file)
                .param("id", enrolment)
                .update();
        ledger.record(
                Act.of("student.graduation-photo", "enrolment:" + enrolment)
                        .at(scopePos)
                        .to(Map.of("file", file.toString())));
    }

    /// It is not the graduate, or cannot be used: until another one is confirmed they have none.
    public void takeAway(UUID enrolment, long scopePos, String why) {
        of(enrolment)
                .ifPresent(file -> {
                    sql.sql(
                                    "update registry.enrolment set graduation_photo_id = null where id = :id")
                            .param("id", enrolment)
                            .update();
                    ledger.record(
                            Act.of("student.graduation-photo-taken", "enrolment:" + enrolment)
                                    .at(scopePos)
                                    .because(why)
                                    .from(Map.of("file", file.toString())));
                });
    }

    @Transactional(readOnly = true)
    public Optional<UUID> of(UUID enrolment) {
        return sql.sql(
                        """
                        select e.graduation_photo_id from registry.enrolment e
                         where e.id = :id and e.graduation_photo_id is not null
                        """)
                .param("id", enrolment)
                .query(UUID.class)
                .optional();
    }
}
