-- Since when a student is asked to register: whoever enrols or returns late has the whole time too. Null where
-- the row is older than this column; the closing day counts then.
alter table registration.term_registration add column laid_on date;
alter table registration.term_registration alter column laid_on set default current_date;
comment on column registration.term_registration.laid_on is '列入待注册的日期';

-- 逾期未注册退学处理 (普通高等学校学生管理规定 第三十条第一款第五项): the case opened for a student who neither registered nor
-- was deferred, once a student and term, whoever asks and however often.
create table registration.overdue_case (
  opening_id   uuid not null references registration.opening,
  enrolment_id uuid not null references registry.enrolment,
  scope_pos    bigint not null,
  person_id    uuid not null,
  last_on      date not null,
  case_id      uuid not null references workflow.case_file,
  proposed_at  timestamptz not null,
  proposer     text not null,
  ended_at     timestamptz,
  end_reason   text,
  primary key (opening_id, enrolment_id),
  check ((ended_at is null) = (end_reason is null))
);
comment on table  registration.overdue_case is '逾期未注册退学处理';
comment on column registration.overdue_case.opening_id is '注册安排';
comment on column registration.overdue_case.enrolment_id is '学籍';
comment on column registration.overdue_case.scope_pos is '所在机构位置';
comment on column registration.overdue_case.person_id is '人员';
comment on column registration.overdue_case.last_on is '应注册的最后日期';
comment on column registration.overdue_case.case_id is '退学处理事项';
comment on column registration.overdue_case.proposed_at is '提出时间';
comment on column registration.overdue_case.proposer is '提出人';
comment on column registration.overdue_case.ended_at is '终止时间';
comment on column registration.overdue_case.end_reason is '终止原因';
create index overdue_case_enrolment on registration.overdue_case (enrolment_id);
create index overdue_case_case on registration.overdue_case (case_id);
call kernel.scope_rows('registration.overdue_case', 'person_id');
revoke delete, truncate on registration.overdue_case from ${app};
