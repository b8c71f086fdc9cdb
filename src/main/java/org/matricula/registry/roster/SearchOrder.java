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

    /// Whoever reaches so many units reaches students in their thousands.
    private static final int MANY = 50;

    private static final String SORTING =
            """
            set_config('enable_sort', :sorting, true) || set_config('enable_bitmapscan', :sorting, true)
            """;

    private final JdbcClient sql;

    SearchOrder(JdbcClient sql) {
        this.sql = sql;
    }

    /// Runs a search along the index of what is sought, where that is the shorter way.
    <T> T of(Search search, StudentQuery query, Supplier<T> run) {
        if (query.asOf() != null
                || !search.alongIndex()
                || !Acting.now().scope().persons().isEmpty()
                || !along(query)) {
            return run.get();
        }
        var found = run.get();
        sql.sql("select " + SORTING).param("sorting", "on").query().singleRow();
        return found;
    }

    /// Turns to the index, until the transaction's end at most, where the reach is wide.
    private boolean along(StudentQuery query) {
        return sql.sql(
                        """
                        select case when count(*) = :many then
                        """
                                + SORTING
                                + """
                                 end is not null
                                  from (select from organisation.unit where pos between :lo and :hi limit :many) u
                                """)
                .param("many", MANY)
                .param("sorting", "off")
                .param("lo", query.lo())
                .param("hi", query.hi())
                .query(Boolean.class)
                .single();
    }
}
