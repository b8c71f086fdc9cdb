package org.matricula.exchange.roster;

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

    /// @param enrolment null where it is no longer within reach
    record Entered(int row, @Nullable UUID enrolment) {}

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
        sql.sql(
                        """
                        insert into exchange.import_row (import_id, row, outcome, enrolment_id)
                        select :id, n.row, n.outcome, n.enrolment
                          from unnest(cast(:rows as int[]), cast(:outcomes as text[]), cast(:enrolments as uuid[]))
                               as n (row, outcome, enrolment)
                        """)
                .param("id", id)
                .param("rows", outcomes.stream().map(Outcome::row).toArray(Integer[]::new))
                .param("outcomes", outcomes.stream().map(Outcome::outcome).toArray(String[]::new))
                .param("enrolments", outcomes.stream().map(Outcome::enrolment).toArray(UUID[]::new))
                .update();
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
                                "select row from exchange.import_row where import_id = :id and"
                                    + " outcome = :outcome")
                        .param("id", id)
                        .param("outcome", outcome)
                        .query(Integer.class)
                        .list());
    }

    @Transactional(readOnly = true)
    public Map<Integer, String> outcomes(UUID id) {
        return sql
                .sql(
                        "select row, outcome, enrolment_id as enrolment from exchange.import_row"
                            + " where import_id = :id")
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
                        select r.row, e.id as enrolment from exchange.import_row r
                          left join registry.enrolment e on e.import_id = r.import_id and e.import_row = r.row
                         where r.import_id = :id and r.outcome = 'new' order by r.row
                        """)
                .param("id", id)
                .query(Entered.class)
                .list();
    }
}
