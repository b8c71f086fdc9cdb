-- 教学班: a group within a class or across classes takes a course as a class does; whoever joins it follows the
-- programme of their own.
alter table coursework.task add column group_name text not null default '' check (length(group_name) <= 60);
alter table coursework.task drop constraint task_unit_id_term_id_course_id_key;
-- one task for a course, a class or group of it, and a term: a second press of the button makes no second one
alter table coursework.task add unique (unit_id, term_id, course_id, group_name);
alter table coursework.task alter column programme_id drop not null;
alter table coursework.task add check (programme_id is not null or group_name <> '');
comment on column coursework.task.unit_id is '班级: of a group the unit whose students it takes';
comment on column coursework.task.group_name is '教学班: empty for a whole class';
comment on column coursework.task.programme_id is '培养方案: null for a group whose students follow several';

alter table coursework.grade add column programme_id uuid references curriculum.programme;
comment on column coursework.grade.programme_id is '培养方案: the student''s own, null for that of the task';
create index grade_programme on coursework.grade (programme_id) where programme_id is not null;

-- As before, each grade by the programme its student follows.
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
                  join coursework.task t on t.id = g.task_id and t.stage = 'published'
                  join curriculum.course c on c.id = t.course_id
                  join calendar.term m on m.id = t.term_id
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

create table coursework.task_file (
  id             uuid primary key default kernel.new_id(),
  institution_id uuid not null references organisation.unit,
  term_id        uuid not null references calendar.term,
  content        bytea not null,
  brought_by     uuid,
  brought_at     timestamptz not null,
  applied_at     timestamptz
);
comment on table  coursework.task_file is '教学任务导入文件: kept from the preview until it is applied';
comment on column coursework.task_file.id is '标识';
comment on column coursework.task_file.institution_id is '学校';
comment on column coursework.task_file.term_id is '学期';
comment on column coursework.task_file.content is '文件内容: emptied when it is applied';
comment on column coursework.task_file.brought_by is '导入人账户';
comment on column coursework.task_file.brought_at is '上传时间';
comment on column coursework.task_file.applied_at is '应用时间';
create index task_file_of on coursework.task_file (institution_id, brought_at);
create index task_file_term on coursework.task_file (term_id);
