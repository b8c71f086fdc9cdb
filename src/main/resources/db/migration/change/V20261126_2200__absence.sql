create table change.absence (
  id           uuid primary key default kernel.new_id(),
  enrolment_id uuid not null references registry.enrolment,
  person_id    uuid not null,
  scope_pos    bigint not null,
  case_id      uuid not null references workflow.case_file,
  event_id     uuid not null references registry.status_event,
  kind         text not null check (kind in ('service', 'study-abroad', 'visit', 'deferral')),
  from_on      date not null,
  last_on      date not null check (last_on >= from_on),
  reason       text,
  reversed_at  timestamptz
);
comment on table  change.absence is '离校期限: until when a place is held, a stay elsewhere was granted, or an admission deferred';
comment on column change.absence.id is '标识';
comment on column change.absence.enrolment_id is '学籍';
comment on column change.absence.person_id is '人员';
comment on column change.absence.scope_pos is '所在机构位置';
comment on column change.absence.case_id is '事项';
comment on column change.absence.event_id is '异动记录';
comment on column change.absence.kind is '种类: service 服兵役, study-abroad 公派出国, visit 国内访学, deferral 保留入学资格';
comment on column change.absence.from_on is '起始日';
comment on column change.absence.last_on is '最后一日';
comment on column change.absence.reason is '原因 JY/T 1001';
comment on column change.absence.reversed_at is '撤销时间';
create unique index one_absence_a_case on change.absence (case_id);
create index absence_enrolment on change.absence (enrolment_id, last_on desc);
-- the nightly question: which ends soon
create index absence_end on change.absence (last_on) where reversed_at is null;
call kernel.scope_rows('change.absence', 'person_id');
revoke delete, truncate on change.absence from ${app};
