package org.matricula.exchange.roster;

import java.sql.Types;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// What becomes of each row of an import, written many at a time.
@Repository
class ImportRows {

    /// @param outcome `new`, `changed`, `unchanged` or `rejected`
    record Outcome(int row, String outcome, @Nullable UUID enrolment) {}

    record Entered(int row, UUID enrolment) {}

    private final JdbcClient sql;
    private final JdbcTemplate batch;

    ImportRows(JdbcClient sql, JdbcTemplate batch) {
        this.sql = sql;
        this.batch = batch;
    }

    @Transactional
    public void clear(UUID id) {
        sql.sql("delete from exchange.import_problem where import_id = :id")
                .param("id", id)
                .update();
        sql.sql("delete from exchange.import_row where import_id = :id").param("id", id).update();
    }

    @Transactional
    public void add(UUID id, List<Outcome> outcomes, List<RowProblem> problems) {
        batch.batchUpdate(
                "insert into exchange.import_row (import_id, row, outcome, enrolment_id) values (?, ?, ?, ?)",
                outcomes,
                500,
                (statement, it) -> {
                    statement.setObject(1, id);
                    statement.setInt(2, it.row());
                    statement.setString(3, it.outcome());
                    statement.setObject(4, it.enrolment(), Types.OTHER);
                });
        batch.batchUpdate(
                """
                insert into exchange.import_problem (import_id, row, field, col, code, args, value, severity)
                values (?, ?, ?, ?, ?, ?, ?, ?)
                """,
                problems,
                500,
                (statement, it) -> {
                    statement.setObject(1, id);
                    statement.setInt(2, it.row());
                    statement.setString(3, it.field());
                    statement.setInt(4, it.col());
                    statement.setString(5, it.code());
                    statement.setArray(
                            6,
                            statement.getConnection().createArrayOf("text", it.args().toArray()));
                    statement.setString(7, it.value());
                    statement.setString(8, it.severity());
                });
    }

    @Transactional(readOnly = true)
    public Set<Integer> rows(UUID id, String outcome) {
        return Set.copyOf(
                sql.sql(
                                "select row from exchange.import_row where import_id = :id and outcome = :outcome")
                        .param("id", id)
                        .param("outcome", outcome)
                        .query(Integer.class)
                        .list());
    }

    @Transactional(readOnly = true)
    public Map<Integer, String> outcomes(UUID id) {
        return sql
                .sql(
                        "select row, outcome, enrolment_id as enrolment from exchange.import_row where import_id = :id")
                .param("id", id)
                .query(Outcome.class)
                .stream()
                .collect(Collectors.toMap(Outcome::row, Outcome::outcome));
    }

    /// Everybody the import has enrolled, by the row they came from.
    @Transactional(readOnly = true)
    public List<Entered> entered(UUID id) {
        return sql.sql(
                        """
                        select r.row, r.enrolment_id as enrolment from exchange.import_row r
                         where r.import_id = :id and r.outcome = 'new' and r.enrolment_id is not null order by r.row
                        """)
                .param("id", id)
                .query(Entered.class)
                .list();
    }

    /// Writes beside each new row whom it enrolled.
    @Transactional
    public void enrolled(UUID id, Map<Integer, UUID> byRow) {
        batch.batchUpdate(
                "update exchange.import_row set enrolment_id = ? where import_id = ? and row = ?",
                List.copyOf(byRow.entrySet()),
                500,
                (statement, it) -> {
                    statement.setObject(1, it.getValue());
                    statement.setObject(2, id);
                    statement.setInt(3, it.getKey());
                });
    }
}
