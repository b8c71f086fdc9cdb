package org.matricula.report.form;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.matricula.registry.StudentStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// 取数: fills a form's cells by one reading of its students. The same conditions are asked of the
/// register and of what a submission kept.
@Repository
@Transactional(readOnly = true)
public class Fill {

    /// As what somebody is counted on the day of the table, as it was known then; shared by all
    /// readings of the register, so that a sex put right or a boarder of today changes no table of
    /// yesterday. The place of origin in its own words as long as they name the province that was
    /// known.
    static final String TRAITS =
            """
            t.sex, t.ethnicity, t.birth_on, t.level, t.boarding, t.study_form,
                   case when statistics.province(e.origin) is distinct from t.origin then t.origin else e.origin end as origin,
                   coalesce(t.entry_year, e.entry_year) as entry_year,
            """;

    /// Of an enrolment `e`.
    static final String TRAIT =
            """
            join statistics.trait t on t.enrolment_id = e.id and t.during @> cast(:day as date)
                   and case when cast(:known as timestamptz) = 'infinity' then upper_inf(t.recorded)
                            else t.recorded @> cast(:known as timestamptz) end
            """;

    /// Everybody who stood in the unit on the day, and who graduated from it in the school year
    /// before: whoever graduates after its end is counted by the next year's table.
    public static final String REGISTER =
            """
            select st.enrolment_id, st.person_id, st.scope_pos, st.unit_id, m.id as major_id, m.code as major_code, i.education, st.status,
                   st.status = any (:active) as enrolled, st.status = '07' as graduated, st.grade_level,
                   %s e.graduation_on, e.schooling_years, e.admission, t.origin as province
              from registry.standing_on(cast(:day as date), cast(:known as timestamptz)) st
              join registry.enrolment e on e.id = st.enrolment_id
              %s
              join organisation.unit u on u.id = st.unit_id
              left join organisation.unit i on i.id = e.institution_id
              left join lateral (select a.id, a.code from organisation.unit a
                                  where a.kind = 'major' and u.pos between a.pos and a.pos_end
                                  order by a.pos desc limit 1) m on true
             where u.pos between :lo and :hi
               and (st.status = any (:active)
                    or st.status = '07' and lower(st.during) >= :before and lower(st.during) < :start)
            """
                    .formatted(TRAITS, TRAIT);

    private static final String KEPT =
            "select * from report.counted where submission_id = :submission";

    private static final String KEEP_MOVED =
            """
            insert into report.counted_move (submission_id, form, %1$s, %2$s)
            select :submission, :form, %1$s, %2$s from (%3$s) m
            """
                    .formatted(Moved.FACTS, Moved.SIDES, Moved.REGISTER);

    private final JdbcClient sql;

    Fill(JdbcClient sql) {
        this.sql = sql;
    }

    /// Those who are there, and where a form asks for them, those who came and left: `side` tells
    /// them apart.
    static String students(Form form, Source source) {
        var kept = source instanceof Source.Kept;
        var there =
                "select %s, %s from (%s) s"
                        .formatted(Moved.FACTS, Moved.STANDING, kept ? KEPT : REGISTER);
        return form.moves()
                ? there
                        + " union all select %s, %s from (%s) s"
                                .formatted(
                                        Moved.FACTS,
                                        Moved.SIDES,
                                        kept ? Moved.KEPT : Moved.REGISTER)
                : there;
    }

    /// What those statements ask for.
    static Map<String, Object> parameters(Form form, Source source) {
        var all = parameters(source);
        if (form.moves()) {
            all.put("since", Moved.since(form, source.period()));
            all.put("counted", form.counted());
            all.put("form", form.code());
        }
        return all;
    }

    /// What [#REGISTER] asks for.
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
                                + students(form, source)
                                + """
                                )
                                select p.major_id::text as key, u.code, u.name from p
                                  join organisation.unit u on u.id = p.major_id where %s
                                 group by p.major_id, u.code, u.name order by u.code, u.name
                                """
                                        .formatted(someone))
                .params(parameters(form, source))
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
                                        + students(form, source)
                                        + ") select array["
                                        + String.join(", ", counts)
                                        + "] from p")
                        .params(parameters(form, source))
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

    /// Keeps for a submission who came and left, where a form asks for it.
    @Transactional(propagation = Propagation.MANDATORY)
    public void keepMoved(Form form, Source.Register register, UUID submission) {
        sql.sql(
                        "delete from report.counted_move where submission_id = :submission and form = :form")
                .param("submission", submission)
                .param("form", form.code())
                .update();
        if (form.moves()) {
            sql.sql(KEEP_MOVED)
                    .params(parameters(form, register))
                    .param("submission", submission)
                    .update();
        }
    }

    record Cell(Form.Line row, Form.Line column) {}

    static Map<String, Cell> cells(Form form) {
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
}
