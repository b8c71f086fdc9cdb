package org.matricula.report.saved;

import java.sql.Types;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.matricula.report.form.BehindCells;
import org.matricula.report.form.Fill;
import org.matricula.report.form.Source;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// What a saved report says: counts by one or two dimensions, or the students themselves, of those
/// 在籍 on the day.
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class SavedAnswers {

    /// A value and what it is called where no code table tells.
    record Value(@Nullable String key, @Nullable String name) {}

    record Cell(List<Value> values, long n) {}

    record Student(
            String name,
            String studentNumber,
            String sex,
            String unit,
            @Nullable Integer gradeLevel,
            String status) {}

    private final JdbcClient sql;

    SavedAnswers(JdbcClient sql) {
        this.sql = sql;
    }

    List<Cell> count(List<By> by, Map<By, String> filters, Source.Register source) {
        var columns =
                by.stream()
                        .map(it ->
                                it.column
                                        + ", "
                                        + (it.named == null ? "cast(null as text)" : it.named))
                        .collect(Collectors.joining(", "));
        var groups =
                IntStream.range(0, 2 * by.size())
                        .mapToObj(it -> String.valueOf(it + 2))
                        .collect(Collectors.joining(", "));
        return asked("select count(*), " + columns, filters, " group by " + groups, source)
                .query((row, i) -> {
                    var values = new ArrayList<Value>();
                    for (var at = 0; at < by.size(); at++) {
                        values.add(new Value(row.getString(2 * at + 2), row.getString(2 * at + 3)));
                    }
                    return new Cell(values, row.getLong(1));
                })
                .list();
    }

    List<Student> students(Map<By, String> filters, Source.Register source, int most) {
        return asked(
                        "select n.name, n.student_number, p.sex, u.name as unit, p.grade_level, p.status",
                        filters,
                        " order by u.pos, n.student_number, n.enrolment_id limit " + most,
                        source)
                .query(Student.class)
                .list();
    }

    static Map<By, String> filters(Saved it) {
        var all = new EnumMap<By, String>(By.class);
        it.filters().forEach((key, value) -> By.of(key).ifPresent(by -> all.put(by, value)));
        return all;
    }

    /// The students of a cell, by student number.
    ///
    /// @param cell what each dimension is there; empty for what nobody entered
    /// @param after the last one seen
    List<BehindCells.Student> behind(
            Map<By, String> filters,
            Map<By, String> cell,
            Source.Register source,
            @Nullable UUID after,
            int most) {
        var within =
                cell.keySet().stream()
                        .map(it -> " and coalesce(" + it.column + ", '') = :c" + it.ordinal())
                        .collect(Collectors.joining());
        var spec =
                asked(
                                """
                                select p.enrolment_id, n.name, coalesce(n.student_number, '') as student_number, p.sex, p.status,
                                       p.grade_level, u.name as unit, cast(null as date) as moved_on, cast(null as text) as act
                                """,
                                filters,
                                within
                                        + """
                                         and (cast(:after as uuid) is null
                                              or (coalesce(n.student_number, ''), n.enrolment_id) >
                                                 (select coalesce(x.student_number, ''), x.enrolment_id
                                                    from registry.student x where x.enrolment_id = cast(:after as uuid)))
                                         order by coalesce(n.student_number, ''), n.enrolment_id limit :most
                                        """,
                                source)
                        .param("after", after, Types.OTHER)
                        .param("most", most);
        cell.forEach((by, value) -> spec.param("c" + by.ordinal(), value));
        return spec.query(BehindCells.Student.class).list();
    }

    private JdbcClient.StatementSpec asked(
            String select, Map<By, String> filters, String rest, Source.Register source) {
        var conditions =
                filters.keySet().stream()
                        .map(it -> " and " + it.column + " = :f" + it.ordinal())
                        .collect(Collectors.joining());
        var spec =
                sql.sql(
                                "with p as ("
                                        + Fill.REGISTER
                                        + ") "
                                        + select
                                        + """
                                         from p join organisation.unit u on u.id = p.unit_id
                                         join registry.student n on n.enrolment_id = p.enrolment_id
                                         left join organisation.unit w on w.id = u.parent_id
                                         left join organisation.unit j on j.id = p.major_id
                                         left join organisation.unit o on o.pos = :lo
                                         left join organisation.unit d on d.parent_id = o.id and u.pos between d.pos and d.pos_end
                                         where p.enrolled
                                        """
                                        + conditions
                                        + rest)
                        .params(Fill.parameters(source));
        filters.forEach((by, value) -> spec.param("f" + by.ordinal(), value));
        return spec;
    }
}
