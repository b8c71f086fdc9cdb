package org.matricula.report.round;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Acting;
import org.matricula.report.form.Audit;
import org.matricula.report.form.Figures;
import org.matricula.report.form.Fill;
import org.matricula.report.form.Source;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// What a submission holds: its figures, whom they count, what was explained, how it went.
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class SubmissionRows {

    /// @param key `form/row/column`
    record Number(String key, long n, boolean typed) {}

    record Explained(String finding, String numbers, String words, String explainedBy) {}

    record Step(String what, Instant at, String who, String role, @Nullable String words) {}

    private final JdbcClient sql;

    SubmissionRows(JdbcClient sql) {
        this.sql = sql;
    }

    /// Locks the row; read it afterwards.
    void hold(UUID id) {
        sql.sql("select id from report.submission where id = :id for update")
                .param("id", id)
                .query(UUID.class)
                .optional();
    }

    /// Keeps whom the register counts now.
    ///
    /// @return how many
    int keep(UUID id, Source.Register register) {
        sql.sql("delete from report.counted where submission_id = :id").param("id", id).update();
        return sql.sql(
                        "with p as ("
                                + Fill.REGISTER
                                + """
                                )
                                insert into report.counted (submission_id, enrolment_id, person_id, scope_pos, unit_id, major_id,
                                       education, status, enrolled, graduated, grade_level, sex, ethnicity, birth_on, level,
                                       boarding, study_form, origin, entry_year, graduation_on, major_code,
                                       schooling_years, admission)
                                select :submission, p.enrolment_id, p.person_id, p.scope_pos, p.unit_id, p.major_id,
                                       p.education, p.status, p.enrolled, p.graduated, p.grade_level, p.sex, p.ethnicity,
                                       p.birth_on, p.level, p.boarding, p.study_form, p.origin, p.entry_year, p.graduation_on,
                                       p.major_code, p.schooling_years, p.admission
                                  from p
                                """)
                .params(Fill.parameters(register))
                .param("submission", id)
                .update();
    }

    void form(UUID id, String code, String definition) {
        sql.sql(
                        """
                        insert into report.submission_form (submission_id, code, definition)
                        values (:id, :code, cast(:definition as jsonb))
                        on conflict (submission_id, code) do update set definition = excluded.definition
                        """)
                .param("id", id)
                .param("code", code)
                .param("definition", definition)
                .update();
    }

    List<ReportRows.Kept> forms(UUID id) {
        return sql.sql(
                        """
                        select f.code, f.definition::text as definition from report.submission_form f
                         where f.submission_id = :id
                        """)
                .param("id", id)
                .query(ReportRows.Kept.class)
                .list();
    }

    /// In place of what was filled before; what was typed stays.
    void figures(UUID id, Figures filled) {
        var code = filled.form().code();
        sql.sql(
                        "delete from report.figure where submission_id = :id and form = :form and not typed")
                .param("id", id)
                .param("form", code)
                .update();
        add(id, code, filled.numbers(), false);
    }

    void typed(UUID id, String form, Map<String, Long> numbers) {
        sql.sql(
                        """
                        delete from report.figure where submission_id = :id and form = :form and typed
                        """)
                .param("id", id)
                .param("form", form)
                .update();
        add(id, form, numbers, true);
    }

    private void add(UUID id, String form, Map<String, Long> numbers, boolean typed) {
        var lines = new ArrayList<String>();
        var columns = new ArrayList<String>();
        var counts = new ArrayList<Long>();
        numbers.forEach((key, n) -> {
            lines.add(key.substring(0, key.indexOf('/')));
            columns.add(key.substring(key.indexOf('/') + 1));
            counts.add(n);
        });
        sql.sql(
                        """
                        insert into report.figure (submission_id, form, line, col, n, typed)
                        select :id, :form, x.line, x.col, x.n, :typed
                          from unnest(:lines, :columns, cast(:counts as bigint[])) as x (line, col, n)
                        """)
                .param("id", id)
                .param("form", form)
                .param("typed", typed)
                .param("lines", lines.toArray(String[]::new))
                .param("columns", columns.toArray(String[]::new))
                .param("counts", counts.toArray(Long[]::new))
                .update();
    }

    Map<String, Map<String, Long>> figures(UUID id) {
        var all = new HashMap<String, Map<String, Long>>();
        sql.sql("select form, line, col, n from report.figure where submission_id = :id")
                .param("id", id)
                .query((row, i) ->
                        all.computeIfAbsent(row.getString(1), _ -> new HashMap<>())
                                .put(
                                        Figures.key(row.getString(2), row.getString(3)),
                                        row.getLong(4)))
                .list();
        return all;
    }

    /// The figures of several units added up, by form and cell.
    Map<String, Map<String, Long>> sums(List<UUID> submissions) {
        var all = new HashMap<String, Map<String, Long>>();
        sql.sql(
                        """
                        select f.form, f.line, f.col, sum(f.n)::bigint from report.figure f
                         where f.submission_id = any (:ids) group by f.form, f.line, f.col
                        """)
                .param("ids", submissions.toArray(UUID[]::new))
                .query((row, i) ->
                        all.computeIfAbsent(row.getString(1), _ -> new HashMap<>())
                                .put(
                                        Figures.key(row.getString(2), row.getString(3)),
                                        row.getLong(4)))
                .list();
        return all;
    }

    /// The rows that units wrote out and that are none of those named, as of a major whose students
    /// have all been found elsewhere since.
    List<String> linesBeyond(List<UUID> submissions, String form, List<String> known) {
        return sql.sql(
                        """
                        select distinct on (l->>'key') l::text
                          from report.submission_form f cross join jsonb_array_elements(f.definition->'rows') l
                         where f.submission_id = any (:ids) and f.code = :form and l->>'key' <> all (:known)
                         order by l->>'key', f.submission_id
                        """)
                .param("ids", submissions.toArray(UUID[]::new))
                .param("form", form)
                .param("known", known.toArray(String[]::new))
                .query(String.class)
                .list();
    }

    /// One cell of several units.
    Map<UUID, Long> cell(List<UUID> submissions, String form, String line, String column) {
        var all = new HashMap<UUID, Long>();
        sql.sql(
                        """
                        select f.submission_id, f.n from report.figure f
                         where f.submission_id = any (:ids) and f.form = :form and f.line = :line and f.col = :col
                        """)
                .param("ids", submissions.toArray(UUID[]::new))
                .param("form", form)
                .param("line", line)
                .param("col", column)
                .query((row, i) ->
                        all.put(row.getObject("submission_id", UUID.class), row.getLong("n")))
                .list();
        return all;
    }

    void explain(UUID id, Audit.Finding it, String words, Instant at) {
        sql.sql(
                        """
                        insert into report.explanation (submission_id, finding, numbers, words, explained_by, explained_at)
                        values (:id, :finding, :numbers, :words, :by, :at)
                        on conflict (submission_id, finding) do update
                           set numbers = excluded.numbers, words = excluded.words,
                               explained_by = excluded.explained_by, explained_at = excluded.explained_at
                        """)
                .param("id", id)
                .param("finding", it.key())
                .param("numbers", it.numbers())
                .param("words", words)
                .param("by", Acting.now().name())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    List<Explained> explained(UUID id) {
        return sql.sql(
                        """
                        select finding, numbers, words, explained_by from report.explanation where submission_id = :id
                        """)
                .param("id", id)
                .query(Explained.class)
                .list();
    }

    void step(UUID id, String what, @Nullable String words, Instant at) {
        sql.sql(
                        """
                        insert into report.step (submission_id, what, at, who, role, words)
                        values (:id, :what, :at, :who, :role, :words)
                        """)
                .param("id", id)
                .param("what", what)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("who", Acting.now().name())
                .param("role", Acting.now().role())
                .param("words", words)
                .update();
    }

    List<Step> steps(UUID id) {
        return sql.sql(
                        """
                        select what, at, who, role, words from report.step where submission_id = :id order by id
                        """)
                .param("id", id)
                .query(Step.class)
                .list();
    }
}
