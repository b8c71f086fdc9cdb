-- 网考与学信网同步: a result that the national register does not know lets nobody through the audit
alter table graduation.unified_exam add column synced_on date;
alter table graduation.unified_exam add column case_id uuid references workflow.case_file;
alter table graduation.unified_exam add column voided_at timestamptz;
alter table graduation.unified_exam add column voided_by text;
alter table graduation.unified_exam add column void_reason text;
alter table graduation.unified_exam add check ((voided_at is null) = (void_reason is null));
comment on column graduation.unified_exam.synced_on is '与学信网同步的日期: null while the national register does not have it';
comment on column graduation.unified_exam.case_id is '免考事项';
comment on column graduation.unified_exam.voided_at is '作废时间';
comment on column graduation.unified_exam.voided_by is '作废人';
comment on column graduation.unified_exam.void_reason is '作废原因';
alter table graduation.unified_exam drop constraint unified_exam_enrolment_id_subject_held_on_key;
-- one result a subject and day, and the way from a student to theirs; what was struck out may be entered anew
create unique index unified_exam_once on graduation.unified_exam (enrolment_id, subject, held_on) where voided_at is null;
create index unified_exam_case on graduation.unified_exam (case_id) where case_id is not null;

create table graduation.exemption (
  case_id        uuid not null references workflow.case_file,
  subject        text not null check (subject in ('english', 'computer')),
  enrolment_id   uuid not null references registry.enrolment,
  person_id      uuid not null references registry.person,
  scope_pos      bigint not null,
  institution_id uuid not null references organisation.unit,
  basis          text not null check (basis in ('exempt', 'unsynchronised')),
  reason_code    text not null,
  certificate    text,
  granted_on     date not null,
  reversed_at    timestamptz,
  primary key (case_id, subject)
);
comment on table  graduation.exemption is '已批准的网考免考事项, 一科一行';
comment on column graduation.exemption.case_id is '事项';
comment on column graduation.exemption.subject is '科目: english 大学英语B(71), computer 计算机应用基础(69)';
comment on column graduation.exemption.enrolment_id is '学籍';
comment on column graduation.exemption.person_id is '人员';
comment on column graduation.exemption.scope_pos is '所在机构位置';
comment on column graduation.exemption.institution_id is '学校';
comment on column graduation.exemption.basis is '情形: exempt 符合免考条件, unsynchronised 已通过或免考而学信网未同步';
comment on column graduation.exemption.reason_code is '免考原因代码';
comment on column graduation.exemption.certificate is '证书编号';
comment on column graduation.exemption.granted_on is '批准日期';
comment on column graduation.exemption.reversed_at is '撤销时间';
create index exemption_student on graduation.exemption (enrolment_id);
create index exemption_person on graduation.exemption (person_id);
-- what a point still has to report is asked by place
create index exemption_place on graduation.exemption (scope_pos) where reversed_at is null;
call kernel.scope_rows('graduation.exemption', 'person_id');
revoke delete, truncate on graduation.exemption from ${app};

create table graduation.exemption_batch (
  id             uuid primary key default kernel.new_id(),
  institution_id uuid not null references organisation.unit,
  unit_id        uuid not null references organisation.unit,
  scope_pos      bigint not null,
  year           int not null,
  seq            int not null,
  centre_code    text not null check (centre_code ~ '^[0-9]{8}$'),
  centre_name    text not null,
  made_by        text not null,
  made_at        timestamptz not null,
  unique (unit_id, year, seq)
);
comment on table  graduation.exemption_batch is '免考信息表批次';
comment on column graduation.exemption_batch.id is '标识';
comment on column graduation.exemption_batch.institution_id is '学校';
comment on column graduation.exemption_batch.unit_id is '教学点';
comment on column graduation.exemption_batch.scope_pos is '所在机构位置';
comment on column graduation.exemption_batch.year is '年度';
comment on column graduation.exemption_batch.seq is '批次号';
comment on column graduation.exemption_batch.centre_code is '学习中心代码, 8 位';
comment on column graduation.exemption_batch.centre_name is '学习中心名称';
comment on column graduation.exemption_batch.made_by is '生成人';
comment on column graduation.exemption_batch.made_at is '生成时间';
create index exemption_batch_place on graduation.exemption_batch (scope_pos);
call kernel.scope_rows('graduation.exemption_batch');
call kernel.append_only('graduation.exemption_batch');
grant update (scope_pos) on graduation.exemption_batch to ${app};

create table graduation.exemption_line (
  batch_id       uuid not null references graduation.exemption_batch,
  case_id        uuid not null,
  subject        text not null,
  enrolment_id   uuid not null references registry.enrolment,
  person_id      uuid not null references registry.person,
  scope_pos      bigint not null,
  student_number text not null,
  name           text not null,
  programme      text not null,
  reason_code    text not null,
  certificate    text,
  state          text not null default 'sent' check (state in ('sent', 'synced', 'returned')),
  answer         text,
  answered_by    text,
  answered_at    timestamptz,
  primary key (batch_id, case_id, subject),
  foreign key (case_id, subject) references graduation.exemption,
  check ((state = 'sent') = (answered_at is null)),
  check (state <> 'returned' or answer is not null)
);
comment on table  graduation.exemption_line is '免考信息表的一行: as it was when it was frozen, and what came back';
comment on column graduation.exemption_line.batch_id is '批次';
comment on column graduation.exemption_line.case_id is '事项';
comment on column graduation.exemption_line.subject is '科目';
comment on column graduation.exemption_line.enrolment_id is '学籍';
comment on column graduation.exemption_line.person_id is '人员';
comment on column graduation.exemption_line.scope_pos is '所在机构位置';
comment on column graduation.exemption_line.student_number is '学号';
comment on column graduation.exemption_line.name is '姓名';
comment on column graduation.exemption_line.programme is '专业/层次';
comment on column graduation.exemption_line.reason_code is '免考原因代码';
comment on column graduation.exemption_line.certificate is '证书编号';
comment on column graduation.exemption_line.state is '结果: sent 已上报, synced 已同步, returned 退回';
comment on column graduation.exemption_line.answer is '退回原因';
comment on column graduation.exemption_line.answered_by is '登记人';
comment on column graduation.exemption_line.answered_at is '登记时间';
-- nobody is reported twice for a subject, unless what was sent came back
create unique index exemption_line_once on graduation.exemption_line (case_id, subject) where state <> 'returned';
create index exemption_line_student on graduation.exemption_line (enrolment_id);
create index exemption_line_place on graduation.exemption_line (scope_pos);
call kernel.scope_rows('graduation.exemption_line', 'person_id');
revoke delete, truncate on graduation.exemption_line from ${app};

insert into attachment.kind (key, media_types, most_bytes, least_width, least_height, source, label, label_en)
values
  ('unified-certificate', '{image/jpeg,image/png,application/pdf}', 20971520, 200, 200,
   '国家开放大学统考免考规定: 证书原件', '免考证书原件', 'Certificate for the exemption, original'),
  ('unified-result', '{image/jpeg,image/png,application/pdf}', 20971520, 200, 200,
   '国家开放大学统考免考规定: 成绩或免考审批结果', '统考成绩或免考审批结果', 'Result of the unified exam or of its exemption');
