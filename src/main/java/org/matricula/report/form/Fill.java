package org.matricula.report.form;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Cursor;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.kernel.Slice;
import org.matricula.registry.StudentStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// 取数: fills a form's cells by one reading of its students, and tells whom a cell counts. The same
/// conditions are asked of the register and of what a submission kept.
@Repository
@Transactional(readOnly = true)
public class Fill {

    /// A student behind a cell.
    ///
    /// @param unit the class of that day
    public record Student(
            UUID enrolmentId,
            String name,
            String studentNumber,
            String sex,
            String status,
            @Nullable Integer gradeLevel,
            String unit) {}

    /// Everybody who stood in the unit on the day, and who graduated from it in the year before.
    public static final String REGISTER =
            """
            select st.enrolment_id, st.person_id, st.scope_pos, st.unit_id, m.id as major_id, i.education, st.status,
                   st.status = any (:active) as enrolled, st.status = '07' as graduated, st.grade_level, n.sex,
                   n.ethnicity, n.birth_on, n.level, n.boarding, e.study_form, e.origin, n.entry_year, e.graduation_on
              from registry.standing_on(cast(:day as date), cast(:known as timestamptz)) st
              join registry.student n on n.enrolment_id = st.enrolment_id
              join registry.enrolment e on e.id = st.enrolment_id
              join organisation.unit u on u.id = st.unit_id
              left join organisation.unit i on i.id = e.institution_id
              left join lateral (select a.id from organisation.unit a
                                  where a.kind = 'major' and u.pos between a.pos and a.pos_end
                                  order by a.pos desc limit 1) m on true
             where u.pos between :lo and :hi
               and (st.status = any (:active) or st.status = '07' and lower(st.during) >= :before)
            """;

    static final String KEPT = "select c.* from report.counted c where c.submission_id = :submission";

    private final JdbcClient sql;

    Fill(JdbcClient sql) {
        this.sql = sql;
    }

    static String students(Source source) {
        return source instanceof Source.Kept ? KEPT : REGISTER;
    }

    /// What the statements above ask for.
    public static Map<String, Object> parameters(Source source) {
        var all = new HashMap<String, Object>();
        var period = source.period();
        all.put("day", period.asOf());
        all.put("year", period.year());
        all.put("start", period.start());
        all.put("next", period.start().plusYears(1));
        all.put("before", period.start().minusYears(1));
        all.put("active", StudentStatus.activeCodes());
        switch (source) {
            case Source.Register it -> {
                all.put("lo", it.lo());
                all.put("hi", it.hi());
                all.put(
                        "known",
                        it.knownAt() == null
                                ? "infinity"
                                : it.knownAt().atOffset(ZoneOffset.UTC).toString());
            }
            case Source.Kept it -> all.put("submission", it.submission());
        }
        return all;
    }

    /// The form with its rows written out, as the unit has them.
    public Form expand(Form form, Source source) {
        if (!"major".equals(form.by())) {
            return form;
        }
        var conditions = new Conditions(form);
        var counted = new Form.Line("total", "", false, null, Map.of());
        var someone =
                form.columns().stream()
                        .map(it -> "(" + conditions.cell(counted, it, "p") + ")")
                        .reduce((a, b) -> a + " or " + b)
                        .orElse("false");
        var rows = new ArrayList<>(form.rows());
        sql.sql(
                        "with p as ("
                                + students(source)
                                + """
                                )
                                select p.major_id::text as key, u.code, u.name from p
                                  join organisation.unit u on u.id = p.major_id where %s
                                 group by p.major_id, u.code, u.name order by u.code, u.name
                                """
                                        .formatted(someone))
                .params(parameters(source))
                .params(conditions.parameters())
                .query((row, i) -> major(row.getString(1), row.getString(2), row.getString(3)))
                .list()
                .forEach(rows::add);
        return form.with(rows);
    }

    private static Form.Line major(String id, String code, String name) {
        return new Form.Line("m" + id, name + " " + code, false, null, Map.of("major", id));
    }

    /// The cells the register knows; those the unit types are left out.
    ///
    /// @param form with its rows written out
    public Figures count(Form form, Source source) {
        var conditions = new Conditions(form);
        var cells = cells(form);
        if (cells.isEmpty()) {
            return new Figures(form, Map.of());
        }
        var counts =
                cells.values().stream()
                        .map(it ->
                                "count(*) filter (where "
                                        + conditions.cell(it.row(), it.column(), "p")
                                        + ")")
                        .toList();
        var numbers =
                sql.sql(
                                "with p as ("
                                        + students(source)
                                        + ") select array["
                                        + String.join(", ", counts)
                                        + "] from p")
                        .params(parameters(source))
                        .params(conditions.parameters())
                        .query((row, i) -> (Long[]) row.getArray(1).getArray())
                        .single();
        var figures = new LinkedHashMap<String, Long>();
        var i = 0;
        for (var it : cells.keySet()) {
            figures.put(it, numbers[i++]);
        }
        return new Figures(form, figures);
    }

    record Cell(Form.Line row, Form.Line column) {}

    private static Map<String, Cell> cells(Form form) {
        var cells = new LinkedHashMap<String, Cell>();
        for (var row : form.rows()) {
            for (var column : form.columns()) {
                if (!Form.typed(row, column)) {
                    cells.put(Figures.key(row.key(), column.key()), new Cell(row, column));
                }
            }
        }
        return cells;
    }

    /// Whom a cell counts, of those within the reader's reach, by student number.
    public Slice<Student> behind(
            Form form,
            Form.Line row,
            Form.Line column,
            Source source,
            int limit,
            @Nullable String cursor) {
        var conditions = new Conditions(form);
        return listed(
                "with p as ("
                        + students(source)
                        + ") "
                        + SHOWN
                        + " from p"
                        + NAMED
                        + conditions.cell(row, column, "p"),
                source,
                conditions,
                limit,
                cursor);
    }

    private static final String SHOWN =
            "select n.enrolment_id, n.name, n.student_number, p.sex, p.status, p.grade_level, u.name as unit";

    private static final String NAMED =
            """
             join registry.student n on n.enrolment_id = p.enrolment_id
             join organisation.unit u on u.id = p.unit_id
             where (n.student_number, n.enrolment_id) > (:number, cast(:enrolment as uuid)) and
            """;

    /// Who has come into a cell since a submission was filled, or has left it.
    ///
    /// @param came true for those who would be counted today, false for those who no longer would
    public Slice<Student> changed(
            Form form,
            Form.Line row,
            Form.Line column,
            Source.Register now,
            UUID submission,
            boolean came,
            int limit,
            @Nullable String cursor) {
        var conditions = new Conditions(form);
        var within = conditions.cell(row, column, "p");
        var elsewhere = conditions.cell(row, column, "o");
        return listed(
                "with now as ("
                        + REGISTER
                        + "), kept as ("
                        + KEPT
                        + ") "
                        + SHOWN
                        + " from "
                        + (came ? "now" : "kept")
                        + " p"
                        + NAMED
                        + within
                        + " and not exists (select from "
                        + (came ? "kept" : "now")
                        + " o where o.enrolment_id = p.enrolment_id and "
                        + elsewhere
                        + ")",
                now,
                conditions,
                limit,
                cursor,
                submission);
    }

    private Slice<Student> listed(
            String query,
            Source source,
            Conditions conditions,
            int limit,
            @Nullable String cursor,
            UUID... submission) {
        var place =
                cursor == null ? List.of("", new UUID(0, 0).toString()) : Cursor.read(cursor, 2);
        var parameters = parameters(source);
        if (submission.length > 0) {
            parameters.put("submission", submission[0]);
        }
        var rows =
                sql.sql(query + " order by n.student_number, n.enrolment_id limit :limit")
                        .params(parameters)
                        .params(conditions.parameters())
                        .param("number", place.get(0))
                        .param("enrolment", uuid(place.get(1)))
                        .param("limit", limit + 1)
                        .query(Student.class)
                        .list();
        return Slice.of(rows, limit, it -> Cursor.of(it.studentNumber(), it.enrolmentId()));
    }

    /// How many came into each cell since a submission was filled, and how many left it; only cells
    /// with a change.
    public Map<String, Change> changes(Form form, Source.Register now, UUID submission) {
        var conditions = new Conditions(form);
        var cells = cells(form);
        var counts = new ArrayList<String>();
        cells.values()
                .forEach(it -> {
                    var today = "coalesce(" + conditions.cell(it.row(), it.column(), "p") + ", false)";
                    var then = "coalesce(" + conditions.cell(it.row(), it.column(), "o") + ", false)";
                    counts.add("count(*) filter (where " + today + " and not " + then + ")");
                    counts.add("count(*) filter (where " + then + " and not " + today + ")");
                });
        if (counts.isEmpty()) {
            return Map.of();
        }
        var parameters = parameters(now);
        parameters.put("submission", submission);
        var numbers =
                sql.sql(
                                "with now as ("
                                        + REGISTER
                                        + "), kept as ("
                                        + KEPT
                                        + ") select array["
                                        + String.join(", ", counts)
                                        + "] from now p full join kept o on o.enrolment_id = p.enrolment_id")
                        .params(parameters)
                        .params(conditions.parameters())
                        .query((row, i) -> (Long[]) row.getArray(1).getArray())
                        .single();
        var changes = new LinkedHashMap<String, Change>();
        var i = 0;
        for (var it : cells.keySet()) {
            if (numbers[i] + numbers[i + 1] > 0) {
                changes.put(it, new Change(numbers[i], numbers[i + 1]));
            }
            i += 2;
        }
        return changes;
    }

    public record Change(long came, long left) {}

    private static UUID uuid(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException notOurs) {
            throw new Refused(Refusal.input("cursor", "cursor"));
        }
    }
}
