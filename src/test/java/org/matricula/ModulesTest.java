package org.matricula;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.core.ApplicationModules;

/// The modules of the program, and those of its tables: read once for both.
@ProgramTest
class ModulesTest {

    static final ApplicationModules MODULES = ApplicationModules.of(Matricula.class);

    record Arrow(String from, String to) {}

    @Autowired JdbcClient sql;

    @Test
    void modules_keep_to_their_doors_and_make_no_circle() {
        MODULES.verify();
    }

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
            var from = MODULES.getModuleByName(arrow.from()).orElseThrow();
            var to = MODULES.getModuleByName(arrow.to()).orElseThrow();
            assertThat(from.getAllowedDependencies(MODULES).toString())
                    .as("foreign key %s -> %s", from.getIdentifier(), to.getIdentifier())
                    .contains(to.getIdentifier().toString());
        }
    }
}
