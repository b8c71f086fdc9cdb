package org.matricula.registry.roster;

import java.util.function.Supplier;
import org.matricula.kernel.Acting;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Which way the database goes about a search by name or number.
///
/// Row-level security compares positions with settings, of which the planner knows nothing: it
/// takes any reach for a narrow one, reads everybody within it and sorts. For whoever reaches
/// thousands the index of what is sought is the short way, already in order and left after one
/// page.
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class SearchOrder {

    /// From so many on a page is sooner found along the index than among all within reach.
    private static final int MANY = 2000;

    private final JdbcClient sql;

    SearchOrder(JdbcClient sql) {
        this.sql = sql;
    }

    /// Runs a search along the index of what is sought, where that is the shorter way.
    <T> T of(Search search, StudentQuery query, Supplier<T> run) {
        if (query.asOf() != null || !search.alongIndex() || !many(query)) {
            return run.get();
        }
        set("off");
        var found = run.get();
        set("on");
        return found;
    }

    private boolean many(StudentQuery query) {
        return Acting.now().scope().persons().isEmpty()
                && sql.sql(
                                        """
                                        select count(*) from (
                                          select from registry.student s where s.scope_pos between :lo and :hi
                                           limit :many) c
                                        """)
                                .param("lo", query.lo())
                                .param("hi", query.hi())
                                .param("many", MANY)
                                .query(Long.class)
                                .single()
                        == MANY;
    }

    /// Until the transaction's end at most.
    private void set(String sorting) {
        sql.sql(
                        "select set_config('enable_sort', :on, true),"
                                + " set_config('enable_bitmapscan', :on, true)")
                .param("on", sorting)
                .query()
                .singleRow();
    }
}
