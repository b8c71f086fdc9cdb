package org.matricula.registry;

import java.util.List;
import java.util.UUID;
import org.matricula.vault.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The registry numbers of those in an intake whose person is in the register already. They were
/// sealed before anybody knew that: now they are sealed under that person's own salt, or they would
/// never open again. The person is within reach only once the enrolment is written.
@Repository
class KnownNumbers {

    private static final int BATCH = 1000;

    record Row(int line, UUID enrolment, byte[] number, byte[] salt, byte[] own) {}

    private final JdbcClient sql;
    private final Vault vault;

    KnownNumbers(JdbcClient sql, Vault vault) {
        this.sql = sql;
        this.vault = vault;
    }

    void underOwnSalt() {
        for (var some = after(Integer.MIN_VALUE);
                !some.isEmpty();
                some = after(some.getLast().line())) {
            write(some);
        }
    }

    private List<Row> after(int line) {
        return sql.sql(
                        """
                        select i.line, i.enrolment_id as enrolment, i.registry_number as number, i.salt, p.salt as own
                          from intake i join registry.person p on p.id = i.person_id
                         where i.known and i.registry_number is not null and i.line > :line
                         order by i.line limit :batch
                        """)
                .param("line", line)
                .param("batch", BATCH)
                .query(Row.class)
                .list();
    }

    private void write(List<Row> rows) {
        sql.sql(
                        """
                        update registry.enrolment e set registry_number = s.number
                          from unnest(cast(:ids as uuid[]), cast(:numbers as bytea[])) s (id, number)
                         where e.id = s.id
                        """)
                .param("ids", rows.stream().map(Row::enrolment).toArray(UUID[]::new))
                .param("numbers", rows.stream().map(this::anew).toArray(byte[][]::new))
                .update();
    }

    private byte[] anew(Row it) {
        var number = vault.open(Intake.REGISTRY_NUMBER, it.number(), it.salt());
        return vault.seal(Intake.REGISTRY_NUMBER, number, it.own());
    }
}
