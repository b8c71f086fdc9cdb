package org.matricula.change.transfer;

import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Writes upon the other school's half, which whoever acts does not reach: for the length of one
/// piece of work, within the transaction of what both have agreed to. Nothing of it is shown.
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class Beyond {

    private record Reach(String lo, String hi, String persons) {}

    private final JdbcClient sql;

    Beyond(JdbcClient sql) {
        this.sql = sql;
    }

    <T> T reach(Supplier<T> work) {
        var own =
                sql.sql(
                                """
                                select current_setting('app.lo') as lo, current_setting('app.hi') as hi,
                                       current_setting('app.persons') as persons
                                """)
                        .query(Reach.class)
                        .single();
        set(new Reach("0", String.valueOf(Long.MAX_VALUE), ""));
        // where it fails the transaction ends, and the reach with it
        var done = work.get();
        set(own);
        return done;
    }

    private void set(Reach it) {
        sql.sql(
                        """
                        select set_config('app.lo', :lo, true) || set_config('app.hi', :hi, true)
                               || set_config('app.persons', :persons, true)
                        """)
                .param("lo", it.lo())
                .param("hi", it.hi())
                .param("persons", it.persons())
                .query(String.class)
                .single();
    }
}
