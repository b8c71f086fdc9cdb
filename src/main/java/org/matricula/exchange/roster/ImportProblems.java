package org.matricula.exchange.roster;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Cursor;
import org.matricula.kernel.Slice;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// What is wrong with the rows of an import, page by page.
@Repository
class ImportProblems {

    private final JdbcClient sql;

    ImportProblems(JdbcClient sql) {
        this.sql = sql;
    }

    @Transactional(readOnly = true)
    public Slice<ImportProblem> of(UUID id, @Nullable String cursor, int limit) {
        var after = cursor == null ? List.of("0", "0") : Cursor.read(cursor, 2);
        var rows =
                sql.sql(
                                """
                                select id, row, field, col, code, array_to_string(args, chr(31)) as args, value,
                                       severity
                                  from exchange.import_problem
                                 where import_id = :id and (row, id) > (:row, :last)
                                 order by row, id limit :limit
                                """)
                        .param("id", id)
                        .param("row", Integer.valueOf(after.get(0)))
                        .param("last", Long.valueOf(after.get(1)))
                        .param("limit", limit + 1)
                        .query(ImportProblem.class)
                        .list();
        return Slice.of(rows, limit, it -> Cursor.of(it.row(), it.id()));
    }

    record ImportProblem(
            long id,
            int row,
            @Nullable String field,
            int col,
            String code,
            String args,
            @Nullable String value,
            String severity) {

        /// What fills the message in.
        Object[] fillings() {
            return RowProblem.fillings(args);
        }
    }
}
