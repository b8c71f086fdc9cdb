package org.matricula.registry;

import java.util.Map;
import java.util.UUID;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// 学籍照片: the one a person's file shows. Those it takes the place of stay among the person's files.
@Repository
@Transactional(propagation = Propagation.MANDATORY)
public class ShownPhotos {

    private final JdbcClient sql;
    private final Ledger ledger;

    ShownPhotos(JdbcClient sql, Ledger ledger) {
        this.sql = sql;
        this.ledger = ledger;
    }

    /// @param file a stored file of the kind `photo` about this person
    public void show(UUID enrolment, UUID person, long scopePos, UUID file) {
        sql.sql(
                        "update registry.person set photo_id = :file, version = version + 1 where"
                                + " id = :person")
                .param("file", file)
                .param("person", person)
                .update();
        ledger.record(
                Act.of("student.photo", "enrolment:" + enrolment)
                        .at(scopePos)
                        .to(Map.of("file", file.toString())));
    }
}
