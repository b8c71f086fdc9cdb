create schema change;
comment on schema change is '学籍异动';

create table change.leave (
  id           uuid primary key default kernel.new_id(),
  enrolment_id uuid not null references registry.enrolment,
  person_id    uuid not null,
  scope_pos    bigint not null,
  case_id      uuid not null references workflow.case_file,
  event_id     uuid not null references registry.status_event,
  from_on      date not null,
  last_on      date not null check (last_on >= from_on),
  reason       text,
  reversed_at  timestamptz
);
comment on table  change.leave is '休学期限: until when a leave, or its extension, was granted';
comment on column change.leave.id is '标识';
comment on column change.leave.enrolment_id is '学籍';
comment on column change.leave.person_id is '人员';
comment on column change.leave.scope_pos is '所在机构位置';
comment on column change.leave.case_id is '事项';
comment on column change.leave.event_id is '异动记录';
comment on column change.leave.from_on is '起始日';
comment on column change.leave.last_on is '最后一日';
comment on column change.leave.reason is '原因 JY/T 1001';
comment on column change.leave.reversed_at is '撤销时间';
create unique index one_grant_a_case on change.leave (case_id);
create index leave_enrolment on change.leave (enrolment_id, last_on desc);
-- the nightly question: whose leave ends soon
create index leave_end on change.leave (last_on) where reversed_at is null;
call kernel.scope_rows('change.leave', 'person_id');
revoke delete, truncate on change.leave from ${app};
