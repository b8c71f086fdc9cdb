package org.matricula.standing.run;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.job.PlaceRange;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// The rules upon a range of students, in one statement: the results of each are added up once, and
/// every rule looks at the same figures. Only who studies is looked at: whoever is on leave, in
/// service or away is not.
@Repository
@Transactional(propagation = Propagation.MANDATORY)
public class ExamineStudents {

    /// @param terms those whose results count, `year` those of the last academic year among them
    /// @param asOf the day up to which the years in school are counted
    public record Look(
            UUID run,
            UUID institution,
            List<UUID> terms,
            List<UUID> year,
            @Nullable UUID prior,
            LocalDate asOf,
            int listedFrom,
            long lo,
            long hi) {}

    /// @param inputs a sum over the figures of all that were looked at, in whatever order
    public record Given(int students, int found, BigDecimal inputs) {}

    /// Somewhere students lie.
    private static final String WHO =
            """
            who as materialized (
              select s.enrolment_id, s.person_id, s.scope_pos, e.entry_on, e.study_limit_on
                from registry.student s
                -- the range for both: everybody in reach would be gone through for each range
                join registry.enrolment e on e.id = s.enrolment_id and e.scope_pos between :lo and :hi
               where s.institution_id = :institution and s.scope_pos between :lo and :hi and s.status = '01'),
            """;

    /// A condition upon the enrolments alone reaches into the view, a join would not.
    private static final String FIGURES =
            """
            counted as (
              select c.enrolment_id,
                     count(*) filter (where not c.passed)::int as failed_courses,
                     coalesce(sum(c.credits) filter (where not c.passed), 0) as failed_credits,
                     coalesce(sum(c.credits) filter (where c.passed is not null), 0) as taken_credits,
                     coalesce(sum(c.credits) filter (where c.passed), 0) as earned_credits,
                     coalesce(sum(c.credits) filter (where c.passed is not null and c.term_id = any (:year)), 0) as year_taken,
                     coalesce(sum(c.credits) filter (where c.passed and c.term_id = any (:year)), 0) as year_earned,
                     array_agg(c.course_id) filter (where not c.passed) as courses,
                     array_agg(c.term_id) filter (where not c.passed) as terms,
                     array_agg(c.credits) filter (where not c.passed) as credits,
                     array_agg(c.attempt) filter (where not c.passed) as attempts,
                     array_agg(c.total) filter (where not c.passed) as totals,
                     array_agg(c.mark) filter (where not c.passed) as marks
                from coursework.v_counted c
               where c.enrolment_id = any (array(select w.enrolment_id from who w)) and c.term_id = any (:terms)
               group by c.enrolment_id),
            figures as materialized (
              select w.enrolment_id, w.person_id, w.scope_pos,
                     coalesce(c.failed_courses, 0) as failed_courses, coalesce(c.failed_credits, 0) as failed_credits,
                     coalesce(c.taken_credits, 0) as taken_credits, coalesce(c.earned_credits, 0) as earned_credits,
                     coalesce(c.year_taken, 0) as year_taken, coalesce(c.year_earned, 0) as year_earned,
                     round((:asOf - w.entry_on) / 365.25, 1) as years, w.study_limit_on as limit_on,
                     coalesce(p.in_a_row, 0) + 1 as in_a_row,
                     case when exists (select from standing.run_rule q where q.run_id = :run and q.kind like 'credits-term-%')
                          then (select count(*)::int from calendar.term m
                                 where m.id = any (:terms) and upper(m.during) > w.entry_on) else 0 end as terms_done,
                     c.courses, c.terms, c.credits, c.attempts, c.totals, c.marks
                from who w
                left join counted c on c.enrolment_id = w.enrolment_id
                left join standing.warning p
                  on p.run_id = :prior and p.enrolment_id = w.enrolment_id and p.level > 0 and p.state <> 'dropped'),
            hit as materialized (
              select f.enrolment_id, f.person_id, f.scope_pos, r.kind, r.level, r.threshold, v.figure
                from figures f
               cross join standing.run_rule r
               cross join lateral (select case r.kind
                       when 'failed-courses' then f.failed_courses
                       when 'failed-credits' then f.failed_credits
                       when 'earned-all' then round(100 * f.earned_credits / nullif(f.taken_credits, 0), 1)
                       when 'earned-year' then round(100 * f.year_earned / nullif(f.year_taken, 0), 1)
                       when 'time-in-school' then f.years
                       else case when r.kind like 'credits-%' then f.earned_credits end end as figure) v
               where r.run_id = :run
                 and case r.kind
                       when 'failed-courses' then f.failed_courses >= r.threshold
                       when 'failed-credits' then f.failed_credits >= r.threshold
                       when 'earned-all' then 100 * f.earned_credits < r.threshold * f.taken_credits
                       when 'earned-year' then 100 * f.year_earned < r.threshold * f.year_taken
                       when 'time-in-school' then f.years >= r.threshold or f.limit_on <= :asOf
                       when 'credits-total' then f.earned_credits < r.threshold
                       else r.kind like 'credits-term-%' and f.earned_credits < r.threshold
                            and f.terms_done >= right(r.kind, 1)::int end),
            """;

    private static final String WRITE =
            """
            -- a further warning in a row weighs more, but is none by itself
            again as (
              select f.enrolment_id, f.person_id, f.scope_pos, r.kind, r.level, r.threshold, f.in_a_row::numeric as figure
                from figures f
                join standing.run_rule r on r.run_id = :run and r.kind = 'in-a-row' and f.in_a_row >= r.threshold
               where exists (select from hit h where h.enrolment_id = f.enrolment_id)),
            ground as (select * from hit union all select * from again),
            level as (select g.enrolment_id, max(g.level) as level from ground g group by g.enrolment_id),
            written as (
              insert into standing.warning
                (run_id, institution_id, enrolment_id, scope_pos, person_id, level, failed_courses, failed_credits,
                 taken_credits, earned_credits, year_taken, year_earned, in_a_row, years, limit_on)
              select :run, :institution, f.enrolment_id, f.scope_pos, f.person_id, coalesce(l.level, 0),
                     f.failed_courses, f.failed_credits, f.taken_credits, f.earned_credits, f.year_taken,
                     f.year_earned, case when l.level is null then 0 else f.in_a_row end, f.years, f.limit_on
                from figures f left join level l on l.enrolment_id = f.enrolment_id
               where l.level is not null or f.failed_courses >= :listedFrom
              on conflict (run_id, enrolment_id) do nothing
              returning id, enrolment_id),
            grounds as (
              insert into standing.ground (warning_id, kind, level, threshold, figure, scope_pos, person_id)
              select w.id, g.kind, g.level, g.threshold, coalesce(g.figure, 0), g.scope_pos, g.person_id
                from ground g join written w on w.enrolment_id = g.enrolment_id),
            courses as (
              insert into standing.failed_course
                (warning_id, course_id, term_id, credits, attempt, total, mark, scope_pos, person_id)
              select w.id, x.course_id, x.term_id, x.credits, x.attempt, x.total, x.mark, f.scope_pos, f.person_id
                from written w
                join figures f on f.enrolment_id = w.enrolment_id
               cross join lateral unnest(f.courses, f.terms, f.credits, f.attempts, f.totals, f.marks)
                                  x (course_id, term_id, credits, attempt, total, mark))
            select count(*)::int as students, (select count(*)::int from written) as found,
                   coalesce(sum(hash_record_extended(row(f.enrolment_id, f.failed_courses, f.failed_credits,
                     f.taken_credits, f.earned_credits, f.year_taken, f.year_earned, f.in_a_row, f.years, f.terms_done), 0)::numeric),
                     0) as inputs
              from figures f
            """;

    /// Row-level security compares with settings of which the planner knows nothing: it takes a
    /// whole range for one row, and would go through every result once for every student, or put
    /// all results into a table to look up the few tasks in it: the joins are made as they are
    /// written.
    private static final String SET_BY_SET =
            """
            select set_config('enable_nestloop', 'off', true), set_config('work_mem', '128MB', true),
                   set_config('join_collapse_limit', '1', true)
            """;

    private final JdbcClient sql;

    ExamineStudents(JdbcClient sql) {
        this.sql = sql;
    }

    /// Looks at a range that has not been looked at in this run.
    public Given examine(Look it) {
        sql.sql(SET_BY_SET).query((row, n) -> true).single();
        return sql.sql("with " + WHO + FIGURES + WRITE)
                .param("run", it.run())
                .param("institution", it.institution())
                .param("terms", it.terms().toArray(UUID[]::new))
                .param("year", it.year().toArray(UUID[]::new))
                .param("prior", it.prior(), java.sql.Types.OTHER)
                .param("asOf", it.asOf())
                .param("listedFrom", it.listedFrom())
                .param("lo", it.lo())
                .param("hi", it.hi())
                .query(Given.class)
                .single();
    }

    /// Where the students of a school lie, place by place.
    public List<PlaceRange.Place> places(UUID institution, long lo, long hi) {
        return sql.sql(
                        """
                        select s.scope_pos as pos, count(*)::int as students from registry.student s
                         where s.institution_id = :institution and s.scope_pos between :lo and :hi and s.status = '01'
                         group by s.scope_pos order by s.scope_pos
                        """)
                .param("institution", institution)
                .param("lo", lo)
                .param("hi", hi)
                .query(PlaceRange.Place.class)
                .list();
    }
}
