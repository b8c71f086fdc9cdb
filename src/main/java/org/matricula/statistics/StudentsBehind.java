package org.matricula.statistics;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Cursor;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.kernel.Slice;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// The students behind a number, as they stood on the day and as it was known then; of those within
/// the reader's reach.
@Repository
@Transactional(readOnly = true)
class StudentsBehind {

    /// @param unit the class of that day
    record Student(
            UUID enrolmentId,
            String name,
            String studentNumber,
            String sex,
            String status,
            @Nullable Integer gradeLevel,
            String unit) {}

    /// Which number.
    ///
    /// @param direct only who stands in the unit itself, not below it
    /// @param values of each dimension those that count, null among them for the unknown
    record Cell(
            Place place,
            boolean direct,
            LocalDate asOf,
            @Nullable Instant knownAt,
            Map<Dimension, List<@Nullable String>> values) {}

    /// From standings `s` with traits `t`, of the place and the day.
    static final String FROM =
            """
              from registry.spell s
              join statistics.trait t on t.enrolment_id = s.enrolment_id
              join organisation.unit u on u.id = s.unit_id
            """;

    private static final String NAMED =
            " join registry.student n on n.enrolment_id = s.enrolment_id";
    static final String ON_THE_DAY =
            """

             where s.during @> :day and t.during @> :day
               and statistics.on_roll(s.status) and u.pos between :lo and :hi
            """;
    static final String NOW = " and upper_inf(s.recorded) and upper_inf(t.recorded)";
    static final String THEN = " and s.recorded @> :known and t.recorded @> :known";

    private final JdbcClient sql;

    StudentsBehind(JdbcClient sql) {
        this.sql = sql;
    }

    Slice<Student> of(Cell cell, int limit, @Nullable String cursor) {
        var place = place(cursor);
        var rows =
                statement(
                                """
                                select n.enrolment_id, n.name, n.student_number, t.sex, s.status, s.grade_level, u.name as unit
                                """,
                                NAMED,
                                cell,
                                """
                                 and (n.student_number, n.enrolment_id) > (:number, :enrolment)
                                 order by n.student_number, n.enrolment_id limit :limit
                                """)
                        .param("number", place.number())
                        .param("enrolment", place.enrolment())
                        .param("limit", limit + 1)
                        .query(Student.class)
                        .list();
        return Slice.of(rows, limit, it -> Cursor.of(it.studentNumber(), it.enrolmentId()));
    }

    long count(Cell cell) {
        return statement("select count(*)", "", cell, "").query(Long.class).single();
    }

    private JdbcClient.StatementSpec statement(
            String select, String joined, Cell cell, String rest) {
        var parameters = Conditions.parameters(cell.place());
        parameters.put("day", cell.asOf());
        parameters.put("known", Conditions.at(cell.knownAt()));
        Conditions.put(cell.values(), parameters);
        return sql.sql(
                        select
                                + FROM
                                + joined
                                + ON_THE_DAY
                                + (cell.knownAt() == null ? NOW : THEN)
                                + (cell.direct() ? " and s.unit_id = :unit" : "")
                                + Conditions.chosen(cell.values(), StudentsBehind::column)
                                + rest)
                .params(parameters);
    }

    /// Of the tree: the nearest unit upward that is of the kind.
    static String column(Dimension dimension) {
        return dimension.ofTree()
                ? "select a.id from organisation.unit a where u.pos between a.pos and a.pos_end and "
                        + dimension.matches("a")
                        + " order by a.pos desc limit 1"
                : dimension.standing();
    }

    /// After whom a list goes on.
    record ListPlace(String number, UUID enrolment) {}

    static ListPlace place(@Nullable String cursor) {
        if (cursor == null) {
            return new ListPlace("", new UUID(0, 0));
        }
        var parts = Cursor.read(cursor, 2);
        try {
            return new ListPlace(parts.get(0), UUID.fromString(parts.get(1)));
        } catch (IllegalArgumentException notOurs) {
            throw new Refused(Refusal.input("cursor", "cursor"));
        }
    }
}
