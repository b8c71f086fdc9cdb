package org.matricula.registry;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.matricula.vault.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Registry numbers as the register keeps them: sealed under their person's salt.
@Component
public class TestNumbers {

    private record Kept(byte @Nullable [] number, byte[] salt) {}

    private final Vault vault;
    private final JdbcClient sql;
    private final TransactionTemplate transaction;

    TestNumbers(Vault vault, JdbcClient sql, TransactionTemplate transaction) {
        this.vault = vault;
        this.sql = sql;
        this.transaction = transaction;
    }

    /// What somebody else has come to bear, whatever its form.
    public void put(UUID enrolment, @Nullable String number) {
        Acting.as(
                Actor.system("test"),
                () ->
                        transaction.executeWithoutResult(it ->
                                sql.sql(
                                                """
                                                update registry.enrolment
                                                   set registry_number = cast(:number as bytea),
                                                       registry_digest = cast(:digest as bytea)
                                                 where id = :id
                                                """)
                                        .param(
                                                "number",
                                                vault.seal(
                                                        Intake.REGISTRY_NUMBER,
                                                        number,
                                                        kept(enrolment).salt()))
                                        .param(
                                                "digest",
                                                number == null
                                                        ? null
                                                        : vault.digest(
                                                                Intake.REGISTRY_KEY,
                                                                Intake.registryKey(number)))
                                        .param("id", enrolment)
                                        .update()));
    }

    /// As it opens beside its person's salt.
    public Optional<String> of(UUID enrolment) {
        var kept =
                Acting.call(Actor.system("test"), () -> transaction.execute(it -> kept(enrolment)));
        return Optional.ofNullable(vault.open(Intake.REGISTRY_NUMBER, kept.number(), kept.salt()));
    }

    /// The tables of the whole database in which digits stand in clear, in any column of any kind,
    /// sealed ones as well.
    public List<String> inClear(String digits) {
        var hex = HexFormat.of().formatHex(digits.getBytes(StandardCharsets.UTF_8));
        return Acting.call(
                Actor.system("test"),
                () ->
                        transaction.execute(it ->
                                tables().stream()
                                        .filter(table -> holds(table, digits, hex))
                                        .toList()));
    }

    private List<String> tables() {
        return sql.sql(
                        """
                        select format('%I.%I', t.table_schema, t.table_name) from information_schema.tables t
                         where t.table_type = 'BASE TABLE' and t.table_schema not in ('pg_catalog', 'information_schema')
                           and has_table_privilege(format('%I.%I', t.table_schema, t.table_name), 'select')
                         order by 1
                        """)
                .query(String.class)
                .list();
    }

    private boolean holds(String table, String digits, String hex) {
        return sql.sql(
                        "select exists (select from %s t where position(:digits in t::text) > 0 or position(:hex in t::text) > 0)"
                                .formatted(table))
                .param("digits", digits)
                .param("hex", hex)
                .query(Boolean.class)
                .single();
    }

    private Kept kept(UUID enrolment) {
        return sql.sql(
                        """
                        select e.registry_number as number, p.salt from registry.enrolment e
                          join registry.person p on p.id = e.person_id where e.id = :id
                        """)
                .param("id", enrolment)
                .query(Kept.class)
                .single();
    }
}
