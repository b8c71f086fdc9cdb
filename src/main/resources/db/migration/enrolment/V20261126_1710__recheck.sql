-- 入学资格复查: within three months of entry (普通高等学校学生管理规定 第十一条).
create table enrolment.recheck (
  id        uuid primary key default kernel.new_id(),
  batch_id  uuid not null unique references enrolment.batch,
  opens_on  date not null,
  closes_on date not null check (closes_on >= opens_on),
  opened_by uuid,
  opener    text not null,
  opened_at timestamptz not null
);
comment on table  enrolment.recheck is '入学资格复查';
comment on column enrolment.recheck.id is '标识';
comment on column enrolment.recheck.batch_id is '录取批次';
comment on column enrolment.recheck.opens_on is '开始日';
comment on column enrolment.recheck.closes_on is '截止日';
comment on column enrolment.recheck.opened_by is '发起人账户';
comment on column enrolment.recheck.opener is '发起人';
comment on column enrolment.recheck.opened_at is '发起时间';
revoke delete, truncate on enrolment.recheck from ${app};

create table enrolment.recheck_matter (
  recheck_id uuid not null references enrolment.recheck,
  matter     text not null check (matter in ('procedure', 'qualification', 'identity', 'health', 'talent')),
  role       text not null,
  primary key (recheck_id, matter)
);
comment on table  enrolment.recheck_matter is '复查事项';
comment on column enrolment.recheck_matter.recheck_id is '复查';
comment on column enrolment.recheck_matter.matter is '事项';
comment on column enrolment.recheck_matter.role is '复查部门的角色';

create table enrolment.recheck_task (
  recheck_id   uuid not null references enrolment.recheck,
  candidate_id uuid not null references enrolment.candidate,
  matter       text not null,
  scope_pos    bigint not null,
  person_id    uuid,
  passed       boolean,
  reason       text,
  judged_by    uuid,
  judge        text,
  judged_at    timestamptz,
  primary key (recheck_id, candidate_id, matter),
  check (passed is not false or reason is not null)
);
comment on table  enrolment.recheck_task is '复查任务: one newcomer, one matter';
comment on column enrolment.recheck_task.recheck_id is '复查';
comment on column enrolment.recheck_task.candidate_id is '考生';
comment on column enrolment.recheck_task.matter is '事项';
comment on column enrolment.recheck_task.scope_pos is '所在机构位置';
comment on column enrolment.recheck_task.person_id is '人员';
comment on column enrolment.recheck_task.passed is '合格';
comment on column enrolment.recheck_task.reason is '理由';
comment on column enrolment.recheck_task.judged_by is '复查人账户';
comment on column enrolment.recheck_task.judge is '复查人';
comment on column enrolment.recheck_task.judged_at is '复查时间';
-- what an office still has to do
create index recheck_open on enrolment.recheck_task (recheck_id, matter) where passed is null;
create index recheck_task_candidate on enrolment.recheck_task (candidate_id);
call kernel.scope_rows('enrolment.recheck_task', 'person_id');
revoke delete, truncate on enrolment.recheck_task from ${app};

create table enrolment.recheck_outcome (
  candidate_id uuid primary key references enrolment.candidate,
  recheck_id   uuid not null references enrolment.recheck,
  scope_pos    bigint not null,
  person_id    uuid,
  outcome      text not null check (outcome in ('confirmed', 'not-granted', 'deferred', 'cancelled')),
  reason       text,
  document_no  text,
  event_id     uuid references registry.status_event,
  decided_by   uuid,
  decider      text not null,
  decided_at   timestamptz not null
);
comment on table  enrolment.recheck_outcome is '复查结论';
comment on column enrolment.recheck_outcome.candidate_id is '考生';
comment on column enrolment.recheck_outcome.recheck_id is '复查';
comment on column enrolment.recheck_outcome.scope_pos is '所在机构位置';
comment on column enrolment.recheck_outcome.person_id is '人员';
comment on column enrolment.recheck_outcome.outcome is '结论: confirmed 确认, not-granted 不予学籍, deferred 保留入学资格, cancelled 取消学籍';
comment on column enrolment.recheck_outcome.reason is '理由';
comment on column enrolment.recheck_outcome.document_no is '文号';
comment on column enrolment.recheck_outcome.event_id is '学籍异动';
comment on column enrolment.recheck_outcome.decided_by is '决定人账户';
comment on column enrolment.recheck_outcome.decider is '决定人';
comment on column enrolment.recheck_outcome.decided_at is '决定时间';
create index recheck_outcome_of on enrolment.recheck_outcome (recheck_id);
call kernel.scope_rows('enrolment.recheck_outcome', 'person_id');
revoke delete, truncate on enrolment.recheck_outcome from ${app};
