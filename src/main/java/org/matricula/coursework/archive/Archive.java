package org.matricula.coursework.archive;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// What a term's archive holds and what it still lacks, within reach; of a course teacher their own
/// courses only.
@Repository
@Transactional(readOnly = true)
public class Archive {

    /// A course of a class, and what of it is in the archive.
    ///
    /// @param sheet number of the standing single-course sheet, null without one
    /// @param outdated whether a result was changed after that sheet was signed
    /// @param paperA where it lies, null where it was not lodged; `paperB` and `scripts` likewise
    public record Line(
            UUID taskId,
            UUID unitId,
            String unit,
            String code,
            String course,
            String teacher,
            UUID teacherId,
            LocalDate closesOn,
            String stage,
            boolean examined,
            int students,
            @Nullable UUID sheetId,
            @Nullable String sheet,
            @Nullable Integer edition,
            boolean outdated,
            @Nullable String paperA,
            @Nullable String paperAKeeper,
            @Nullable String paperB,
            @Nullable String paperBKeeper,
            @Nullable String scripts,
            @Nullable String scriptsKeeper) {

        /// What is missing, as the message keys `archive.missing.<what>`.
        public List<String> missing() {
            return java.util.stream.Stream.of(
                            stage.equals("published") ? null : "grades",
                            sheet == null ? "sheet" : outdated ? "new-sheet" : null,
                            examined && paperA == null ? "paper-a" : null,
                            examined && paperB == null ? "paper-b" : null,
                            examined && scripts == null ? "scripts" : null)
                    .filter(java.util.Objects::nonNull)
                    .toList();
        }
    }

    /// A class whose students took courses in the term, and its total sheet.
    ///
    /// @param outdated whether a result was changed after that sheet was signed
    public record ClassLine(
            UUID unitId,
            String unit,
            int courses,
            int published,
            @Nullable UUID sheetId,
            @Nullable String sheet,
            @Nullable Integer edition,
            boolean outdated) {

        /// What is missing, as the message keys `archive.lack.<what>`.
        public List<String> missing() {
            return sheet == null ? List.of("total") : outdated ? List.of("new-total") : List.of();
        }
    }

    /// 归档成绩表.
    public record Signed(
            UUID id,
            long scopePos,
            UUID unitId,
            UUID termId,
            @Nullable UUID taskId,
            int edition,
            String number,
            byte[] content,
            int contentForm,
            UUID fileId,
            byte[] digest,
            String signer,
            Instant signedAt) {}

    private static final int PAGE = 1000;

    private static final String STANDING =
            """
            left join lateral (
              select s.id, s.number, s.edition, s.signed_at from coursework.score_sheet s
               where s.unit_id = %s and s.term_id = %s and s.task_id is not distinct from %s
               order by s.edition desc limit 1) s on true
            """;

    /// The courses that a class's total sheet shows: its own, and those of groups that its students
    /// take with others.
    ///
    /// @param which of the tasks `c`
    /// @param where `%s.scope_pos` of the class's tasks, or of the students, lies
    static String taught(String which, String where) {
        return """
        select c.id, c.unit_id, c.term_id, c.stage, c.corrected_at
          from coursework.task c where c.group_name = '' and %s and %s
         union
        select c.id, s.unit_id, c.term_id, c.stage, c.corrected_at
          from coursework.task c
          join coursework.grade g on g.task_id = c.id
          join registry.student s on s.enrolment_id = g.enrolment_id
         where c.group_name <> '' and %s and %s
        """
                .formatted(which, where.formatted("c"), which, where.formatted("s"));
    }

    private final JdbcClient sql;

    Archive(JdbcClient sql) {
        this.sql = sql;
    }

    /// By class and course, all of them one after the other: never more than a page is held.
    public void each(UUID term, long lo, long hi, Consumer<Line> reader) {
        UUID after = null;
        List<Line> page;
        do {
            page = lines(term, lo, hi, after, PAGE);
            page.forEach(reader);
            after = page.isEmpty() ? null : page.getLast().taskId();
        } while (page.size() == PAGE);
    }

    /// By class and course.
    ///
    /// @param after the last task seen, null for the first
    public List<Line> lines(UUID term, long lo, long hi, @Nullable UUID after, int most) {
        var actor = Acting.now();
        return sql.sql(
                        """
                        select t.id as task_id, t.unit_id, u.name as unit, c.code, c.name as course,
                               a.name || coalesce((select string_agg('、' || b.name, '' order by o.named_at, b.name)
                                   from coursework.co_teacher o join identity.account b on b.id = o.account_id
                                  where o.task_id = t.id), '') as teacher,
                               t.teacher_id, coalesce(t.late_until, t.closes_on) as closes_on, t.stage,
                               c.assessment = 'examined' as examined,
                               (select count(*) from coursework.grade g where g.task_id = t.id and g.attempt in ('first', 'retake'))
                                 as students,
                               s.id as sheet_id, s.number as sheet, s.edition,
                               coalesce(t.corrected_at > s.signed_at, false) as outdated,
                               p.paper_a, p.paper_a_keeper, p.paper_b, p.paper_b_keeper, p.scripts, p.scripts_keeper
                          from coursework.task t
                          join organisation.unit u on u.id = t.unit_id
                          join curriculum.course c on c.id = t.course_id
                          join identity.account a on a.id = t.teacher_id
                          left join lateral (
                            select max(e.place) filter (where e.kind = 'paper-a') as paper_a,
                                   max(e.keeper) filter (where e.kind = 'paper-a') as paper_a_keeper,
                                   max(e.place) filter (where e.kind = 'paper-b') as paper_b,
                                   max(e.keeper) filter (where e.kind = 'paper-b') as paper_b_keeper,
                                   max(e.place) filter (where e.kind = 'scripts') as scripts,
                                   max(e.keeper) filter (where e.kind = 'scripts') as scripts_keeper
                              from coursework.exam_paper e where e.task_id = t.id and e.ended_at is null) p on true
                        """
                                + STANDING.formatted("t.unit_id", "t.term_id", "t.id")
                                + """
                                 where t.term_id = :term and t.scope_pos between :lo and :hi
                                   and (cast(:teacher as uuid) is null or t.teacher_id = cast(:teacher as uuid)
                                    or exists (select from coursework.co_teacher o
                                          where o.task_id = t.id and o.account_id = cast(:teacher as uuid)))
                                   and (cast(:after as uuid) is null
                                        or (u.pos, c.code, t.id)
                                           > (select n.pos, d.code, k.id
                                                from coursework.task k
                                                join organisation.unit n on n.id = k.unit_id
                                                join curriculum.course d on d.id = k.course_id
                                               where k.id = cast(:after as uuid)))
                                 order by u.pos, c.code, t.id limit :most
                                """)
                .param("after", after, java.sql.Types.OTHER)
                .param("most", most)
                .param("term", term)
                .param("lo", Math.max(lo, actor.scope().lo()))
                .param("hi", Math.min(hi, actor.scope().hi()))
                .param(
                        "teacher",
                        actor.holds("teacher") ? actor.account() : null,
                        java.sql.Types.OTHER)
                .query(Line.class)
                .list();
    }

    /// @throws Absent if it is not within reach, or a colleague's
    Line line(UUID task) {
        var found =
                sql.sql("select t.term_id, t.scope_pos from coursework.task t where t.id = :id")
                        .param("id", task)
                        .query((row, i) ->
                                lines(
                                        row.getObject("term_id", UUID.class),
                                        row.getLong("scope_pos"),
                                        row.getLong("scope_pos"),
                                        null,
                                        Integer.MAX_VALUE))
                        .optional()
                        .orElseThrow(() -> new Absent("task " + task));
        return found.stream()
                .filter(it -> it.taskId().equals(task))
                .findFirst()
                .orElseThrow(() -> new Absent("task " + task));
    }

    UUID term(UUID task) {
        return sql.sql("select term_id from coursework.task where id = :id")
                .param("id", task)
                .query(UUID.class)
                .single();
    }

    public List<ClassLine> classes(UUID term, long lo, long hi) {
        var scope = Acting.now().scope();
        return sql.sql(
                        """
                        select k.unit_id, k.unit, k.courses, k.published, s.id as sheet_id, s.number as sheet, s.edition,
                               coalesce(k.corrected_at > s.signed_at, false) as outdated
                          from (select u.id as unit_id, u.name as unit, u.pos, count(*) as courses,
                                       count(*) filter (where t.stage = 'published') as published,
                                       max(t.corrected_at) as corrected_at
                                  from (\
                        """
                                + taught("c.term_id = :term", "%s.scope_pos between :lo and :hi")
                                + """
                                        ) t join organisation.unit u on u.id = t.unit_id
                                         where u.pos between :lo and :hi
                                         group by u.id) k
                                """
                                + STANDING.formatted("k.unit_id", ":term", "null")
                                + " order by k.pos")
                .param("term", term)
                .param("lo", Math.max(lo, scope.lo()))
                .param("hi", Math.min(hi, scope.hi()))
                .query(ClassLine.class)
                .list();
    }

    /// The newest edition first.
    List<Signed> editions(UUID unit, UUID term, @Nullable UUID task) {
        return signed(
                        "where s.unit_id = :unit and s.term_id = :term and s.task_id is not"
                                + " distinct from cast(:task as uuid) order by s.edition desc")
                .param("unit", unit)
                .param("term", term)
                .param("task", task, java.sql.Types.OTHER)
                .query(Signed.class)
                .list();
    }

    Optional<Signed> sheet(UUID id) {
        var scope = Acting.now().scope();
        return signed("where s.id = :id and s.scope_pos between :lo and :hi")
                .param("id", id)
                .param("lo", scope.lo())
                .param("hi", scope.hi())
                .query(Signed.class)
                .optional();
    }

    private JdbcClient.StatementSpec signed(String where) {
        return sql.sql(
                """
                select s.id, s.scope_pos, s.unit_id, s.term_id, s.task_id, s.edition, s.number, s.content, s.content_form,
                       s.file_id,
                       s.digest, s.signer, s.signed_at
                  from coursework.score_sheet s
                """
                        + where);
    }
}
