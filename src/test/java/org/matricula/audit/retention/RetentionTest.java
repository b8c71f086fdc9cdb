package org.matricula.audit.retention;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Period;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.matricula.ProgramTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@ProgramTest
class RetentionTest {

    @Autowired DataClasses classes;
    @Autowired Retention retention;
    @Autowired JdbcClient sql;

    @Test
    void every_class_names_tables_and_columns_that_exist() {
        assertThat(classes.all()).hasSizeGreaterThan(5);
        for (var it : classes.all()) {
            assertThat(it.level()).isIn("important", "general");
            for (var table : it.tables()) {
                var at = table.split("\\.");
                if (at[1].equals("*")) {
                    assertThat(it.permanent()).as("a period needs a column: %s", table).isTrue();
                    assertThat(tables()).as(table).anyMatch(one -> one.startsWith(at[0] + "."));
                    continue;
                }
                assertThat(
                                sql.sql(
                                                """
                                                select count(*) from information_schema.columns
                                                 where table_schema = :schema and table_name = :name
                                                   and (:column::text is null or column_name = :column)
                                                """)
                                        .param("schema", at[0])
                                        .param("name", at[1])
                                        .param("column", it.dated(), java.sql.Types.VARCHAR)
                                        .query(Long.class)
                                        .single())
                        .as("%s of %s", table, it.code())
                        .isPositive();
            }
        }
    }

    @Test
    void what_is_past_its_period_is_counted_and_what_is_kept_for_ever_never() {
        var account = UUID.randomUUID();
        sql.sql("insert into identity.account (id, username, name) values (:id, :name, '某人')")
                .param("id", account)
                .param("name", "retention-" + account)
                .update();
        var before = tokens();
        for (var age : new String[] {"13 months", "11 months"}) {
            sql.sql(
                            """
                            insert into identity.token (digest, account_id, expires_at)
                            values (uuid_send(gen_random_uuid()), :account, now() - cast(:age as interval))
                            """)
                    .param("account", account)
                    .param("age", age)
                    .update();
        }
        assertThat(tokens()).isEqualTo(before + 1);
        assertThat(retention.past()).noneMatch(it -> it.of().permanent());
        sql.sql("delete from identity.token where account_id = :id").param("id", account).update();
    }

    /// The newest tables too: whoever adds a schema says how long it is kept.
    @Test
    void every_table_of_the_register_stands_in_a_class() {
        assertThat(tables()).hasSizeGreaterThan(300);
        assertThat(tables()).allSatisfy(it -> assertThat(classes.of(it)).as(it).isPresent());
        assertThat(classes.all().stream().flatMap(it -> it.tables().stream()))
                .as("in one class each")
                .doesNotHaveDuplicates();
        assertThat(classes.of("exchange.import").orElseThrow().keep()).isEqualTo(Period.ofYears(3));
        assertThat(classes.of("exchange.hook").orElseThrow().permanent()).isTrue();
    }

    private List<String> tables() {
        return sql.sql(
                        """
                        select n.nspname || '.' || c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
                         where c.relkind in ('r', 'p') and not c.relispartition
                           and n.nspname not in ('pg_catalog', 'information_schema', 'public')
                           and n.nspname not like 'pg\\_%'
                         order by 1
                        """)
                .query(String.class)
                .list();
    }

    private long tokens() {
        return retention.past().stream()
                .filter(it -> it.of().code().equals("token"))
                .mapToLong(Retention.Past::rows)
                .sum();
    }
}
