create schema workflow;
comment on schema workflow is '审批';

create table workflow.counter (
  institution_id uuid not null references organisation.unit,
  kind           text not null,
  year           smallint not null,
  last           bigint not null,
  primary key (institution_id, kind, year)
);
comment on table  workflow.counter is '事项流水: its row is the lock between two submissions, so that no number is left out';
comment on column workflow.counter.institution_id is '学校';
comment on column workflow.counter.kind is '事项类别';
comment on column workflow.counter.year is '年度';
comment on column workflow.counter.last is '最后一个流水号';

create table workflow.case_file (
  id             uuid primary key default kernel.new_id(),
  kind           text not null,
  number         text,
  subject_id     uuid not null,
  person_id      uuid not null,
  institution_id uuid not null references organisation.unit,
  unit_id        uuid not null references organisation.unit,
  scope_pos      bigint not null,
  education      text not null,
  subject_name   text not null,
  subject_number text,
  state          text not null default 'draft' check (state in
                   ('draft', 'submitted', 'in-progress', 'amending', 'approved', 'effective',
                    'refused', 'retracted', 'reversed')),
  fields         jsonb not null default '{}',
  applicant_id   uuid references identity.account,
  applicant      text not null,
  applicant_role text not null,
  on_behalf      text,
  exclusive      boolean not null default true,
  created_at     timestamptz not null,
  submitted_at   timestamptz,
  concluded_at   timestamptz,
  effective_on   date,
  outcome        jsonb,
  process_id     text,
  drawing        text,
  reverses       uuid references workflow.case_file,
  version        int not null default 1
);
comment on table  workflow.case_file is '事项: one application from its draft to its effect';
comment on column workflow.case_file.id is '标识';
comment on column workflow.case_file.kind is '事项类别';
comment on column workflow.case_file.number is '受理编号: given at submission, without gaps per school, kind and year';
comment on column workflow.case_file.subject_id is '所涉学籍';
comment on column workflow.case_file.person_id is '所涉人员';
comment on column workflow.case_file.institution_id is '学校';
comment on column workflow.case_file.unit_id is '班级或所在机构';
comment on column workflow.case_file.scope_pos is '所在机构位置';
comment on column workflow.case_file.education is '教育类型';
comment on column workflow.case_file.subject_name is '学生姓名(申请时)';
comment on column workflow.case_file.subject_number is '学号(申请时)';
comment on column workflow.case_file.state is '办理状态';
comment on column workflow.case_file.fields is '申请内容';
comment on column workflow.case_file.applicant_id is '申请人账户';
comment on column workflow.case_file.applicant is '申请人';
comment on column workflow.case_file.applicant_role is '申请人身份';
comment on column workflow.case_file.on_behalf is '代办理由';
comment on column workflow.case_file.exclusive is '同一学生同时只办一件';
comment on column workflow.case_file.created_at is '建立时间';
comment on column workflow.case_file.submitted_at is '首次提交时间';
comment on column workflow.case_file.concluded_at is '办结时间';
comment on column workflow.case_file.effective_on is '生效日期';
comment on column workflow.case_file.outcome is '办理结果: what took effect, by which it can be reversed';
comment on column workflow.case_file.process_id is '引擎流程实例';
comment on column workflow.case_file.drawing is '流程图';
comment on column workflow.case_file.reverses is '所撤销的事项';
comment on column workflow.case_file.version is '版本';
-- the last wall behind the rule: one change under way for a student
create unique index one_case_under_way on workflow.case_file (subject_id)
  where exclusive and state in ('submitted', 'in-progress', 'amending');
create unique index one_reversal_under_way on workflow.case_file (reverses)
  where state in ('submitted', 'in-progress', 'amending', 'effective');
create unique index case_number on workflow.case_file (institution_id, number);
create index case_list on workflow.case_file (scope_pos, id desc);
create index case_subject on workflow.case_file (subject_id, id desc);
create index case_person on workflow.case_file (person_id, id desc);
create index case_applicant on workflow.case_file (applicant_id, id desc);
create index case_ahead on workflow.case_file (effective_on) where state = 'approved';
call kernel.scope_rows('workflow.case_file', 'person_id');
revoke delete, truncate on workflow.case_file from ${app};

create table workflow.step (
  id           uuid primary key default kernel.new_id(),
  case_id      uuid not null references workflow.case_file,
  scope_pos    bigint not null,
  person_id    uuid not null,
  task         text not null,
  roles        text[] not null,
  opened_at    timestamptz not null,
  due_on       date not null,
  assigned_to  uuid references identity.account,
  assigned     text,
  decision     text check (decision in ('approve', 'return', 'refuse', 'lapse')),
  comment      text,
  decided_by   uuid references identity.account,
  decided      text,
  decided_role text,
  deputy_for   uuid references identity.account,
  deputised    text,
  decided_at   timestamptz,
  taken_back   boolean not null default false,
  check ((decision is null) = (decided_at is null))
);
comment on table  workflow.step is '办理环节: one office''s turn; a return opens a new one with a new clock';
comment on column workflow.step.id is '标识';
comment on column workflow.step.case_id is '事项';
comment on column workflow.step.scope_pos is '所在机构位置';
comment on column workflow.step.person_id is '所涉人员';
comment on column workflow.step.task is '流程图中的环节';
comment on column workflow.step.roles is '可办理的岗位';
comment on column workflow.step.opened_at is '到达时间';
comment on column workflow.step.due_on is '应办结日, 按工作日计';
comment on column workflow.step.assigned_to is '转办至账户';
comment on column workflow.step.assigned is '转办至';
comment on column workflow.step.decision is '处理结果: approve 同意, return 退回修改, refuse 不同意, lapse 因撤回而终止';
comment on column workflow.step.comment is '意见';
comment on column workflow.step.decided_by is '处理人账户';
comment on column workflow.step.decided is '处理人';
comment on column workflow.step.decided_role is '处理人岗位';
comment on column workflow.step.deputy_for is '被代理人账户';
comment on column workflow.step.deputised is '被代理人';
comment on column workflow.step.decided_at is '处理时间';
comment on column workflow.step.taken_back is '已收回重办';
create unique index one_open_turn on workflow.step (case_id, task) where decision is null;
create index step_case on workflow.step (case_id, opened_at);
-- the queue, by deadline
create index step_queue on workflow.step (due_on, id) where decision is null;
create index step_done on workflow.step (decided_by, decided_at desc) where decided_by is not null;
call kernel.scope_rows('workflow.step', 'person_id');
revoke delete, truncate on workflow.step from ${app};

create table workflow.trail (
  id         uuid primary key default kernel.new_id(),
  case_id    uuid not null references workflow.case_file,
  scope_pos  bigint not null,
  person_id  uuid not null,
  at         timestamptz not null,
  what       text not null,
  task       text,
  account_id uuid,
  actor      text not null,
  role       text not null,
  deputised  text,
  comment    text
);
comment on table  workflow.trail is '办理记录';
comment on column workflow.trail.id is '标识';
comment on column workflow.trail.case_id is '事项';
comment on column workflow.trail.scope_pos is '所在机构位置';
comment on column workflow.trail.person_id is '所涉人员';
comment on column workflow.trail.at is '时间';
comment on column workflow.trail.what is '动作';
comment on column workflow.trail.task is '环节';
comment on column workflow.trail.account_id is '账户';
comment on column workflow.trail.actor is '办理人';
comment on column workflow.trail.role is '岗位';
comment on column workflow.trail.deputised is '被代理人';
comment on column workflow.trail.comment is '意见';
create index trail_case on workflow.trail (case_id, id);
call kernel.scope_rows('workflow.trail', 'person_id');
call kernel.append_only('workflow.trail');
-- a move of the student's class moves the rows' place in the tree, never the facts
grant update (scope_pos) on workflow.trail to ${app};

create table workflow.evidence (
  id        uuid primary key default kernel.new_id(),
  case_id   uuid not null references workflow.case_file,
  scope_pos bigint not null,
  person_id uuid not null,
  kind      text not null,
  file_id   uuid not null references attachment.file,
  name      text not null,
  added_by  text not null,
  added_at  timestamptz not null
);
comment on table  workflow.evidence is '证明材料';
comment on column workflow.evidence.id is '标识';
comment on column workflow.evidence.case_id is '事项';
comment on column workflow.evidence.scope_pos is '所在机构位置';
comment on column workflow.evidence.person_id is '所涉人员';
comment on column workflow.evidence.kind is '材料种类';
comment on column workflow.evidence.file_id is '附件';
comment on column workflow.evidence.name is '文件名';
comment on column workflow.evidence.added_by is '提交人';
comment on column workflow.evidence.added_at is '提交时间';
create index evidence_case on workflow.evidence (case_id, id);
call kernel.scope_rows('workflow.evidence', 'person_id');
revoke truncate on workflow.evidence from ${app};

create table workflow.deputy (
  id          uuid primary key default kernel.new_id(),
  account_id  uuid not null references identity.account,
  role        text not null,
  unit_id     uuid not null references organisation.unit,
  deputy_id   uuid not null references identity.account,
  during      daterange not null check (not isempty(during) and not upper_inf(during)),
  reason      text not null,
  named_by    text not null,
  named_at    timestamptz not null,
  check (account_id <> deputy_id),
  constraint one_deputy_a_day exclude using gist
    (account_id with =, role with =, unit_id with =, during with &&)
);
comment on table  workflow.deputy is '代理: whoever acts in the holder''s place for a period';
comment on column workflow.deputy.id is '标识';
comment on column workflow.deputy.account_id is '被代理人账户';
comment on column workflow.deputy.role is '岗位角色';
comment on column workflow.deputy.unit_id is '岗位机构';
comment on column workflow.deputy.deputy_id is '代理人账户';
comment on column workflow.deputy.during is '代理期间';
comment on column workflow.deputy.reason is '事由';
comment on column workflow.deputy.named_by is '指定人';
comment on column workflow.deputy.named_at is '指定时间';
create index deputy_deputy on workflow.deputy (deputy_id);

create table workflow.answer (
  account_id uuid not null,
  key        text not null,
  digest     bytea not null,
  made       uuid not null,
  at         timestamptz not null,
  primary key (account_id, key)
);
comment on table  workflow.answer is '幂等键: what a creating request with this key has made';
comment on column workflow.answer.account_id is '账户';
comment on column workflow.answer.key is '幂等键';
comment on column workflow.answer.digest is '请求摘要';
comment on column workflow.answer.made is '所建对象';
comment on column workflow.answer.at is '时间';
