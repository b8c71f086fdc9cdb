-- What both schools of a transfer may see: no word of it says who the student is.
create table change.transfer (
  id              uuid primary key default kernel.new_id(),
  education       text not null,
  first_side      text not null check (first_side in ('sending', 'receiving')),
  sending_id      uuid references organisation.unit,
  sending_name    text not null,
  receiving_id    uuid references organisation.unit,
  receiving_name  text not null,
  state           text not null check (state in
                    ('preparing', 'asked', 'returned', 'refused', 'withdrawn', 'completed', 'received', 'reversed')),
  due_on          date,
  on_day          date,
  message         text,
  package_no      text,
  package_digest  text,
  contents        text[] not null default '{}',
  posted_on       date,
  posted_how      text,
  received_by     text,
  received_on     date,
  file_by         date,
  filed_on        date,
  filed_no        text,
  agreed_to_undo  text check (agreed_to_undo in ('sending', 'receiving')),
  out_event       uuid references registry.status_event,
  in_event        uuid references registry.status_event,
  began_at        timestamptz not null,
  check (sending_id is not null or receiving_id is not null)
);
comment on table  change.transfer is '转学: what both schools may see of it';
comment on column change.transfer.id is '标识';
comment on column change.transfer.education is '教育类型';
comment on column change.transfer.first_side is '先办理的一方';
comment on column change.transfer.sending_id is '转出学校, 空为系统外学校';
comment on column change.transfer.sending_name is '转出学校名称';
comment on column change.transfer.receiving_id is '转入学校, 空为系统外学校';
comment on column change.transfer.receiving_name is '转入学校名称';
comment on column change.transfer.state is '双方办理状态';
comment on column change.transfer.due_on is '对方应办结日, 按对方的工作日计';
comment on column change.transfer.on_day is '转入日期';
comment on column change.transfer.message is '双方往来的说明';
comment on column change.transfer.package_no is '移交档案编号';
comment on column change.transfer.package_digest is '移交目录摘要';
comment on column change.transfer.contents is '移交目录';
comment on column change.transfer.posted_on is '纸质档案寄出日';
comment on column change.transfer.posted_how is '纸质档案寄送方式和单号';
comment on column change.transfer.received_by is '签收人';
comment on column change.transfer.received_on is '签收日';
comment on column change.transfer.file_by is '应备案日';
comment on column change.transfer.filed_on is '备案日';
comment on column change.transfer.filed_no is '备案号';
comment on column change.transfer.agreed_to_undo is '已同意撤销的一方';
comment on column change.transfer.out_event is '转出异动';
comment on column change.transfer.in_event is '转入异动';
comment on column change.transfer.began_at is '开始时间';
-- the daily question: who has not answered in time
create index transfer_due on change.transfer (due_on) where state = 'asked';

-- One school's half: who it is about, and its own case. The other school never reads it.
create table change.transfer_side (
  id              uuid primary key default kernel.new_id(),
  transfer_id     uuid not null references change.transfer,
  side            text not null check (side in ('sending', 'receiving')),
  scope_pos       bigint not null,
  person_id       uuid not null,
  unit_id         uuid not null references organisation.unit,
  enrolment_id    uuid references registry.enrolment,
  case_id         uuid references workflow.case_file,
  name            text not null,
  sex             text not null,
  birth_on        date,
  student_number  text,
  registry_number text,
  kind            text not null,
  grade_level     smallint,
  level           text,
  major           text,
  unique (transfer_id, side)
);
comment on table  change.transfer_side is '转学一方: one school''s half, closed to the other';
comment on column change.transfer_side.id is '标识';
comment on column change.transfer_side.transfer_id is '转学';
comment on column change.transfer_side.side is '转出方或转入方';
comment on column change.transfer_side.scope_pos is '所在机构位置';
comment on column change.transfer_side.person_id is '人员';
comment on column change.transfer_side.unit_id is '所在或拟入机构';
comment on column change.transfer_side.enrolment_id is '本方学籍';
comment on column change.transfer_side.case_id is '本方事项';
comment on column change.transfer_side.name is '姓名';
comment on column change.transfer_side.sex is '性别';
comment on column change.transfer_side.birth_on is '出生日期';
comment on column change.transfer_side.student_number is '学号';
comment on column change.transfer_side.registry_number is '学籍号';
comment on column change.transfer_side.kind is '学籍类别';
comment on column change.transfer_side.grade_level is '年级';
comment on column change.transfer_side.level is '培养层次';
comment on column change.transfer_side.major is '专业';
create index transfer_side_list on change.transfer_side (scope_pos, transfer_id desc);
create index transfer_side_enrolment on change.transfer_side (enrolment_id);
create index transfer_side_case on change.transfer_side (case_id);
call kernel.scope_rows('change.transfer_side', 'person_id');
revoke delete, truncate on change.transfer, change.transfer_side from ${app};
