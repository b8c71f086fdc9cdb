package org.matricula.graduation.audit;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.registry.GraduationObstacle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// 毕业资格审查: the conditions upon a range of students or one of them, in one statement over the
/// results that count. Whoever changed programme is looked at in segments: of each programme the
/// courses planned for the terms in which it was followed.
///
/// 学完计划而未达到要求 is a completion, 未学完 none (普通高等学校学生管理规定 第三十三条、第三十四条).
@Repository
@Transactional(propagation = Propagation.MANDATORY)
public class ExamineGraduates {

    /// Whom, by what and as if what.
    ///
    /// @param round whose frozen conditions count; null for those of `rulesOn`
    /// @param until 毕业日期: who is due by then
    /// @param only one student, due or not; null for all
    /// @param programme another programme than the one followed, to see what would be
    /// @param assumed courses taken for passed, to see what would be
    public record Look(
            @Nullable UUID round,
            UUID institution,
            LocalDate rulesOn,
            LocalDate until,
            long lo,
            long hi,
            @Nullable UUID only,
            @Nullable UUID programme,
            List<UUID> assumed) {}

    /// @param inputs a sum over the inputs of all that were looked at, in whatever order
    public record Given(int students, BigDecimal inputs) {}

    /// Somewhere students lie.
    public record Place(long pos, int students) {}

    /// What would be written of one student.
    public record Picture(
            UUID enrolmentId,
            @Nullable UUID programmeId,
            @Nullable String programme,
            BigDecimal credits,
            BigDecimal creditsNeed,
            @Nullable BigDecimal average,
            String outcome,
            boolean degree,
            int segments,
            BigDecimal inputs) {}

    /// One of many as they would be judged now.
    ///
    /// @param rules the conditions that are not met, by their code
    public record Outline(
            UUID enrolmentId,
            BigDecimal credits,
            BigDecimal creditsNeed,
            String outcome,
            boolean degree,
            List<String> rules) {}

    /// Students of whom the record tells neither 预计毕业日期 nor 学制.
    ///
    /// @param named some of them
    public record UnknownEnd(int students, List<String> named) {}

    public record ModuleLine(String module, BigDecimal needs, BigDecimal has) {}

    public record Segment(
            String programme, LocalDate since, int termFrom, @Nullable Integer termTo) {}

    /// Somebody whose inputs are no longer those of the round.
    ///
    /// @param what `results`, `programme`, `record`, `outside`, `gone` or `new`
    public record Moved(UUID enrolment, String name, String studentNumber, List<String> what) {}

    private static final String RULES_OF_ROUND =
            """
            rule as materialized (select r.rule, r.threshold, r.leads_to from graduation.round_rule r where r.round_id = :round),
            """;

    private static final String RULES_OF_DAY =
            """
            rule as materialized (
              select h.rule, h.threshold, h.leads_to from (
                select distinct on (q.rule) q.rule, q.threshold, q.enabled, q.leads_to
                  from graduation.requirement q join organisation.unit i on i.id = :institution
                 where (q.institution_id is null or q.institution_id = i.id) and q.education = i.education
                   and q.during @> cast(:rulesOn as date)
                 order by q.rule, q.institution_id nulls last) h
               where h.enabled),
            """;

    private static final String END =
            "coalesce(e.graduation_on, (e.entry_on + make_interval(months => (e.schooling_years * 12)::int))::date)";

    /// Whoever studies and is due by the day; of whom nobody has told when, is told apart.
    private static final String DUE =
            """
            s.institution_id = :institution and s.scope_pos between :lo and :hi and s.status = '01'
              and %s <= :until
            """
                    .formatted(END);

    private static final String UNKNOWN_END =
            """
            select s.name || '（' || s.student_number || '）' as named, count(*) over ()::int as students
              from registry.student s join registry.enrolment e on e.id = s.enrolment_id
             where s.institution_id = :institution and s.scope_pos between :lo and :hi and s.status = '01'
               and %s is null
             order by s.scope_pos, s.student_number limit :limit
            """
                    .formatted(END);

    private static final String SOME =
            """
            s.institution_id = :institution and s.scope_pos between :lo and :hi and s.enrolment_id = any (:only)
              and :until is not null
            """;

    private static final String FIGURES =
            """
            who as materialized (
              select s.enrolment_id, s.person_id, s.scope_pos, s.unit_id, s.entry_year, coalesce(s.level, '') as level,
                     s.grade_level, s.registration, e.entry_on, e.study_limit_on, p.photo_id is not null as photo,
                     p.document_number is not null as document
                from registry.student s
                join registry.enrolment e on e.id = s.enrolment_id
                join registry.person p on p.id = s.person_id
               where %s),
            stay as materialized (
              select sp.enrolment_id, sp.unit_id, min(lower(sp.during)) as since
                from registry.spell sp
               where upper_inf(sp.recorded) and sp.enrolment_id = any (array(select w.enrolment_id from who w))
               group by sp.enrolment_id, sp.unit_id
              union
              select w.enrolment_id, w.unit_id, w.entry_on from who w
               where not exists (select from registry.spell sp
                                  where sp.enrolment_id = w.enrolment_id and sp.unit_id = w.unit_id and upper_inf(sp.recorded))),
            asked as (select distinct st.unit_id, w.entry_year, w.level from stay st join who w on w.enrolment_id = st.enrolment_id),
            followed as materialized (
              select distinct on (k.unit_id, k.entry_year, k.level) k.unit_id, k.entry_year, k.level, p.id as programme_id
                from asked k
                join organisation.unit c on c.id = k.unit_id
                join curriculum.programme p
                  on p.institution_id = :institution and p.entry_year = k.entry_year and p.level in ('', k.level)
                join organisation.unit u on u.id = p.unit_id and c.pos between u.pos and u.pos_end
               order by k.unit_id, k.entry_year, k.level, u.pos desc, p.level desc),
            path as materialized (
              select st.enrolment_id, f.programme_id, min(st.since) as since
                from stay st
                join who w on w.enrolment_id = st.enrolment_id
                join followed f on f.unit_id = st.unit_id and f.entry_year = w.entry_year and f.level = w.level
               where cast(:programme as uuid) is null
               group by st.enrolment_id, f.programme_id
              union all
              select w.enrolment_id, cast(:programme as uuid), w.entry_on from who w where cast(:programme as uuid) is not null),
            begun as (
              select p.enrolment_id, p.programme_id, p.since,
                     case when row_number() over o = 1 then 1
                          else 1 + (extract(year from age(p.since, w.entry_on)) * 12
                                    + extract(month from age(p.since, w.entry_on)))::int / 6 end as term_from
                from path p join who w on w.enrolment_id = p.enrolment_id
              window o as (partition by p.enrolment_id order by p.since)),
            segment as materialized (
              select b.enrolment_id, b.programme_id, b.since, b.term_from,
                     lead(b.term_from) over o - 1 as term_to,
                     lead(b.programme_id) over o is null as current, count(*) over (partition by b.enrolment_id) as parts
                from begun b
              window o as (partition by b.enrolment_id order by b.since, b.programme_id)),
            plan as materialized (
              select pc.programme_id, pc.course_id, pc.planned_term, m.name as module, c.nature, c.credits
                from curriculum.planned_course pc
                join curriculum.module m on m.id = pc.module_id
                join curriculum.course c on c.id = pc.course_id
               where pc.programme_id = any (array(select distinct g.programme_id from segment g))),
            result as materialized (
              select c.enrolment_id, c.course_id, c.credits, c.total, c.passed
                from coursework.v_counted c
               where c.enrolment_id = any (array(select w.enrolment_id from who w)) and c.passed is not null
                 and not c.course_id = any (:assumed)
              union all
              select w.enrolment_id, c.id, c.credits, null, true
                from who w cross join curriculum.course c where c.id = any (:assumed)),
            older as materialized (
              select distinct on (g.enrolment_id, p.course_id) g.enrolment_id, p.course_id, p.module, p.nature
                from segment g join plan p on p.programme_id = g.programme_id
               where not g.current
               order by g.enrolment_id, p.course_id, g.term_from desc),
            matched as (
              select r.enrolment_id, r.course_id, r.credits, r.total, r.passed, coalesce(p.module, o.module) as module,
                     p.nature
                from result r
                left join segment g on g.enrolment_id = r.enrolment_id and g.current
                left join plan p on p.programme_id = g.programme_id and p.course_id = r.course_id
                left join older o on o.enrolment_id = r.enrolment_id and o.course_id = r.course_id),
            in_module as materialized (
              select m.enrolment_id, m.module,
                     coalesce(sum(m.credits) filter (where m.passed), 0) as credits,
                     count(*) filter (where m.passed and m.nature <> 'elective') as demanded,
                     sum(m.total * m.credits) filter (where m.passed and m.total is not null) as points,
                     sum(m.credits) filter (where m.passed and m.total is not null) as marked,
                     array_agg(m.course_id order by m.course_id) filter (where m.passed and m.nature = 'degree'
                       and m.total < (select r.threshold from rule r where r.rule = 'degree-courses')) as low,
                     sum(hash_record_extended(row(m.course_id, m.passed, m.total), 0)::numeric) as inputs
                from matched m group by m.enrolment_id, m.module),
            added as materialized (
              select i.enrolment_id, sum(i.credits) as credits, sum(i.demanded) as demanded,
                     round(sum(i.points) / nullif(sum(i.marked), 0), 2) as average, sum(i.inputs) as inputs
                from in_module i group by i.enrolment_id),
            low as (select i.enrolment_id, c.id as course_id from in_module i cross join lateral unnest(i.low) c (id)
                     where i.low is not null),
            low_of as (select l.enrolment_id, array_agg(l.course_id) as courses from low l group by l.enrolment_id),
            need as materialized (
              select p.id as programme_id, coalesce(m.credits, 0) as credits, coalesce(d.demanded, 0) as demanded
                from curriculum.programme p
                left join (select programme_id, sum(least_credits) as credits from curriculum.module group by programme_id) m
                  on m.programme_id = p.id
                left join (select programme_id, count(*) filter (where nature <> 'elective') as demanded from plan group by programme_id) d
                  on d.programme_id = p.id
               where p.id = any (array(select distinct g.programme_id from segment g))),
            -- only those who lack something are looked at course by course
            short as materialized (
              select g.enrolment_id from segment g
                join need n on n.programme_id = g.programme_id
                left join added a on a.enrolment_id = g.enrolment_id
               where g.current and (g.parts > 1 or coalesce(a.demanded, 0) < n.demanded)),
            -- a course that two programmes of one student plan is demanded once
            demanded as (
              select distinct on (g.enrolment_id, p.course_id) g.enrolment_id, p.course_id, p.nature, r.passed
                from short h
                join segment g on g.enrolment_id = h.enrolment_id
                join plan p on p.programme_id = g.programme_id and p.nature <> 'elective'
                            and p.planned_term between g.term_from and coalesce(g.term_to, 99)
                left join result r on r.enrolment_id = g.enrolment_id and r.course_id = p.course_id
               order by g.enrolment_id, p.course_id, g.term_from desc),
            lacking as materialized (
              select d.enrolment_id,
                     count(*) filter (where d.nature <> 'practice') as required,
                     count(*) filter (where d.nature <> 'practice' and d.passed) as required_passed,
                     count(*) filter (where d.nature = 'practice') as practice,
                     count(*) filter (where d.nature = 'practice' and d.passed) as practice_passed,
                     count(*) as planned, count(d.passed) as taken,
                     array_agg(d.course_id order by d.course_id) filter (where d.nature <> 'practice' and d.passed is not true) as required_courses,
                     array_agg(d.course_id order by d.course_id) filter (where d.nature = 'practice' and d.passed is not true) as practice_courses,
                     array_agg(d.course_id order by d.course_id) filter (where d.passed is null) as untaken
                from demanded d group by d.enrolment_id),
            obstacle as materialized (
              select o.enrolment, o.rule, string_agg(o.about, '；' order by o.about) as about
                from unnest(cast(:obstacles as uuid[]), cast(:obstacleRules as text[]), cast(:obstacleWords as text[]))
                     o (enrolment, rule, about)
               group by o.enrolment, o.rule),
            unified as materialized (
              select x.enrolment_id, bool_or(x.subject = 'english') as english, bool_or(x.subject = 'computer') as computer
                from graduation.unified_exam x
               where x.enrolment_id = any (array(select w.enrolment_id from who w)) and x.result in ('passed', 'exempt')
               group by x.enrolment_id),
            outside as (
              select k.enrolment_id, sum(k.h) as h from (
                select o.enrolment as enrolment_id, hash_record_extended(row(o.rule, o.about), 0)::numeric as h from obstacle o
                union all
                select x.enrolment_id, hash_record_extended(row(x.english, x.computer), 0) from unified x) k
               group by k.enrolment_id),
            figures as materialized (
              select w.enrolment_id, w.person_id, w.scope_pos, w.level, w.grade_level, w.registration, w.entry_on,
                     w.study_limit_on, w.photo, w.document, g.programme_id, coalesce(g.parts, 0)::int as parts,
                     coalesce(a.credits, 0) as credits, coalesce(n.credits, 0) as credits_need, a.average,
                     l.required, l.required_passed, l.practice, l.practice_passed, l.planned, l.taken,
                     l.required_courses, l.practice_courses, l.untaken, lo.courses as low_courses,
                     (extract(year from age(:until, w.entry_on)) * 12 + extract(month from age(:until, w.entry_on)))::int as months,
                     coalesce(u.english, false) as english, coalesce(u.computer, false) as computer,
                     coalesce(a.inputs, 0) as in_results,
                     hash_record_extended(row(g.programme_id, g.parts, g.term_from), 0)::numeric as in_programme,
                     hash_record_extended(row(w.registration, w.photo, w.document, w.level, w.grade_level, w.entry_on,
                       w.study_limit_on), 0)::numeric as in_record,
                     coalesce(x.h, 0) as in_outside
                from who w
                left join segment g on g.enrolment_id = w.enrolment_id and g.current
                left join need n on n.programme_id = g.programme_id
                left join added a on a.enrolment_id = w.enrolment_id
                left join lacking l on l.enrolment_id = w.enrolment_id
                left join low_of lo on lo.enrolment_id = w.enrolment_id
                left join unified u on u.enrolment_id = w.enrolment_id
                left join outside x on x.enrolment_id = w.enrolment_id),
            lack as (
              select f.enrolment_id, r.rule, '' as about, r.leads_to,
                     case r.rule
                       when 'plan-finished' then coalesce(f.planned, 0)
                       when 'credits' then greatest(f.credits_need, r.threshold)
                       when 'required-courses' then f.required
                       when 'practice' then f.practice
                       when 'grade-nine' then r.threshold
                       when 'time-least' then r.threshold
                       when 'degree-courses' then r.threshold
                       when 'degree-average' then r.threshold end as needs,
                     case r.rule
                       when 'plan-finished' then coalesce(f.taken, 0)
                       when 'credits' then f.credits
                       when 'required-courses' then f.required_passed
                       when 'practice' then f.practice_passed
                       when 'grade-nine' then f.grade_level
                       when 'time-least' then f.months
                       when 'degree-average' then f.average end as has,
                     coalesce(case r.rule
                       when 'plan-finished' then f.untaken
                       when 'required-courses' then f.required_courses
                       when 'practice' then f.practice_courses
                       when 'degree-courses' then f.low_courses end, '{}') as courses
                from figures f cross join rule r
               where case r.rule
                       when 'plan-finished' then f.programme_id is null or f.untaken is not null
                       when 'credits' then f.credits < greatest(f.credits_need, r.threshold)
                       when 'required-courses' then f.required_courses is not null
                       when 'practice' then f.practice_courses is not null
                       when 'grade-nine' then f.grade_level is distinct from r.threshold
                       when 'time-least' then f.months < r.threshold
                       when 'time-limit' then f.study_limit_on < :until
                       when 'register' then f.registration <> 'registered' or not f.document
                       when 'photo' then not f.photo
                       when 'english-exam' then f.level = '3' and not f.english
                       when 'computer-exam' then f.level = '3' and not f.computer
                       when 'degree-courses' then f.level in ('1', '2', '3') and f.low_courses is not null
                       when 'degree-average' then f.level in ('1', '2', '3') and coalesce(f.average, 0) < r.threshold
                       else false end
              union all
              select f.enrolment_id, r.rule, m.name, r.leads_to, m.least_credits, coalesce(i.credits, 0),
                     coalesce((select array_agg(p.course_id order by p.planned_term, p.course_id) from plan p
                        where p.programme_id = m.programme_id and p.module = m.name
                          and not exists (select from result x where x.enrolment_id = f.enrolment_id
                                             and x.course_id = p.course_id and x.passed)), '{}')
                from figures f
                join rule r on r.rule = 'module-credits'
                join curriculum.module m on m.programme_id = f.programme_id and m.least_credits > 0
                left join in_module i on i.enrolment_id = f.enrolment_id and i.module = m.name
               where coalesce(i.credits, 0) < m.least_credits
              union all
              select f.enrolment_id, r.rule, o.about, r.leads_to, null, null, '{}'
                from obstacle o join figures f on f.enrolment_id = o.enrolment join rule r on r.rule = o.rule),
            lacks as materialized (select * from lack),
            led as (
              select k.enrolment_id,
                     bool_or(k.leads_to = 'postponed' and k.rule <> 'plan-finished') as held,
                     bool_or(k.rule = 'plan-finished') as unfinished,
                     bool_or(k.rule = 'time-limit') as over,
                     bool_or(k.leads_to = 'completion') as completion,
                     bool_or(k.leads_to = 'no-degree') as no_degree
                from lacks k group by k.enrolment_id),
            judged as materialized (
              select f.*, case
                       when l.held then 'postponed'
                       when l.unfinished and l.over and f.months >= 12 then 'incomplete'
                       when l.unfinished then 'postponed'
                       when l.completion then 'completion'
                       else 'graduate' end as outcome,
                     f.level in ('1', '2', '3') and coalesce(not (l.held or l.unfinished or l.completion or l.no_degree), true)
                       as degree
                from figures f left join led l on l.enrolment_id = f.enrolment_id)
            """;

    private static final String WRITE =
            """
            , written as (
              insert into graduation.verdict
                (round_id, enrolment_id, person_id, scope_pos, programme_id, credits, credits_need, average, found, outcome,
                 degree, found_degree, photo, in_results, in_programme, in_record, in_outside)
              select :round, j.enrolment_id, j.person_id, j.scope_pos, j.programme_id, j.credits, j.credits_need, j.average,
                     j.outcome, j.outcome, j.degree, j.degree, j.photo, j.in_results, j.in_programme, j.in_record, j.in_outside
                from judged j
              on conflict (round_id, enrolment_id) do nothing
              returning id, enrolment_id),
            told as (
              insert into graduation.unmet (verdict_id, rule, about, needs, has, courses, leads_to, scope_pos, person_id)
              select w.id, k.rule, k.about, k.needs, k.has, k.courses, k.leads_to, j.scope_pos, j.person_id
                from lacks k
                join written w on w.enrolment_id = k.enrolment_id
                join judged j on j.enrolment_id = k.enrolment_id)
            select count(*)::int as students,
                   coalesce(sum(hash_record_extended(row(j.enrolment_id, j.in_results, j.in_programme, j.in_record,
                     j.in_outside), 0)::numeric), 0) as inputs
              from judged j
            """;

    private static final String MOVED =
            """
            select coalesce(v.enrolment_id, j.enrolment_id) as enrolment, s.name, s.student_number,
                   array_remove(array[
                     case when j.enrolment_id is null then 'gone' when v.id is null then 'new' end,
                     case when v.in_results <> j.in_results then 'results' end,
                     case when v.in_programme <> j.in_programme then 'programme' end,
                     case when v.in_record <> j.in_record then 'record' end,
                     case when v.in_outside <> j.in_outside then 'outside' end], null) as what
              from judged j
              full join (select v.* from graduation.verdict v
                          where v.round_id = :round and v.scope_pos between :lo and :hi) v
                on v.enrolment_id = j.enrolment_id
              join registry.student s on s.enrolment_id = coalesce(v.enrolment_id, j.enrolment_id)
             where v.id is null or j.enrolment_id is null
                or (v.in_results, v.in_programme, v.in_record, v.in_outside)
                   is distinct from (j.in_results, j.in_programme, j.in_record, j.in_outside)
             order by s.scope_pos, s.student_number limit 200
            """;

    /// Row-level security compares with settings of which the planner knows nothing: it takes a
    /// whole range for one row, and would go through every result once for every student.
    private static final String SET_BY_SET =
            """
            select set_config('enable_nestloop', 'off', true), set_config('work_mem', '128MB', true)
            """;

    private static final String AS_BEFORE =
            "select set_config('enable_nestloop', 'on', true), set_config('work_mem', '8MB', true)";

    private final JdbcClient sql;
    private final List<GraduationObstacle> obstacles;

    ExamineGraduates(JdbcClient sql, List<GraduationObstacle> obstacles) {
        this.sql = sql;
        this.obstacles = obstacles;
    }

    /// Looks at a range that has not been looked at in this round, and writes what it finds.
    public Given examine(Look it) {
        sql.sql(SET_BY_SET).query((row, n) -> true).single();
        return asked(it, WRITE).query(Given.class).single();
    }

    /// Whose inputs are others than the round's, and which of them; at most 200.
    public List<Moved> moved(Look it) {
        sql.sql(SET_BY_SET).query((row, n) -> true).single();
        var all =
                asked(it, MOVED)
                        .query((row, n) ->
                                new Moved(
                                        row.getObject("enrolment", UUID.class),
                                        row.getString("name"),
                                        row.getString("student_number"),
                                        List.of((String[]) row.getArray("what").getArray())))
                        .list();
        sql.sql(AS_BEFORE).query((row, n) -> true).single();
        return all;
    }

    /// One student as they would be judged now; nothing is kept.
    public Optional<Picture> picture(Look it) {
        return asked(
                        it,
                        """
                        select j.enrolment_id, j.programme_id, p.name as programme, j.credits, j.credits_need, j.average,
                               j.outcome, j.degree, j.parts as segments,
                               j.in_results + j.in_programme + j.in_record + j.in_outside as inputs
                          from judged j left join curriculum.programme p on p.id = j.programme_id
                        """)
                .query(Picture.class)
                .optional();
    }

    /// Some students as they would be judged now, in one statement; nothing is kept.
    ///
    /// @param it its `only` is not asked for
    public List<Outline> outlines(Look it, Collection<UUID> many) {
        return asked(
                        it,
                        List.copyOf(many),
                        """
                        select j.enrolment_id, j.credits, j.credits_need, j.outcome, j.degree,
                               array(select distinct k.rule from lacks k where k.enrolment_id = j.enrolment_id
                                      order by k.rule) as rules
                          from judged j
                        """)
                .query((row, n) ->
                        new Outline(
                                row.getObject("enrolment_id", UUID.class),
                                row.getBigDecimal("credits"),
                                row.getBigDecimal("credits_need"),
                                row.getString("outcome"),
                                row.getBoolean("degree"),
                                List.of((String[]) row.getArray("rules").getArray())))
                .list();
    }

    /// Those who are never due because nobody knows when: shown, so that they are not forgotten.
    public UnknownEnd unknownEnd(UUID institution, long lo, long hi, int limit) {
        var named = new ArrayList<String>();
        var students =
                sql
                        .sql(UNKNOWN_END)
                        .param("institution", institution)
                        .param("lo", lo)
                        .param("hi", hi)
                        .param("limit", limit)
                        .query((row, n) -> {
                            named.add(row.getString("named"));
                            return row.getInt("students");
                        })
                        .list()
                        .stream()
                        .findFirst()
                        .orElse(0);
        return new UnknownEnd(students, named);
    }

    public List<Unmet> unmet(Look it) {
        return asked(
                        it,
                        """
                        select k.rule, k.about, k.needs, k.has, k.leads_to,
                               array(select c.code || ' ' || c.name from curriculum.course c where c.id = any (k.courses)
                                      order by c.code) as courses
                          from lacks k order by k.rule, k.about
                        """)
                .query((row, n) -> unmet(row))
                .list();
    }

    public List<ModuleLine> modules(Look it) {
        return asked(
                        it,
                        """
                        select m.name as module, m.least_credits as needs, coalesce(i.credits, 0) as has
                          from figures f
                          join curriculum.module m on m.programme_id = f.programme_id
                          left join in_module i on i.enrolment_id = f.enrolment_id and i.module = m.name
                         order by m.seq
                        """)
                .query(ModuleLine.class)
                .list();
    }

    /// In the order in which they were followed.
    public List<Segment> segments(Look it) {
        return asked(
                        it,
                        """
                        select p.name as programme, g.since, g.term_from, g.term_to
                          from segment g join curriculum.programme p on p.id = g.programme_id order by g.term_from
                        """)
                .query(Segment.class)
                .list();
    }

    /// Where those who are due lie, place by place.
    public List<Place> places(UUID institution, LocalDate until, long lo, long hi) {
        return sql.sql(
                        """
                        select s.scope_pos as pos, count(*)::int as students
                          from registry.student s join registry.enrolment e on e.id = s.enrolment_id
                         where
                        """
                                + DUE
                                + " group by s.scope_pos order by s.scope_pos")
                .param("institution", institution)
                .param("until", until)
                .param("lo", lo)
                .param("hi", hi)
                .query(Place.class)
                .list();
    }

    static Unmet unmet(java.sql.ResultSet row) throws java.sql.SQLException {
        return new Unmet(
                row.getString("rule"),
                row.getString("about"),
                row.getBigDecimal("needs"),
                row.getBigDecimal("has"),
                List.of((String[]) row.getArray("courses").getArray()),
                row.getString("leads_to"));
    }

    private JdbcClient.StatementSpec asked(Look it, String what) {
        return asked(it, it.only() == null ? null : List.of(it.only()), what);
    }

    /// @param some null for all who are due
    private JdbcClient.StatementSpec asked(Look it, @Nullable List<UUID> some, String what) {
        var about = some == null ? due(it) : some;
        var found = obstacles.stream().flatMap(one -> one.against(about).stream()).toList();
        return sql.sql(
                        "with "
                                + (it.round() == null ? RULES_OF_DAY : RULES_OF_ROUND)
                                + FIGURES.formatted(some == null ? DUE : SOME)
                                + what)
                .param("round", it.round(), java.sql.Types.OTHER)
                .param("institution", it.institution())
                .param("rulesOn", it.rulesOn())
                .param("until", it.until())
                .param("lo", it.lo())
                .param("hi", it.hi())
                .param("only", some == null ? new UUID[0] : some.toArray(UUID[]::new))
                .param("programme", it.programme(), java.sql.Types.OTHER)
                .param("assumed", it.assumed().toArray(UUID[]::new))
                .param(
                        "obstacles",
                        found.stream()
                                .map(GraduationObstacle.Found::enrolment)
                                .toArray(UUID[]::new))
                .param(
                        "obstacleRules",
                        found.stream().map(GraduationObstacle.Found::rule).toArray(String[]::new))
                .param(
                        "obstacleWords",
                        found.stream().map(GraduationObstacle.Found::about).toArray(String[]::new));
    }

    private List<UUID> due(Look it) {
        return sql.sql(
                        """
                        select s.enrolment_id
                          from registry.student s join registry.enrolment e on e.id = s.enrolment_id
                         where
                        """
                                + DUE)
                .param("institution", it.institution())
                .param("until", it.until())
                .param("lo", it.lo())
                .param("hi", it.hi())
                .query(UUID.class)
                .list();
    }
}
