package org.matricula.report.form;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.codebook.Codes;
import org.matricula.kernel.Cursor;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.kernel.Slice;
import org.matricula.registry.StatusVerb;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// 单元格背后的学生: whom a cell counts, who has come into it since and who has left it; of those within
/// the reader's reach.
@Repository
@Transactional(readOnly = true)
public class BehindCells {

    /// A student behind a cell.
    ///
    /// @param unit the class of that day
    /// @param movedOn and `act`, the kind of act (JY/T 1001 4.2.39), where the cell counts who came
    ///   or left; no act where a standing ended by itself
    public record Student(
            UUID enrolmentId,
            String name,
            String studentNumber,
            String sex,
            String status,
            @Nullable Integer gradeLevel,
            String unit,
            @Nullable LocalDate movedOn,
            @Nullable String act) {}

    /// A movement is the same where it led the same student the same way on the same day.
    private static final String SAME =
            "o.enrolment_id = p.enrolment_id and o.side = p.side and o.moved_on = p.moved_on";

    private static final String FIRST = "0001-01-01";

    private final JdbcClient sql;
    private final Codes codes;

    BehindCells(JdbcClient sql, Codes codes) {
        this.sql = sql;
        this.codes = codes;
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
                        + Fill.students(form, source)
                        + ") "
                        + SHOWN
                        + " from p"
                        + NAMED
                        + conditions.cell(row, column, "p"),
                form,
                source,
                conditions,
                limit,
                cursor);
    }

    private static final String SHOWN =
            "select n.enrolment_id, n.name, n.student_number, p.sex, p.status, p.grade_level, u.name as unit,"
                    + " case when p.verb is not null then p.moved_on end as moved_on, p.verb as act";

    private static final String NAMED =
            """
             join registry.student n on n.enrolment_id = p.enrolment_id
             join organisation.unit u on u.id = p.unit_id
             where (n.student_number, n.enrolment_id, p.moved_on) > (:number, cast(:enrolment as uuid), cast(:moved as date)) and
            """;

    /// Who has come into a cell since a submission was filled, or has left it.
    ///
    /// @param came true for those who would be counted today, false for those who no longer would
    public Slice<Student> changed(
            Form form,
            Form.Line row,
            Form.Line column,
            Source now,
            UUID submission,
            boolean came,
            int limit,
            @Nullable String cursor) {
        var conditions = new Conditions(form);
        var within = conditions.cell(row, column, "p");
        var elsewhere = conditions.cell(row, column, "o");
        return listed(
                both(form, now, submission)
                        + SHOWN
                        + " from "
                        + (came ? "now" : "kept")
                        + " p"
                        + NAMED
                        + within
                        + " and not exists (select from "
                        + (came ? "kept" : "now")
                        + " o where "
                        + SAME
                        + " and "
                        + elsewhere
                        + ")",
                form,
                now,
                conditions,
                limit,
                cursor,
                submission);
    }

    /// What is so now, or in a later submission, beside what was kept.
    private static String both(Form form, Source now, UUID submission) {
        return "with now as ("
                + Fill.students(form, now).replace(":submission", ":later")
                + "), kept as ("
                + Fill.students(form, new Source.Kept(submission, now.period()))
                + ") ";
    }

    private static Map<String, Object> parameters(Form form, Source now, UUID submission) {
        var all = Fill.parameters(form, now);
        if (now instanceof Source.Kept later) {
            all.put("later", later.submission());
        }
        all.put("submission", submission);
        return all;
    }

    private Slice<Student> listed(
            String query,
            Form form,
            Source source,
            Conditions conditions,
            int limit,
            @Nullable String cursor,
            UUID... submission) {
        var place =
                cursor == null
                        ? List.of("", new UUID(0, 0).toString(), FIRST)
                        : Cursor.read(cursor, 3);
        var parameters =
                submission.length > 0
                        ? parameters(form, source, submission[0])
                        : Fill.parameters(form, source);
        var rows =
                sql
                        .sql(
                                query
                                        + " order by n.student_number, n.enrolment_id, p.moved_on limit :limit")
                        .params(parameters)
                        .params(conditions.parameters())
                        .param("number", place.get(0))
                        .param("enrolment", uuid(place.get(1)))
                        .param("moved", day(place.get(2)))
                        .param("limit", limit + 1)
                        .query(Student.class)
                        .stream()
                        .map(this::worded)
                        .toList();
        var day = source.period().asOf();
        return Slice.of(
                rows,
                limit,
                it ->
                        Cursor.of(
                                it.studentNumber(),
                                it.enrolmentId(),
                                Objects.requireNonNullElse(it.movedOn(), day)));
    }

    /// How many came into each cell since a submission was filled, and how many left it; only cells
    /// with a change.
    ///
    /// @param now the register, or what was submitted later
    public Map<String, Change> changes(Form form, Source now, UUID submission) {
        var conditions = new Conditions(form);
        var cells = Fill.cells(form);
        var counts = new ArrayList<String>();
        cells.values()
                .forEach(it -> {
                    var today =
                            "coalesce(" + conditions.cell(it.row(), it.column(), "p") + ", false)";
                    var then =
                            "coalesce(" + conditions.cell(it.row(), it.column(), "o") + ", false)";
                    counts.add("count(*) filter (where " + today + " and not " + then + ")");
                    counts.add("count(*) filter (where " + then + " and not " + today + ")");
                });
        if (counts.isEmpty()) {
            return Map.of();
        }
        var numbers =
                sql.sql(
                                both(form, now, submission)
                                        + "select array["
                                        + String.join(", ", counts)
                                        + "] from now p full join kept o on "
                                        + SAME)
                        .params(parameters(form, now, submission))
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

    public record Change(long came, long left) {

        public static final Change NONE = new Change(0, 0);
    }

    private Student worded(Student it) {
        var word =
                Arrays.stream(StatusVerb.values())
                        .filter(verb -> verb.name().equals(it.act()))
                        .map(verb ->
                                codes.label(
                                        "change-kind",
                                        verb.code(),
                                        LocaleContextHolder.getLocale()))
                        .findFirst()
                        .orElse(null);
        return new Student(
                it.enrolmentId(),
                it.name(),
                it.studentNumber(),
                it.sex(),
                it.status(),
                it.gradeLevel(),
                it.unit(),
                it.movedOn(),
                word);
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException notOurs) {
            throw new Refused(Refusal.input("cursor", "cursor"));
        }
    }

    private static UUID uuid(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException notOurs) {
            throw new Refused(Refusal.input("cursor", "cursor"));
        }
    }
}
