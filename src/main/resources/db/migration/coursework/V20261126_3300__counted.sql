-- What counts is settled when a task is published, by the policies of its closing day: a later
-- change of policy never rewrites what stands.
alter table coursework.task
  add column pass_mark      smallint not null default 60 check (pass_mark between 1 and 100),
  add column counting       text not null default 'passed-first' check (counting in ('best', 'last', 'passed-first')),
  add column make_up_capped boolean not null default false;
comment on column coursework.task.pass_mark is '及格分数线: as of publication';
comment on column coursework.task.counting is '计入规则: best 取最高, last 取最近, passed-first 先取通过的; as of publication';
comment on column coursework.task.make_up_capped is '补考成绩按及格分封顶: as of publication';

-- For putting results of different scales in one order.
create function coursework.worth(total smallint, mark text) returns smallint immutable parallel safe
  language sql return coalesce(total, case mark
    when 'excellent' then 95 when 'good' then 85 when 'fair' then 75 when 'pass' then 65
    when 'exempt' then 65 when 'deferred' then null else 0 end);

-- The rule of the latest attempt decides among all of them.
create view coursework.v_counted with (security_invoker = true) as
select distinct on (a.enrolment_id, a.course_id)
       a.enrolment_id, a.scope_pos, a.person_id, a.task_id, a.course_id, a.term_id, a.credits, a.nature, a.attempt,
       a.total, a.mark, a.passed, a.grade_id, a.programme_id, a.institution_id
  from (select g.enrolment_id, g.scope_pos, g.person_id, g.task_id, t.course_id, t.term_id, c.credits, c.nature,
               g.attempt, g.mark, g.passed, g.id as grade_id, t.programme_id, t.institution_id,
               case when t.make_up_capped and g.attempt in ('make-up', 'clearance')
                    then least(g.total, t.pass_mark) else g.total end as total,
               lower(m.during) as begun,
               array_position(array['first', 'deferred', 'make-up', 'clearance', 'retake'], g.attempt) as nth,
               first_value(t.counting) over (
                 partition by g.enrolment_id, t.course_id
                 order by lower(m.during) desc,
                          array_position(array['first', 'deferred', 'make-up', 'clearance', 'retake'], g.attempt) desc
               ) as counting
          from coursework.grade g
          join coursework.task t on t.id = g.task_id and t.stage = 'published'
          join curriculum.course c on c.id = t.course_id
          join calendar.term m on m.id = t.term_id
         where g.total is not null or g.mark is not null) a
 order by a.enrolment_id, a.course_id,
          -- a deferred exam counts only while nothing else is known
          a.passed is null,
          case when a.counting = 'last' then a.begun end desc,
          case when a.counting = 'last' then a.nth end desc,
          case when a.counting = 'passed-first' then a.passed end desc,
          coursework.worth(a.total, a.mark) desc nulls last,
          a.begun desc, a.nth desc;
comment on view coursework.v_counted is '计入的成绩: of each course the one published result of a student that counts';
