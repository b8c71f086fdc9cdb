-- What was sent to a national platform (学信网, 全国中小学生学籍信息管理系统), and what it answered. ID numbers are not
-- copied into it: they are read from the register when a list is taken.
create table exchange.platform_list (
  id             uuid primary key default kernel.new_id(),
  institution_id uuid not null references organisation.unit,
  scope_pos      bigint not null,
  layout         text not null,
  from_on        date not null,
  to_on          date not null check (to_on >= from_on),
  sent           int not null check (sent > 0),
  made_at        timestamptz not null,
  maker          text not null,
  answered_at    timestamptz,
  answerer       text,
  check (num_nulls(answered_at, answerer) in (0, 2))
);
comment on table  exchange.platform_list is '平台名单: one list in the columns of a national platform';
comment on column exchange.platform_list.id is '标识';
comment on column exchange.platform_list.institution_id is '学校';
comment on column exchange.platform_list.scope_pos is '所在机构位置';
comment on column exchange.platform_list.layout is '版面: a file of reference/platform';
comment on column exchange.platform_list.from_on is '起始日期';
comment on column exchange.platform_list.to_on is '截止日期';
comment on column exchange.platform_list.sent is '上报行数';
comment on column exchange.platform_list.made_at is '生成时间';
comment on column exchange.platform_list.maker is '生成人';
comment on column exchange.platform_list.answered_at is '回执载入时间';
comment on column exchange.platform_list.answerer is '载入人';
create index platform_list_place on exchange.platform_list (scope_pos, id desc);
create index platform_list_institution on exchange.platform_list (institution_id);
call kernel.scope_rows('exchange.platform_list');
revoke delete, truncate on exchange.platform_list from ${app};

create table exchange.platform_line (
  id            uuid primary key default kernel.new_id(),
  list_id       uuid not null references exchange.platform_list,
  enrolment_id  uuid not null references registry.enrolment,
  event_id      uuid references registry.status_event,
  person_id     uuid not null,
  scope_pos     bigint not null,
  state         text not null default 'sent' check (state in ('sent', 'agreed', 'differs', 'missing', 'solved')),
  answer        text,
  former_answer text,
  owner         text,
  solution      text,
  solver        text,
  solved_on     date,
  check ((state = 'solved') = (solved_on is not null and solution is not null and solver is not null)),
  check (state not in ('differs', 'missing') or answer is not null and owner is not null)
);
comment on table  exchange.platform_line is '平台名单行: what differs stays somebody''s task until it is solved';
comment on column exchange.platform_line.id is '标识';
comment on column exchange.platform_line.list_id is '名单';
comment on column exchange.platform_line.enrolment_id is '学籍';
comment on column exchange.platform_line.event_id is '异动: where the list is of acts';
comment on column exchange.platform_line.person_id is '人员';
comment on column exchange.platform_line.scope_pos is '所在机构位置';
comment on column exchange.platform_line.state is '状态: sent 已上报, agreed 一致, differs 不一致, missing 回执中没有, solved 已处理';
comment on column exchange.platform_line.answer is '差异说明: without the values of secret columns';
comment on column exchange.platform_line.former_answer is '前次差异说明';
comment on column exchange.platform_line.owner is '负责人';
comment on column exchange.platform_line.solution is '处理结果';
comment on column exchange.platform_line.solver is '处理人';
comment on column exchange.platform_line.solved_on is '处理日期';
create unique index platform_line_once on exchange.platform_line (list_id, enrolment_id, event_id) nulls not distinct;
create index platform_line_place on exchange.platform_line (scope_pos, id desc);
create index platform_line_of on exchange.platform_line (enrolment_id);
create index platform_line_event on exchange.platform_line (event_id) where event_id is not null;
create index platform_line_person on exchange.platform_line (person_id);
-- what is still somebody's task
create index platform_line_open on exchange.platform_line (list_id) where state in ('differs', 'missing');
call kernel.scope_rows('exchange.platform_line', 'person_id');
revoke delete, truncate on exchange.platform_line from ${app};
