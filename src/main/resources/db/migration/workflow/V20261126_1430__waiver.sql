create table workflow.waiver (
  id           uuid primary key default kernel.new_id(),
  case_id      uuid not null references workflow.case_file,
  scope_pos    bigint not null,
  person_id    uuid not null,
  rule         text not null,
  sentence     text not null,
  fields       jsonb not null,
  why          text not null,
  asked_by     uuid references identity.account,
  asked        text not null,
  asked_role   text not null,
  asked_at     timestamptz not null,
  decision     text check (decision in ('grant', 'refuse')),
  opinion      text,
  decided_by   uuid references identity.account,
  decided      text,
  decided_role text,
  decided_at   timestamptz,
  check ((decision is null) = (decided_at is null))
);
comment on table  workflow.waiver is '特批: a rule of the school''s own that gave way to one person''s circumstances, with the reason';
comment on column workflow.waiver.id is '标识';
comment on column workflow.waiver.case_id is '事项';
comment on column workflow.waiver.scope_pos is '所在机构位置';
comment on column workflow.waiver.person_id is '所涉人员';
comment on column workflow.waiver.rule is '规则';
comment on column workflow.waiver.sentence is '规则的理由, 当时的原文';
comment on column workflow.waiver.fields is '当时的申请内容: it holds for this and for nothing else';
comment on column workflow.waiver.why is '申请特批的理由';
comment on column workflow.waiver.asked_by is '申请人账户';
comment on column workflow.waiver.asked is '申请人';
comment on column workflow.waiver.asked_role is '申请人岗位';
comment on column workflow.waiver.asked_at is '申请时间';
comment on column workflow.waiver.decision is '结果: grant 同意, refuse 不同意';
comment on column workflow.waiver.opinion is '意见';
comment on column workflow.waiver.decided_by is '批准人账户';
comment on column workflow.waiver.decided is '批准人';
comment on column workflow.waiver.decided_role is '批准人岗位';
comment on column workflow.waiver.decided_at is '批准时间';
create unique index one_waiver_waits on workflow.waiver (case_id, rule) where decision is null;
create index waiver_case on workflow.waiver (case_id, id);
-- the leaders' list
create index waiver_list on workflow.waiver (scope_pos, id desc);
call kernel.scope_rows('workflow.waiver', 'person_id');
revoke delete, truncate on workflow.waiver from ${app};
