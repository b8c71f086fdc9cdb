create schema verification;
comment on schema verification is '学籍核查';

create table verification.rule (
  code text primary key,
  sort text not null check (sort in ('record', 'document', 'group', 'told')),
  severity text not null check (severity in ('error', 'warning', 'notice')),
  weight smallint not null check (weight between 0 and 100),
  educations text[] not null,
  parameters jsonb not null default '{}',
  owner text not null,
  days smallint not null check (days between 1 and 60),
  enabled boolean not null default true,
  position smallint not null unique
);
comment on table verification.rule is '核查规则: what is looked for; the condition itself stands in the program, under the same code';
comment on column verification.rule.code is '规则代码';
comment on column verification.rule.sort is '种类: record 记录, document 证件号, group 班级或号段, told 由人指出';
comment on column verification.rule.severity is '轻重: error 错误, warning 可疑, notice 提示';
comment on column verification.rule.weight is '扣分: how much of a student''s hundred points it costs';
comment on column verification.rule.educations is '适用的教育类型';
comment on column verification.rule.parameters is '参数: whole numbers';
comment on column verification.rule.owner is '由谁处理: 角色';
comment on column verification.rule.days is '处理时限(工作日)';
comment on column verification.rule.enabled is '启用';
comment on column verification.rule.position is '顺序';
revoke delete, truncate on verification.rule from ${app};

create table verification.campaign (
  id uuid primary key default kernel.new_id(),
  unit_id uuid not null references organisation.unit,
  institution_id uuid references organisation.unit,
  name text not null,
  notice text not null,
  opens_on date not null,
  closes_on date not null,
  opened_by uuid,
  opener text not null,
  opened_at timestamptz not null,
  check (closes_on >= opens_on)
);
comment on table verification.campaign is '核查批次: one unit''s students, confirmed, compared and checked within a term';
comment on column verification.campaign.id is '标识';
comment on column verification.campaign.unit_id is '核查范围';
comment on column verification.campaign.institution_id is '学校: null above schools';
comment on column verification.campaign.name is '名称';
comment on column verification.campaign.notice is '通知';
comment on column verification.campaign.opens_on is '开始日';
comment on column verification.campaign.closes_on is '截止日';
comment on column verification.campaign.opened_by is '发起人账户';
comment on column verification.campaign.opener is '发起人';
comment on column verification.campaign.opened_at is '发起时间';
create index campaign_unit on verification.campaign (unit_id, opened_at desc);
revoke delete, truncate on verification.campaign from ${app};

create table verification.campaign_rule (
  campaign_id uuid not null references verification.campaign,
  code text not null references verification.rule,
  severity text not null,
  weight smallint not null,
  educations text[] not null,
  parameters jsonb not null,
  owner text not null,
  days smallint not null,
  primary key (campaign_id, code)
);
comment on table verification.campaign_rule is '本次核查所用规则: as the rules stood when the campaign was opened, so that its score keeps its meaning';
comment on column verification.campaign_rule.campaign_id is '核查批次';
comment on column verification.campaign_rule.code is '规则';
comment on column verification.campaign_rule.severity is '轻重';
comment on column verification.campaign_rule.weight is '扣分';
comment on column verification.campaign_rule.educations is '适用的教育类型';
comment on column verification.campaign_rule.parameters is '参数';
comment on column verification.campaign_rule.owner is '由谁处理';
comment on column verification.campaign_rule.days is '处理时限(工作日)';
call kernel.append_only('verification.campaign_rule');

create table verification.pass (
  id uuid primary key default kernel.new_id(),
  campaign_id uuid not null references verification.campaign,
  state text not null default 'waiting' check (state in ('waiting', 'running', 'done', 'cancelled', 'failed')),
  students int,
  checked int not null default 0,
  reached bigint,
  problem text,
  beaten_at timestamptz,
  begun_at timestamptz not null,
  ended_at timestamptz,
  starter_id uuid,
  starter text not null,
  starter_role text not null,
  starter_unit uuid,
  check ((state in ('waiting', 'running')) = (ended_at is null))
);
comment on table verification.pass is '规则核查: one run of the rules over the register, a range of classes after the other';
comment on column verification.pass.id is '标识';
comment on column verification.pass.campaign_id is '核查批次';
comment on column verification.pass.state is '状态';
comment on column verification.pass.students is '应查人数';
comment on column verification.pass.checked is '已查人数';
comment on column verification.pass.reached is '已查到的机构位置: a stopped run goes on from here';
comment on column verification.pass.problem is '失败原因';
comment on column verification.pass.beaten_at is '最近进展时间: a run without a sign of life is taken up by another server';
comment on column verification.pass.begun_at is '开始时间';
comment on column verification.pass.ended_at is '结束时间';
comment on column verification.pass.starter_id is '发起人账户';
comment on column verification.pass.starter is '发起人';
comment on column verification.pass.starter_role is '发起人角色';
comment on column verification.pass.starter_unit is '发起人所在机构';
-- one run of a campaign at a time
create unique index one_pass_at_a_time on verification.pass (campaign_id) where ended_at is null;
create index pass_campaign on verification.pass (campaign_id, begun_at desc);
revoke delete, truncate on verification.pass from ${app};

create table verification.line (
  campaign_id uuid not null references verification.campaign,
  enrolment_id uuid not null references registry.enrolment,
  scope_pos bigint not null,
  person_id uuid not null,
  confirmed boolean,
  confirmer text,
  confirmed_at timestamptz,
  compared boolean,
  comparer text,
  compared_at timestamptz,
  primary key (campaign_id, enrolment_id),
  check ((confirmed is null) = (confirmed_at is null)),
  check ((compared is null) = (compared_at is null))
);
comment on table verification.line is '核查名单: one student in one campaign, what they confirmed and the teacher compared';
comment on column verification.line.campaign_id is '核查批次';
comment on column verification.line.enrolment_id is '学籍';
comment on column verification.line.scope_pos is '所在机构位置';
comment on column verification.line.person_id is '人员';
comment on column verification.line.confirmed is '本人确认: true 无误, false 有误, null 未确认';
comment on column verification.line.confirmer is '确认人';
comment on column verification.line.confirmed_at is '确认时间';
comment on column verification.line.compared is '班主任比对: true 无误, false 有问题, null 未比对';
comment on column verification.line.comparer is '比对人';
comment on column verification.line.compared_at is '比对时间';
create index line_place on verification.line (campaign_id, scope_pos);
create index line_enrolment on verification.line (enrolment_id);
create index line_scope on verification.line (scope_pos);
call kernel.scope_rows('verification.line', 'person_id');
revoke delete, truncate on verification.line from ${app};

create table verification.finding (
  id uuid primary key default kernel.new_id(),
  campaign_id uuid not null references verification.campaign,
  rule text not null references verification.rule,
  about text not null,
  enrolment_id uuid references registry.enrolment,
  unit_id uuid references organisation.unit,
  scope_pos bigint not null,
  person_id uuid,
  detail text,
  severity text not null,
  weight smallint not null,
  state text not null default 'open' check (state in ('open', 'waiving', 'waived', 'mended')),
  owner text not null,
  taker_id uuid,
  taker text,
  due_on date not null,
  found_at timestamptz not null,
  teller_id uuid,
  teller text,
  pass_id uuid references verification.pass,
  mended_at timestamptz,
  mender text,
  waive_reason text,
  proposer_id uuid,
  proposer text,
  decider_id uuid,
  decider text,
  decided_at timestamptz,
  decision_note text,
  unique (campaign_id, rule, about),
  check ((enrolment_id is null) = (person_id is null)),
  check (enrolment_id is not null or unit_id is not null),
  check ((state = 'mended') = (mended_at is not null)),
  check (state not in ('waiving', 'waived') or (waive_reason is not null and proposer is not null)),
  check (state <> 'waived' or decider_id is distinct from proposer_id)
);
comment on table verification.finding is '核查问题: what a rule, a student or a teacher found, as a task with its owner and its day';
comment on column verification.finding.id is '标识';
comment on column verification.finding.campaign_id is '核查批次';
comment on column verification.finding.rule is '规则';
comment on column verification.finding.about is '所涉: 学籍标识, 或机构标识与号段';
comment on column verification.finding.enrolment_id is '学籍: null for a class or a series of numbers';
comment on column verification.finding.unit_id is '班级或学校: null for a student';
comment on column verification.finding.scope_pos is '所在机构位置';
comment on column verification.finding.person_id is '人员';
comment on column verification.finding.detail is '情况: figures, days and field names, never a private value';
comment on column verification.finding.severity is '轻重';
comment on column verification.finding.weight is '扣分';
comment on column verification.finding.state is '状态: open 待处理, waiving 申请免改, waived 免改, mended 已改正';
comment on column verification.finding.owner is '由谁处理: 角色';
comment on column verification.finding.taker_id is '认领人账户';
comment on column verification.finding.taker is '认领人';
comment on column verification.finding.due_on is '处理期限';
comment on column verification.finding.found_at is '发现时间';
comment on column verification.finding.teller_id is '指出人账户';
comment on column verification.finding.teller is '指出人';
comment on column verification.finding.pass_id is '最近发现于哪次规则核查';
comment on column verification.finding.mended_at is '改正时间';
comment on column verification.finding.mender is '确认改正的人: null where the rule itself no longer finds it';
comment on column verification.finding.waive_reason is '免改理由';
comment on column verification.finding.proposer_id is '申请免改的人账户';
comment on column verification.finding.proposer is '申请免改的人';
comment on column verification.finding.decider_id is '批准免改的人账户';
comment on column verification.finding.decider is '批准免改的人';
comment on column verification.finding.decided_at is '决定时间';
comment on column verification.finding.decision_note is '决定意见';
create index finding_place on verification.finding (campaign_id, scope_pos);
-- the lists of what is still to be done, the most urgent first
create index finding_open on verification.finding (campaign_id, due_on, id) where state in ('open', 'waiving');
create index finding_enrolment on verification.finding (enrolment_id) where enrolment_id is not null;
create index finding_scope on verification.finding (scope_pos);
call kernel.scope_rows('verification.finding', 'person_id');
revoke delete, truncate on verification.finding from ${app};

create table verification.result (
  campaign_id uuid primary key references verification.campaign,
  unit_id uuid not null references organisation.unit,
  number text not null,
  figures_hash bytea not null,
  file_id uuid not null references attachment.file,
  previous_id uuid references verification.campaign,
  signer_id uuid,
  signer text not null,
  signed_at timestamptz not null
);
comment on table verification.result is '核查结果: signed and frozen, to be compared with the next';
comment on column verification.result.campaign_id is '核查批次';
comment on column verification.result.unit_id is '核查范围';
comment on column verification.result.number is '文书编号';
comment on column verification.result.figures_hash is '数据 SHA-256 摘要: over every line of result_unit and result_rule, in their order';
comment on column verification.result.file_id is '结果文件';
comment on column verification.result.previous_id is '上一次核查';
comment on column verification.result.signer_id is '签发人账户';
comment on column verification.result.signer is '签发人';
comment on column verification.result.signed_at is '签发时间';
create index result_unit_at on verification.result (unit_id, signed_at desc);
call kernel.append_only('verification.result');

create table verification.result_unit (
  campaign_id uuid not null references verification.result,
  unit_id uuid not null references organisation.unit,
  position int not null,
  name text not null,
  depth smallint not null,
  students int not null,
  confirmed int not null,
  compared int not null,
  open_findings int not null,
  waived int not null,
  mended int not null,
  score numeric(4, 1) not null,
  primary key (campaign_id, unit_id)
);
comment on table verification.result_unit is '核查结果(各机构): the figures of each unit as they were signed';
comment on column verification.result_unit.campaign_id is '核查批次';
comment on column verification.result_unit.unit_id is '机构';
comment on column verification.result_unit.position is '顺序';
comment on column verification.result_unit.name is '机构名称';
comment on column verification.result_unit.depth is '层次: 0 核查范围本身';
comment on column verification.result_unit.students is '学生数';
comment on column verification.result_unit.confirmed is '本人已确认';
comment on column verification.result_unit.compared is '已比对';
comment on column verification.result_unit.open_findings is '待处理问题';
comment on column verification.result_unit.waived is '免改';
comment on column verification.result_unit.mended is '已改正';
comment on column verification.result_unit.score is '得分';
call kernel.append_only('verification.result_unit');

create table verification.result_rule (
  campaign_id uuid not null references verification.result,
  rule text not null references verification.rule,
  found int not null,
  open_findings int not null,
  waived int not null,
  mended int not null,
  primary key (campaign_id, rule)
);
comment on table verification.result_rule is '核查结果(各规则)';
comment on column verification.result_rule.campaign_id is '核查批次';
comment on column verification.result_rule.rule is '规则';
comment on column verification.result_rule.found is '发现';
comment on column verification.result_rule.open_findings is '待处理';
comment on column verification.result_rule.waived is '免改';
comment on column verification.result_rule.mended is '已改正';
call kernel.append_only('verification.result_rule');

