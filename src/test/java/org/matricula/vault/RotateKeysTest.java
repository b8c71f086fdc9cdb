package org.matricula.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.matricula.ProgramTest;
import org.matricula.kernel.Command;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@ProgramTest
class RotateKeysTest {

    private static final Field EMAIL = new Field("identity.account", "email");

    @Autowired RotateKeys command;
    @Autowired Vault vault;
    @Autowired Keys keys;
    @Autowired JdbcClient sql;

    record Row(UUID id, byte[] email, byte[] salt) {}

    private List<Row> rows(List<UUID> ids) {
        return sql.sql(
                        """
                        select id, email, uuid_send(id) as salt from identity.account
                         where id in (:ids) order by username
                        """)
                .param("ids", ids)
                .query(Row.class)
                .list();
    }

    private UUID account(String email) {
        var id = UUID.randomUUID();
        var salt = org.matricula.identity.SealedAccounts.salt(id);
        sql.sql(
                        "insert into identity.account (id, username, name, email) values (:id, :u, '某人', :e)")
                .param("id", id)
                .param("u", "rotate-" + id)
                .param("e", vault.seal(EMAIL, email, salt))
                .update();
        return id;
    }

    @Test
    void a_new_key_reaches_every_value_and_the_old_ones_stay_readable_meanwhile() {
        var ids = IntStream.range(0, 1100).mapToObj(it -> account(it + "@school.test")).toList();
        var before = rows(ids);
        assertThat(command.run(List.of())).isEqualTo(Command.DONE);
        var newest = keys.ring().newest();
        var after = rows(ids);
        for (int i = 0; i < ids.size(); i++) {
            assertThat(after.get(i).email()[3]).isEqualTo((byte) newest);
            assertThat(vault.open(EMAIL, after.get(i).email(), after.get(i).salt()))
                    .isEqualTo(vault.open(EMAIL, before.get(i).email(), before.get(i).salt()));
        }
        assertThat(new String(after.getFirst().email(), StandardCharsets.ISO_8859_1))
                .as("no plain text in the database")
                .doesNotContain("school.test");
    }

    @Test
    void a_damaged_value_is_named_and_left_as_it_is() {
        var id = account("damaged@school.test");
        sql.sql(
                        "update identity.account set email = set_byte(email, 20, (get_byte(email, 20) + 1) % 256) where id = :id")
                .param("id", id)
                .update();
        var before = rows(List.of(id)).getFirst().email();
        assertThat(command.run(List.of())).isEqualTo(Command.FAILED);
        assertThat(rows(List.of(id)).getFirst().email()).isEqualTo(before);
        sql.sql("delete from identity.account where id = :id").param("id", id).update();
        assertThat(command.run(List.of("--resume"))).isEqualTo(Command.DONE);
        assertThat(command.run(List.of("now"))).isEqualTo(Command.WRONG_USAGE);
    }
}
