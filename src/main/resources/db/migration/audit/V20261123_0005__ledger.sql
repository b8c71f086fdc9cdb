create schema audit;
comment on schema audit is '留痕';

create table audit.entry (
  id         uuid primary key default kernel.new_id(),
  xid        xid8 not null default pg_current_xact_id(),
  at         timestamptz not null default clock_timestamp(),
  account_id uuid,
  actor      text not null,
  role       text not null,
  unit_id    uuid,
  origin     text not null,
  action     text not null,
  subject    text,
  scope_pos  bigint not null default 0,
  case_id    uuid,
  reason     text,
  before     jsonb,
  after      jsonb
);
comment on table  audit.entry is '台账条目: appended in the transaction of the act itself';
comment on column audit.entry.id is '标识';
comment on column audit.entry.xid is '事务号';
comment on column audit.entry.at is '时间';
comment on column audit.entry.account_id is '账户';
comment on column audit.entry.actor is '操作人';
comment on column audit.entry.role is '岗位角色';
comment on column audit.entry.unit_id is '岗位机构';
comment on column audit.entry.origin is '来源地址';
comment on column audit.entry.action is '操作';
comment on column audit.entry.subject is '对象';
comment on column audit.entry.scope_pos is '对象所属机构位置';
comment on column audit.entry.case_id is '事项';
comment on column audit.entry.reason is '理由';
comment on column audit.entry.before is '变更前(私密值为加盐承诺)';
comment on column audit.entry.after is '变更后(私密值为加盐承诺)';
call kernel.append_only('audit.entry');
-- the sequencer takes what is new in order of transaction; a reader asks by subject
create index entry_order on audit.entry (xid, id);
create index entry_subject on audit.entry (subject, at desc);
