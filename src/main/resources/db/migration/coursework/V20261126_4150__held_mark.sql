alter table coursework.task
  add column exam_on      date,
  add column published_on date;
comment on column coursework.task.exam_on is '考试日期';
comment on column coursework.task.published_on is '成绩公布日期: 复查期限 is counted from it';

-- 缓考、免修、取消考试资格: a mark that a decision puts into the grade sheet and its teacher does not write over
create table coursework.held_mark (
  id           uuid primary key default kernel.new_id(),
  grade_id     uuid not null references coursework.grade,
  enrolment_id uuid not null references registry.enrolment,
  scope_pos    bigint not null,
  person_id    uuid not null,
  mark         text not null check (mark in ('deferred', 'exempt', 'barred')),
  case_id      uuid references workflow.case_file,
  why          text not null,
  holder       text not null,
  held_at      timestamptz not null,
  lifted_at    timestamptz,
  lifter       text,
  lifted_why   text,
  check ((lifted_at is null) = (lifter is null))
);
comment on table  coursework.held_mark is '经批准的成绩备注: put into a grade by a decision, taken out by another';
comment on column coursework.held_mark.id is '标识';
comment on column coursework.held_mark.grade_id is '成绩';
comment on column coursework.held_mark.enrolment_id is '学籍';
comment on column coursework.held_mark.scope_pos is '所在机构位置';
comment on column coursework.held_mark.person_id is '人员';
comment on column coursework.held_mark.mark is '备注: deferred 缓考, exempt 免修, barred 取消考试资格';
comment on column coursework.held_mark.case_id is '事项: null where no application lies behind it';
comment on column coursework.held_mark.why is '依据';
comment on column coursework.held_mark.holder is '记入人';
comment on column coursework.held_mark.held_at is '记入时间';
comment on column coursework.held_mark.lifted_at is '撤销时间';
comment on column coursework.held_mark.lifter is '撤销人';
comment on column coursework.held_mark.lifted_why is '撤销原因';
-- one decision stands in a grade at a time
create unique index held_mark_stands on coursework.held_mark (grade_id) where lifted_at is null;
create index held_mark_of on coursework.held_mark (enrolment_id);
create index held_mark_place on coursework.held_mark (scope_pos);
create index held_mark_case on coursework.held_mark (case_id);
call kernel.scope_rows('coursework.held_mark', 'person_id');
revoke delete, truncate on coursework.held_mark from ${app};

-- While it stands, whatever is typed into the grade leaves its mark alone.
create function coursework.guard_held_mark() returns trigger language plpgsql as $$
begin
  if exists (select from coursework.held_mark h
              where h.grade_id = new.id and h.lifted_at is null and h.mark is distinct from new.mark)
     and exists (select from coursework.task t where t.id = new.task_id and t.stage = 'entering') then
    raise exception 'a decision holds the mark of this grade';
  end if;
  return new;
end
$$;
create trigger grade_mark_held before update on coursework.grade
  for each row when (new.mark is distinct from old.mark) execute function coursework.guard_held_mark();

-- 取消考试资格: proposed by teacher or department with the numbers, decided by another
create table coursework.exam_bar (
  id           uuid primary key default kernel.new_id(),
  grade_id     uuid not null references coursework.grade,
  task_id      uuid not null references coursework.task,
  enrolment_id uuid not null references registry.enrolment,
  scope_pos    bigint not null,
  person_id    uuid not null,
  missed       int not null check (missed > 0),
  hours        int not null check (hours > 0),
  share        int not null check (share between 1 and 100),
  state        text not null default 'proposed' check (state in ('proposed', 'barred', 'dropped', 'lifted')),
  proposer_id  uuid,
  proposer     text not null,
  proposed_at  timestamptz not null,
  decider      text,
  decided_at   timestamptz,
  why          text,
  held_id      uuid references coursework.held_mark,
  check ((state = 'proposed') = (decided_at is null))
);
comment on table  coursework.exam_bar is '取消考试资格: who missed too much of a course to sit its exam, and what was decided';
comment on column coursework.exam_bar.id is '标识';
comment on column coursework.exam_bar.grade_id is '成绩';
comment on column coursework.exam_bar.task_id is '教学任务';
comment on column coursework.exam_bar.enrolment_id is '学籍';
comment on column coursework.exam_bar.scope_pos is '所在机构位置';
comment on column coursework.exam_bar.person_id is '人员';
comment on column coursework.exam_bar.missed is '缺课节数';
comment on column coursework.exam_bar.hours is '课程总学时';
comment on column coursework.exam_bar.share is '取消资格的比例（%）: the policy of the day';
comment on column coursework.exam_bar.state is '状态: proposed 已提出, barred 已取消资格, dropped 不予取消, lifted 已恢复';
comment on column coursework.exam_bar.proposer_id is '提出人账户';
comment on column coursework.exam_bar.proposer is '提出人';
comment on column coursework.exam_bar.proposed_at is '提出时间';
comment on column coursework.exam_bar.decider is '决定人';
comment on column coursework.exam_bar.decided_at is '决定时间';
comment on column coursework.exam_bar.why is '理由: of dropping or lifting';
comment on column coursework.exam_bar.held_id is '记入成绩的备注';
create unique index exam_bar_stands on coursework.exam_bar (grade_id) where state in ('proposed', 'barred');
create index exam_bar_task on coursework.exam_bar (task_id);
create index exam_bar_of on coursework.exam_bar (enrolment_id);
create index exam_bar_held on coursework.exam_bar (held_id);
create index exam_bar_place on coursework.exam_bar (scope_pos);
call kernel.scope_rows('coursework.exam_bar', 'person_id');
revoke delete, truncate on coursework.exam_bar from ${app};

-- 成绩复查: a student asks to have a published mark looked at again
create table coursework.recheck (
  case_id       uuid primary key references workflow.case_file,
  grade_id      uuid not null references coursework.grade,
  enrolment_id  uuid not null references registry.enrolment,
  scope_pos     bigint not null,
  person_id     uuid not null,
  finding       text check (finding in ('unchanged', 'mistaken')),
  words         text,
  finder_id     uuid,
  finder        text,
  found_at      timestamptz,
  correction_id uuid references workflow.case_file,
  check ((finding is null) = (found_at is null)),
  check (correction_id is null or finding = 'mistaken')
);
comment on table  coursework.recheck is '成绩复查: which mark, and what the teacher or department found';
comment on column coursework.recheck.case_id is '事项';
comment on column coursework.recheck.grade_id is '成绩';
comment on column coursework.recheck.enrolment_id is '学籍';
comment on column coursework.recheck.scope_pos is '所在机构位置';
comment on column coursework.recheck.person_id is '人员';
comment on column coursework.recheck.finding is '复查结论: unchanged 无误, mistaken 有误';
comment on column coursework.recheck.words is '复查说明';
comment on column coursework.recheck.finder_id is '复查人账户';
comment on column coursework.recheck.finder is '复查人';
comment on column coursework.recheck.found_at is '复查时间';
comment on column coursework.recheck.correction_id is '由此发起的成绩更正';
create index recheck_grade on coursework.recheck (grade_id);
create index recheck_of on coursework.recheck (enrolment_id);
create index recheck_correction on coursework.recheck (correction_id);
create index recheck_place on coursework.recheck (scope_pos);
call kernel.scope_rows('coursework.recheck', 'person_id');
revoke delete, truncate on coursework.recheck from ${app};
