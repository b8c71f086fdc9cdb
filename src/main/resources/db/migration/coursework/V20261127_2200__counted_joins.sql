-- The same results; whoever asks for many students joins as it is written here (join_collapse_limit 1): the few
-- tasks, courses and terms are looked up for each result, and not the results, of which the planner expects one.
create or replace view coursework.v_counted with (security_invoker = true) as
select distinct on (a.enrolment_id, a.course_id)
       a.enrolment_id, a.scope_pos, a.person_id, a.task_id, a.course_id, a.term_id, a.credits, a.nature, a.attempt,
       a.total, a.mark, a.passed, a.grade_id, a.programme_id, a.institution_id, a.line_id
  from (select r.*,
               first_value(r.rule) over (
                 partition by r.enrolment_id, r.course_id order by r.begun desc, r.nth desc) as counting
          from (select g.enrolment_id, g.scope_pos, g.person_id, g.task_id, t.course_id, t.term_id, c.credits, c.nature,
                       g.attempt, g.mark, g.passed, g.id as grade_id,
                       coalesce(g.programme_id, t.programme_id) as programme_id, t.institution_id,
                       case when t.make_up_capped and g.attempt in ('make-up', 'clearance')
                            then least(g.total, t.pass_mark) else g.total end as total,
                       lower(m.during) as begun,
                       array_position(array['first', 'deferred', 'make-up', 'clearance', 'retake'], g.attempt) as nth,
                       t.counting as rule, null::uuid as line_id
                  from coursework.grade g
                  join (coursework.task t
                        join curriculum.course c on c.id = t.course_id
                        join calendar.term m on m.id = t.term_id)
                    on t.id = g.task_id and t.stage = 'published'
                 where (g.total is not null or g.mark is not null)
                   and not exists (select from coursework.recognition_source s
                                    where s.enrolment_id = g.enrolment_id and s.course_id = t.course_id and s.in_force
                                      and lower(m.during) <= s.granted_on)
                   and not exists (select from coursework.recognition_line l
                                    where l.enrolment_id = g.enrolment_id and l.course_id = t.course_id and l.in_force
                                      and lower(m.during) <= l.granted_on)
                union all
                select l.enrolment_id, l.scope_pos, l.person_id, null, l.course_id, l.term_id, l.credits, c.nature,
                       'recognised', case when l.keeps_mark then l.mark when r.kind = 'exemption' then 'exempt'
                                          else 'recognised' end,
                       true, null, r.programme_id, r.institution_id, case when l.keeps_mark then l.total end,
                       lower(m.during), 6, 'passed-first', l.id
                  from coursework.recognition_line l
                  join coursework.recognition r on r.case_id = l.case_id
                  join curriculum.course c on c.id = l.course_id
                  join calendar.term m on m.id = l.term_id
                 where l.in_force) r) a
 order by a.enrolment_id, a.course_id,
          -- a deferred exam counts only while nothing else is known
          a.passed is null,
          case when a.counting = 'last' then a.begun end desc,
          case when a.counting = 'last' then a.nth end desc,
          case when a.counting = 'passed-first' then a.passed end desc,
          coursework.worth(a.total, a.mark) desc nulls last,
          a.begun desc, a.nth desc;
