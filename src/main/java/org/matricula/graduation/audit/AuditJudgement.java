package org.matricula.graduation.audit;

/// The questions of the audit, second part: what is lacking, what follows, and what is done with
/// it.
final class AuditJudgement {

    /// Follows [AuditFigures#FIGURES].
    static final String JUDGED =
            """
            lack as (
              select f.enrolment_id, r.rule,
                     case when r.rule = 'english-exam' and f.english_here or r.rule = 'computer-exam' and f.computer_here
                          then cast(:unsynchronised as text) else '' end as about,
                     r.leads_to,
                     case r.rule
                       when 'plan-finished' then coalesce(f.planned, 0)
                       when 'credits' then greatest(f.credits_need, r.threshold)
                       when 'required-courses' then f.required
                       when 'practice' then f.practice
                       when 'grade-nine' then r.threshold
                       when 'time-least' then r.threshold
                       when 'elective-credits' then greatest(f.elective_credits_need, r.threshold)
                       when 'electives' then greatest(f.electives_need, r.threshold)
                       when 'secondary-credits' then case when f.credits_need > 0 then f.credits_need else r.threshold end
                       when 'degree-courses' then case when f.own_degree then f.least_degree_score else r.threshold end
                       when 'degree-gpa' then case when f.own_degree then f.least_gpa else r.threshold end
                       when 'degree-average' then case when f.own_degree then f.least_average else r.threshold end end as needs,
                     case r.rule
                       when 'plan-finished' then coalesce(f.taken, 0)
                       when 'credits' then f.credits
                       when 'required-courses' then f.required_passed
                       when 'practice' then f.practice_passed
                       when 'grade-nine' then f.grade_level
                       when 'time-least' then f.months
                       when 'elective-credits' then f.elective_credits
                       when 'electives' then f.electives
                       when 'secondary-credits' then f.credits
                       when 'degree-gpa' then f.gpa
                       when 'degree-average' then f.average end as has,
                     coalesce(case r.rule
                       when 'plan-finished' then f.untaken
                       when 'required-courses' then f.required_courses
                       when 'practice' then f.practice_courses
                       when 'subjects' then f.failed_courses
                       when 'degree-courses' then f.low_courses end, '{}') as courses
                from figures f cross join rule r
               where case r.rule
                       -- a programme that plans nothing lets nobody through
                       when 'plan-finished' then f.programme_id is null or f.in_plan = 0 or f.untaken is not null
                       when 'credits' then f.credits < greatest(f.credits_need, r.threshold)
                       when 'required-courses' then f.required_courses is not null
                       when 'practice' then f.practice_courses is not null
                       when 'elective-credits' then f.elective_credits < greatest(f.elective_credits_need, r.threshold)
                       when 'electives' then f.electives < greatest(f.electives_need, r.threshold)
                       -- 义务教育 ends with the ninth year; primary and senior schools end with their own
                       when 'grade-nine' then f.level not in ('L1', 'L3', 'L4') and f.grade_level is distinct from r.threshold
                       when 'subjects' then f.level in ('L3', 'L4') and f.failed_courses is not null
                       when 'secondary-credits' then f.level in ('L3', 'L4')
                         and f.credits < case when f.credits_need > 0 then f.credits_need else r.threshold end
                       when 'time-least' then f.months < r.threshold
                       when 'time-limit' then f.study_limit_on < :until
                       when 'register' then f.registration <> 'registered' or not f.document
                       when 'photo' then not f.photo
                       when 'english-exam' then f.level = any (:bachelors) and not f.english
                       when 'computer-exam' then f.level = any (:bachelors) and not f.computer
                       when 'degree-courses' then f.level = any (:degrees) and f.low_courses is not null
                       when 'degree-gpa' then f.level = any (:degrees)
                         and coalesce(f.gpa, 0) < case when f.own_degree then f.least_gpa else r.threshold end
                       when 'degree-average' then f.level = any (:degrees)
                         and coalesce(f.average, 0) < case when f.own_degree then f.least_average else r.threshold end
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
                from obstacle o join figures f on f.enrolment_id = o.enrolment join rule r on r.rule = o.rule
               -- nobody leaves compulsory schooling without its certificate for want of conduct
               where o.rule <> 'appraisal' or f.level not in ('L1', 'L2')),
            -- credits that are short are met by whatever of the plan was not passed; set by set, and only for
            -- those who are short of them
            wanting as materialized (
              select distinct k.enrolment_id from lack k
               where k.rule in ('credits', 'secondary-credits', 'elective-credits', 'electives')),
            unpassed as materialized (
              select g.enrolment_id, array_agg(p.course_id order by p.planned_term, p.course_id) as courses,
                     array_agg(p.course_id order by p.planned_term, p.course_id) filter (where p.nature = 'elective') as electives
                from wanting w
                join segment g on g.enrolment_id = w.enrolment_id and g.current
                join plan p on p.programme_id = g.programme_id
                left join result x on x.enrolment_id = g.enrolment_id and x.course_id = p.course_id and x.passed
               where x.course_id is null group by g.enrolment_id),
            -- an average is raised by what weighs and may be bettered: a course taken anew, or by the make-up
            -- where nothing is registered twice, and what the plan has still to bring; what raises it most first,
            -- until it would be enough. 平均学分绩点 weighs a failed course as nothing, 平均成绩 not at all
            weighing as materialized (
              select c.enrolment_id, 'degree-gpa' as rule, c.course_id, coalesce(c.credits, 1) as weight, 0 as fresh,
                     (cast(:points as numeric[]))[coursework.worth(c.total, c.mark) + 1] as has,
                     case when c.attempt = 'recognised' then null
                          when cast(:again as boolean) then cast(:best as numeric)
                          when not c.passed then cast(:bestMakeUp as numeric) end as may
                from coursework.v_counted c
               where c.enrolment_id = any (array(select k.enrolment_id from lack k where k.rule = 'degree-gpa'))
                 and c.nature = any (cast(:weighed as text[])) and c.passed is not null
                 and c.mark is distinct from 'exempt' and c.mark is distinct from 'recognised'
                 and (cast(:recognised as boolean) or c.attempt <> 'recognised')
              union all
              select c.enrolment_id, 'degree-average', c.course_id, c.credits, case when c.passed then 0 else 1 end,
                     case when c.passed then c.total else 0 end,
                     case when c.attempt = 'recognised' then null
                          when cast(:again as boolean) then 100
                          when not c.passed then cast(:makeUpTotal as int) end
                from coursework.v_counted c
               where c.enrolment_id = any (array(select k.enrolment_id from lack k where k.rule = 'degree-average'))
                 and c.credits > 0 and (not c.passed or c.total is not null) and not c.course_id = any (:assumed)
              union all
              select g.enrolment_id, k.rule, p.course_id, coalesce(p.credits, 1), 1, 0,
                     case when k.rule = 'degree-gpa' then cast(:best as numeric) else 100 end
                from lack k
                join segment g on g.enrolment_id = k.enrolment_id and g.current
                join plan p on p.programme_id = g.programme_id
               where (k.rule = 'degree-gpa' and p.nature = any (cast(:weighed as text[])) or k.rule = 'degree-average')
                 and not exists (select from result x where x.enrolment_id = g.enrolment_id and x.course_id = p.course_id)),
            weighed as (
              select w.enrolment_id, w.rule, coalesce(sum(w.weight * w.has) filter (where w.fresh = 0), 0) as points,
                     coalesce(sum(w.weight) filter (where w.fresh = 0), 0) as weights
                from weighing w group by w.enrolment_id, w.rule),
            raised as (
              select w.enrolment_id, w.rule, w.course_id, k.needs,
                     row_number() over what as nth,
                     round((t.points + sum(w.weight * (w.may - w.has)) over what)
                           / nullif(t.weights + sum(w.weight * w.fresh) over what, 0), 2) as reach
                from weighing w
                join weighed t on t.enrolment_id = w.enrolment_id and t.rule = w.rule
                join lack k on k.enrolment_id = w.enrolment_id and k.rule = w.rule
               where w.may > case when w.fresh = 1 then coalesce(t.points / nullif(t.weights, 0), 0) else w.has end
              window what as (partition by w.enrolment_id, w.rule
                order by w.weight * (w.may - case when w.fresh = 1 then coalesce(t.points / nullif(t.weights, 0), 0)
                                                  else w.has end) desc, w.course_id)),
            raising as materialized (
              select r.enrolment_id, r.rule, array_agg(r.course_id order by r.nth) as courses, max(r.reach) as reach
                from (select a.*, lag(a.reach) over (partition by a.enrolment_id, a.rule order by a.nth) as before
                        from raised a) r
               where r.before is null or r.before < r.needs group by r.enrolment_id, r.rule),
            lacks as materialized (
              select k.enrolment_id, k.rule, k.about, k.leads_to, k.needs, k.has,
                     z.reach,
                     case when k.rule in ('credits', 'secondary-credits') then coalesce(u.courses, '{}')
                          when k.rule in ('elective-credits', 'electives') then coalesce(u.electives, '{}')
                          when k.rule in ('degree-gpa', 'degree-average') then coalesce(z.courses, '{}')
                          else k.courses end as courses
                from lack k
                left join unpassed u on u.enrolment_id = k.enrolment_id
                left join raising z on z.enrolment_id = k.enrolment_id and z.rule = k.rule),
            led as (
              select k.enrolment_id,
                     bool_or(k.leads_to = 'postponed' and k.rule <> 'plan-finished') as held,
                     -- what keeps even those on the roll whose time is over
                     bool_or(k.leads_to = 'postponed' and not k.rule = any (array['plan-finished', 'photo', 'fees',
                       'register', 'info-check', 'clearance', 'english-exam', 'computer-exam'])) as barred,
                     bool_or(k.rule = 'plan-finished') as unfinished,
                     bool_or(k.rule = 'time-limit') as over,
                     bool_or(k.leads_to = 'completion') as completion,
                     bool_or(k.leads_to = 'no-degree') as no_degree
                from lacks k group by k.enrolment_id),
            judged as materialized (
              select f.*, case
                       when l.barred then 'postponed'
                       -- 学习年限 over and the plan not finished (第三十条第一项、第三十三条): no photograph, fee or
                       -- registration is waited for, as 肄业 is not registered. Nobody leaves for want of a plan
                       when l.unfinished and l.over and f.in_plan > 0 and f.months >= 12 then 'incomplete'
                       when l.held or l.unfinished then 'postponed'
                       when l.completion then 'completion'
                       else 'graduate' end as outcome,
                     f.level = any (:degrees) and coalesce(not (l.held or l.unfinished or l.completion or l.no_degree), true)
                       as degree
                from figures f left join led l on l.enrolment_id = f.enrolment_id)
            """;

    static final String WRITE =
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
              insert into graduation.unmet
                (verdict_id, rule, about, needs, has, courses, reach, leads_to, scope_pos, person_id)
              -- points of grade have two places behind the dot, and 2.04 is not 2.05
              select w.id, k.rule, k.about, round(k.needs, f.places), round(k.has, f.places), k.courses, k.reach,
                     k.leads_to, j.scope_pos, j.person_id
                from lacks k
                cross join lateral (select case when k.rule in ('degree-gpa', 'degree-average') then 2 else 1 end) f (places)
                join written w on w.enrolment_id = k.enrolment_id
                join judged j on j.enrolment_id = k.enrolment_id)
            select count(*)::int as students,
                   coalesce(sum(hash_record_extended(row(j.enrolment_id, j.in_results, j.in_programme, j.in_record,
                     j.in_outside), 0)::numeric), 0) as inputs
              from judged j
            """;

    /// How many of each kind, and the first of them.
    static final String MOVED =
            """
            , moved as (
              select s.scope_pos, s.name, s.student_number,
                     array_remove(array[
                       case when j.enrolment_id is null then 'gone' when v.id is null then 'new' end,
                       case when v.in_results <> j.in_results then 'results' end,
                       case when v.in_programme <> j.in_programme then 'programme' end,
                       case when v.in_record <> j.in_record then 'record' end,
                       case when v.in_outside <> j.in_outside then 'outside' end,
                       -- the same inputs and another finding: somebody or something else wrote the verdict
                       case when (v.in_results, v.in_programme, v.in_record, v.in_outside)
                                 is not distinct from (j.in_results, j.in_programme, j.in_record, j.in_outside)
                             and (v.found, v.found_degree) is distinct from (j.outcome, j.degree)
                            then 'outcome' end], null) as what
                from judged j
                full join (select v.* from graduation.verdict v
                            where v.round_id = :round and v.scope_pos between :lo and :hi) v
                  on v.enrolment_id = j.enrolment_id
                join registry.student s on s.enrolment_id = coalesce(v.enrolment_id, j.enrolment_id)
               where v.id is null or j.enrolment_id is null
                  or (v.in_results, v.in_programme, v.in_record, v.in_outside, v.found, v.found_degree)
                     is distinct from
                     (j.in_results, j.in_programme, j.in_record, j.in_outside, j.outcome, j.degree))
            select n.what, n.name, n.student_number, n.students from (
              select w.what, m.name, m.student_number, m.scope_pos, count(*) over (partition by w.what)::int as students,
                     row_number() over (partition by w.what order by m.scope_pos, m.student_number) as nth
                from moved m cross join lateral unnest(m.what) w (what)) n
             where n.nth <= :named order by n.what, n.nth
            """;

    private AuditJudgement() {}
}
