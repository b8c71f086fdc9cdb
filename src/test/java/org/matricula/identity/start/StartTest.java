package org.matricula.identity.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.matricula.Matricula;
import org.matricula.ProgramTest;
import org.matricula.identity.entry.TestAccounts;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.matricula.kernel.Command;
import org.matricula.kernel.Refused;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringApplication;
import org.springframework.jdbc.core.simple.JdbcClient;

@ProgramTest
class StartTest {

    @Autowired FirstAdministrator first;
    @Autowired Admin admin;
    @Autowired JdbcClient sql;

    private static Throwable start(String... settings) {
        Locale.setDefault(Locale.ENGLISH);
        var all = Arrays.copyOf(settings, settings.length + 3);
        all[settings.length] = "--spring.profiles.active=production";
        all[settings.length + 1] = "--server.port=0";
        all[settings.length + 2] = "--spring.main.register-shutdown-hook=false";
        return catchThrowable(() -> SpringApplication.run(Matricula.class, all).close());
    }

    @Test
    void production_without_settings_says_all_that_is_missing_at_once() {
        assertThat(
                        start(
                                "--matricula.db-url=",
                                "--matricula.db-user=",
                                "--matricula.db-owner=",
                                "--matricula.db-password=short",
                                "--server.address=0.0.0.0"))
                .isInstanceOf(WeakStart.class)
                .hasMessageContaining("MATRICULA_DB_URL is not set")
                .hasMessageContaining("MATRICULA_DB_OWNER is not set")
                .hasMessageContaining("MATRICULA_PUBLIC_URL is not set")
                .hasMessageContaining("MATRICULA_DB_PASSWORD is weak")
                .hasMessageContaining("in clear")
                .hasMessageContaining("MATRICULA_KEY_FILE is not set");
    }

    @Test
    void production_asks_the_database_too_what_is_weak_in_it() {
        sql.sql(
                        """
                        insert into identity.account (username, name, password_hash)
                        values ('registrar', '演示', :hash)
                        on conflict (lower(username)) do update set password_hash = excluded.password_hash, disabled_at = null
                        """)
                .param("hash", new org.matricula.identity.password.TestHash().of("matricula-demo"))
                .update();
        try {
            assertThat(
                            start(
                                    "--matricula.db-user=postgres",
                                    "--matricula.db-password="
                                            + System.getProperty("test.superuser-password"),
                                    "--matricula.key-file=/nowhere/vault.keys",
                                    "--server.address=0.0.0.0"))
                    .isInstanceOf(WeakStart.class)
                    .hasMessageContaining("postgres is a superuser")
                    .hasMessageContaining("postgres has BYPASSRLS")
                    .hasMessageContaining("/nowhere/vault.keys is missing")
                    .hasMessageContaining("in clear")
                    .hasMessageContaining("everybody knows: registrar");
        } finally {
            sql.sql("update identity.account set disabled_at = now() where username = 'registrar'")
                    .update();
        }
    }

    @Test
    void the_first_administrator_comes_by_a_code_that_serves_once() {
        var administrators =
                sql.sql(
                                """
                                update identity.account set disabled_at = now()
                                 where disabled_at is null and id in
                                       (select account_id from identity.post where role = 'administrator')
                                returning id
                                """)
                        .query(UUID.class)
                        .list();
        try {
            var code = first.invite();
            var name = "first-" + UUID.randomUUID();
            var actor = Actor.system("test");
            assertThatThrownBy(() ->
                            Acting.call(
                                    actor, () -> first.make("guess", name, TestAccounts.PASSWORD)))
                    .isInstanceOf(Refused.class)
                    .hasMessageContaining("opening.code");
            assertThatThrownBy(() -> Acting.call(actor, () -> first.make(code, name, "12345678")))
                    .hasMessageContaining("password.common");
            assertThat(Acting.call(actor, () -> first.make(code, name, TestAccounts.PASSWORD)))
                    .isNotNull();
            assertThatThrownBy(() ->
                            Acting.call(
                                    actor,
                                    () -> first.make(code, name + "2", TestAccounts.PASSWORD)))
                    .as("there is one now, so the way is gone")
                    .isInstanceOf(Absent.class);
        } finally {
            if (!administrators.isEmpty()) {
                sql.sql("update identity.account set disabled_at = null where id in (:ids)")
                        .param("ids", administrators)
                        .update();
            }
        }
    }

    @Test
    void the_command_makes_and_resets_an_administrator() {
        var name = "cli-" + UUID.randomUUID();
        assertThat(admin.run(List.of("create", name))).isEqualTo(Command.DONE);
        assertThat(admin.run(List.of("create", name))).isEqualTo(Command.FAILED);
        assertThat(admin.run(List.of("reset", name))).isEqualTo(Command.DONE);
        assertThat(admin.run(List.of("reset", "nobody-" + name))).isEqualTo(Command.FAILED);
        assertThat(admin.run(List.of("create"))).isEqualTo(Command.WRONG_USAGE);
        assertThat(admin.run(List.of("create", name, "registrar"))).isEqualTo(Command.WRONG_USAGE);
    }
}
