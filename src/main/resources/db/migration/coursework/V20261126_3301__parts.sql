-- 平时、期中、实验、期末: four parts of a total; the exam takes what the others leave of a hundred.
alter table coursework.task
  add column midterm_percent   smallint not null default 0 check (midterm_percent between 0 and 100),
  add column practical_percent smallint not null default 0 check (practical_percent between 0 and 100),
  add constraint parts_of_a_hundred check (usual_percent + midterm_percent + practical_percent <= 100);
comment on column coursework.task.midterm_percent is '期中成绩占比';
comment on column coursework.task.practical_percent is '实验成绩占比';

alter table coursework.grade
  add column midterm   numeric(4, 1) check (midterm between 0 and 100),
  add column practical numeric(4, 1) check (practical between 0 and 100);
comment on column coursework.grade.midterm is '期中成绩';
comment on column coursework.grade.practical is '实验成绩';

alter table coursework.grade_version
  add column midterm   numeric(4, 1),
  add column practical numeric(4, 1);
comment on column coursework.grade_version.midterm is '期中成绩';
comment on column coursework.grade_version.practical is '实验成绩';

create table coursework.co_teacher (
  task_id    uuid not null references coursework.task,
  account_id uuid not null references identity.account,
  scope_pos  bigint not null,
  named_at   timestamptz not null,
  primary key (task_id, account_id)
);
comment on table  coursework.co_teacher is '合班教师: enters grades of a task beside its teacher';
comment on column coursework.co_teacher.task_id is '教学任务';
comment on column coursework.co_teacher.account_id is '教师账户';
comment on column coursework.co_teacher.scope_pos is '所在机构位置';
comment on column coursework.co_teacher.named_at is '指定时间';
create index co_teacher_account on coursework.co_teacher (account_id);
create index co_teacher_place on coursework.co_teacher (scope_pos);
call kernel.scope_rows('coursework.co_teacher');

-- 成绩更正 (F-17): what stood and what is to stand, side by side, each for good
create table coursework.correction (
  case_id      uuid primary key references workflow.case_file,
  grade_id     uuid not null references coursework.grade,
  enrolment_id uuid not null references registry.enrolment,
  scope_pos    bigint not null,
  person_id    uuid not null,
  from_version int not null,
  usual_was    numeric(4, 1),
  midterm_was  numeric(4, 1),
  practical_was numeric(4, 1),
  exam_was     numeric(4, 1),
  mark_was     text,
  total_was    smallint,
  passed_was   boolean,
  usual        numeric(4, 1),
  midterm      numeric(4, 1),
  practical    numeric(4, 1),
  exam         numeric(4, 1),
  mark         text,
  total        smallint,
  passed       boolean,
  granted_at   timestamptz,
  reversed_at  timestamptz
);
comment on table  coursework.correction is '成绩更正: old and new value of one grade in one case';
comment on column coursework.correction.case_id is '事项';
comment on column coursework.correction.grade_id is '成绩';
comment on column coursework.correction.enrolment_id is '学籍';
comment on column coursework.correction.scope_pos is '所在机构位置';
comment on column coursework.correction.person_id is '人员';
comment on column coursework.correction.from_version is '更正前版本';
comment on column coursework.correction.usual_was is '原平时成绩';
comment on column coursework.correction.midterm_was is '原期中成绩';
comment on column coursework.correction.practical_was is '原实验成绩';
comment on column coursework.correction.exam_was is '原考试成绩';
comment on column coursework.correction.mark_was is '原等级或备注';
comment on column coursework.correction.total_was is '原总评';
comment on column coursework.correction.passed_was is '原是否合格';
comment on column coursework.correction.usual is '更正后平时成绩';
comment on column coursework.correction.midterm is '更正后期中成绩';
comment on column coursework.correction.practical is '更正后实验成绩';
comment on column coursework.correction.exam is '更正后考试成绩';
comment on column coursework.correction.mark is '更正后等级或备注';
comment on column coursework.correction.total is '更正后总评';
comment on column coursework.correction.passed is '更正后是否合格';
comment on column coursework.correction.granted_at is '生效时间';
comment on column coursework.correction.reversed_at is '撤销时间';
create index correction_grade on coursework.correction (grade_id);
create index correction_enrolment on coursework.correction (enrolment_id);
create index correction_place on coursework.correction (scope_pos);
call kernel.scope_rows('coursework.correction', 'person_id');
revoke delete, truncate on coursework.correction from ${app};

-- What was granted is not touched again, but for its reversal and where its student is.
create function coursework.guard_correction() returns trigger language plpgsql as $$
begin
  if old.granted_at is not null
     and (new.grade_id, new.from_version, new.usual_was, new.midterm_was, new.practical_was, new.exam_was,
          new.mark_was, new.total_was, new.passed_was, new.usual, new.midterm, new.practical, new.exam, new.mark,
          new.total, new.passed, new.granted_at)
      is distinct from
         (old.grade_id, old.from_version, old.usual_was, old.midterm_was, old.practical_was, old.exam_was,
          old.mark_was, old.total_was, old.passed_was, old.usual, old.midterm, old.practical, old.exam, old.mark,
          old.total, old.passed, old.granted_at) then
    raise exception 'a granted correction stays as it was granted';
  end if;
  return new;
end
$$;
create trigger correction_stays before update on coursework.correction
  for each row execute function coursework.guard_correction();

-- After submission no value is written over but by exactly what a granted case says, or its reversal.
create or replace function coursework.guard_grade() returns trigger language plpgsql as $$
begin
  if (new.usual, new.midterm, new.practical, new.exam, new.mark, new.total, new.passed, new.version)
     is not distinct from
     (old.usual, old.midterm, old.practical, old.exam, old.mark, old.total, old.passed, old.version)
     or exists (select from coursework.task t where t.id = old.task_id and t.stage = 'entering') then
    return new;
  end if;
  if new.version = old.version + 1 and exists (
       select from coursework.correction c
        where c.grade_id = old.id
          and (c.granted_at is not null and c.reversed_at is null and c.from_version = old.version
               and (c.usual, c.midterm, c.practical, c.exam, c.mark, c.total, c.passed)
                   is not distinct from
                   (new.usual, new.midterm, new.practical, new.exam, new.mark, new.total, new.passed)
            or c.reversed_at is not null and c.from_version + 1 = old.version
               and (c.usual_was, c.midterm_was, c.practical_was, c.exam_was, c.mark_was, c.total_was, c.passed_was)
                   is not distinct from
                   (new.usual, new.midterm, new.practical, new.exam, new.mark, new.total, new.passed))) then
    return new;
  end if;
  raise exception 'a submitted grade is never written over';
end
$$;

create or replace function coursework.guard_grade_version() returns trigger language plpgsql as $$
begin
  if (new.grade_id, new.version, new.usual, new.midterm, new.practical, new.exam, new.mark, new.total, new.typed_by,
      new.typist, new.typed_at)
     is distinct from
     (old.grade_id, old.version, old.usual, old.midterm, old.practical, old.exam, old.mark, old.total, old.typed_by,
      old.typist, old.typed_at) then
    raise exception 'what was typed stays as it was typed';
  end if;
  return new;
end
$$;
