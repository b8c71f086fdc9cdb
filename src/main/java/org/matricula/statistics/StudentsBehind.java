package org.matricula.statistics;

import java.time.LocalDate;
import java.util.HashMap;
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

/// The students behind a number, as they stood on the day; of those within the reader's reach.
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
    /// @param values the cell's value of each dimension, null where it is unknown
    record Cell(
            Place place, boolean direct, LocalDate asOf, Map<Dimension, @Nullable String> values) {}

    private static final String SELECT =
            """
            select n.enrolment_id, n.name, n.student_number, n.sex, s.status, s.grade_level, u.name as unit
              from registry.standing_on(:day) s
              join registry.student n on n.enrolment_id = s.enrolment_id
              join organisation.unit u on u.id = s.unit_id
             where statistics.on_roll(s.status) and u.pos between :lo and :hi
               and (n.student_number, n.enrolment_id) > (:number, :enrolment)
            """;

    private final JdbcClient sql;

    StudentsBehind(JdbcClient sql) {
        this.sql = sql;
    }

    Slice<Student> of(Cell cell, int limit, @Nullable String cursor) {
        var place =
                cursor == null ? List.of("", new UUID(0, 0).toString()) : Cursor.read(cursor, 2);
        var parameters = new HashMap<String, @Nullable Object>();
        parameters.put("day", cell.asOf());
        parameters.put("lo", cell.place().lo());
        parameters.put("hi", cell.place().hi());
        parameters.put("unit", cell.place().unitId());
        parameters.put("number", place.get(0));
        parameters.put("enrolment", uuid(place.get(1)));
        parameters.put("limit", limit + 1);
        var conditions = new StringBuilder(cell.direct() ? " and s.unit_id = :unit" : "");
        cell.values()
                .forEach((dimension, value) -> {
                    conditions.append(" and ").append(condition(dimension, value));
                    parameters.put(dimension.column(), value);
                });
        var rows =
                sql.sql(
                                SELECT
                                        + conditions
                                        + " order by n.student_number, n.enrolment_id limit :limit")
                        .params(parameters)
                        .query(Student.class)
                        .list();
        return Slice.of(rows, limit, it -> Cursor.of(it.studentNumber(), it.enrolmentId()));
    }

    private static String condition(Dimension dimension, @Nullable String value) {
        var column =
                switch (dimension) {
                    case UNIT -> "s.unit_id::text";
                    case GRADE -> "s.grade_level::text";
                    case STATUS -> "s.status";
                    case BIRTH_YEAR -> "extract(year from n.birth_on)::text";
                    case SEX, ETHNICITY, LEVEL, BOARDING -> "n." + dimension.column();
                };
        return column + (value == null ? " is null" : " = :" + dimension.column());
    }

    private static UUID uuid(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException notOurs) {
            throw new Refused(Refusal.input("cursor", "cursor"));
        }
    }
}
