package org.matricula;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;

@SpringBootTest
class ForeignKeysTest {

    record Arrow(String from, String to) {}

    @Autowired JdbcClient sql;

    @Test
    void a_foreign_key_points_only_where_its_module_may_look() {
        var arrows =
                sql.sql(
                                """
                                select distinct a.nspname as "from", b.nspname as "to"
                                  from pg_constraint c
                                  join pg_class t on t.oid = c.conrelid
                                  join pg_namespace a on a.oid = t.relnamespace
                                  join pg_class u on u.oid = c.confrelid
                                  join pg_namespace b on b.oid = u.relnamespace
                                 where c.contype = 'f' and a.nspname <> b.nspname
                                   and a.nspname <> 'engine'
                                """)
                        .query(Arrow.class)
                        .list();
        assertThat(arrows).isNotEmpty();
        for (var arrow : arrows) {
            var from = ModulesTest.MODULES.getModuleByName(arrow.from()).orElseThrow();
            var to = ModulesTest.MODULES.getModuleByName(arrow.to()).orElseThrow();
            assertThat(from.getAllowedDependencies(ModulesTest.MODULES).toString())
                    .as("foreign key %s -> %s", from.getIdentifier(), to.getIdentifier())
                    .contains(to.getIdentifier().toString());
        }
    }
}
