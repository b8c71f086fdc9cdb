-- 毕业生登记表: what a graduate declares, what the school says of them, and the paper made of it.
create table graduation.register_form (
  enrolment_id uuid primary key references registry.enrolment,
  person_id uuid not null references registry.person,
  scope_pos bigint not null,
  campaign_id uuid not null references graduation.campaign,
  salt bytea not null,
  content bytea,
  strokes text,
  signed_at timestamptz,
  appraisal text,
  appraiser text,
  appraiser_id uuid,
  submitted_at timestamptz,
  submitter text,
  submitter_office text,
  document_id uuid references document.document,
  version int not null default 1,
  check (strokes is null or content is not null),
  check ((strokes is null) = (signed_at is null)),
  check ((submitted_at is null) = (submitter is null)),
  check (submitted_at is null or appraisal is not null)
);
comment on table  graduation.register_form is '毕业生登记表';
comment on column graduation.register_form.enrolment_id is '学籍';
comment on column graduation.register_form.person_id is '人员';
comment on column graduation.register_form.scope_pos is '所在机构位置';
comment on column graduation.register_form.campaign_id is '毕业生信息核对';
comment on column graduation.register_form.salt is '盐';
comment on column graduation.register_form.content is '填写内容(加密)';
comment on column graduation.register_form.strokes is '本人签名';
comment on column graduation.register_form.signed_at is '本人签名时间';
comment on column graduation.register_form.appraisal is '鉴定评语';
comment on column graduation.register_form.appraiser is '评语拟写人';
comment on column graduation.register_form.appraiser_id is '评语拟写账户';
comment on column graduation.register_form.submitted_at is '评语提交时间';
comment on column graduation.register_form.submitter is '评语提交人';
comment on column graduation.register_form.submitter_office is '提交单位';
comment on column graduation.register_form.document_id is '文书';
comment on column graduation.register_form.version is '版本';
call kernel.scope_rows('graduation.register_form', 'person_id');
revoke delete, truncate on graduation.register_form from ${app};
create index register_form_place on graduation.register_form (campaign_id, scope_pos);
create index register_form_person on graduation.register_form (person_id);

create table graduation.register_batch (
  id uuid primary key default kernel.new_id(),
  campaign_id uuid not null references graduation.campaign,
  institution_id uuid not null references organisation.unit,
  unit_id uuid not null references organisation.unit,
  scope_pos bigint not null,
  with_transcripts boolean not null,
  state text not null default 'waiting' check (state in ('waiting', 'running', 'done')),
  asked_by uuid,
  asker text not null,
  asker_role text not null,
  asker_unit uuid references organisation.unit,
  asked_at timestamptz not null,
  beaten_at timestamptz,
  ended_at timestamptz
);
comment on table  graduation.register_batch is '成批出具毕业生登记表: one class';
comment on column graduation.register_batch.id is '标识';
comment on column graduation.register_batch.campaign_id is '毕业生信息核对';
comment on column graduation.register_batch.institution_id is '学校';
comment on column graduation.register_batch.unit_id is '班级';
comment on column graduation.register_batch.scope_pos is '所在机构位置';
comment on column graduation.register_batch.with_transcripts is '附成绩单';
comment on column graduation.register_batch.state is '状态: waiting 等待, running 正在出具, done 完成';
comment on column graduation.register_batch.asked_by is '发起人';
comment on column graduation.register_batch.asker is '发起人姓名';
comment on column graduation.register_batch.asker_role is '发起人岗位';
comment on column graduation.register_batch.asker_unit is '发起人单位';
comment on column graduation.register_batch.asked_at is '发起时间';
comment on column graduation.register_batch.beaten_at is '最近进展';
comment on column graduation.register_batch.ended_at is '完成时间';
call kernel.scope_rows('graduation.register_batch');
revoke delete, truncate on graduation.register_batch from ${app};
create index register_batch_of on graduation.register_batch (campaign_id, asked_at desc);
-- one at a time for a class
create unique index register_batch_once on graduation.register_batch (campaign_id, unit_id) where state <> 'done';

create table graduation.register_line (
  batch_id uuid not null references graduation.register_batch,
  seq int not null,
  enrolment_id uuid not null references registry.enrolment,
  person_id uuid not null references registry.person,
  scope_pos bigint not null,
  state text not null default 'waiting' check (state in ('waiting', 'issued', 'refused')),
  document_id uuid references document.document,
  transcripts uuid[] not null default '{}',
  reason text,
  reason_args text[] not null default '{}',
  primary key (batch_id, enrolment_id)
);
comment on table  graduation.register_line is '成批出具的一人';
comment on column graduation.register_line.batch_id is '批次';
comment on column graduation.register_line.seq is '序号';
comment on column graduation.register_line.enrolment_id is '学籍';
comment on column graduation.register_line.person_id is '人员';
comment on column graduation.register_line.scope_pos is '所在机构位置';
comment on column graduation.register_line.state is '状态';
comment on column graduation.register_line.document_id is '登记表';
comment on column graduation.register_line.transcripts is '成绩单';
comment on column graduation.register_line.reason is '未出具的原因';
comment on column graduation.register_line.reason_args is '填入的数值';
call kernel.scope_rows('graduation.register_line', 'person_id');
revoke delete, truncate on graduation.register_line from ${app};
create index register_line_enrolment on graduation.register_line (enrolment_id);
create index register_line_person on graduation.register_line (person_id);
