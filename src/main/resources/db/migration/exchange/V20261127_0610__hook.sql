-- Where news of students go, by identifiers alone. Neither table has a position: news are written down by whoever
-- acts, a counsellor as well as the office, for a school that may reach further than they do. Pages ask by reach.
create table exchange.hook (
  id           uuid primary key default kernel.new_id(),
  unit_id      uuid not null references organisation.unit,
  name         text not null,
  address      text not null,
  inside       boolean not null,
  kinds        text[] not null check (cardinality(kinds) > 0 and kinds <@ array['standing', 'details']),
  secret       bytea not null,
  made_by      uuid not null,
  maker        text not null,
  made_at      timestamptz not null,
  confirmed_by uuid check (confirmed_by <> made_by),
  confirmer    text,
  confirmed_at timestamptz,
  ended_by     text,
  ended_at     timestamptz,
  check (num_nulls(confirmed_by, confirmer, confirmed_at) in (0, 3)),
  check (num_nulls(ended_by, ended_at) in (0, 2))
);
comment on table  exchange.hook is '推送地址: a system that is told when something changed';
comment on column exchange.hook.id is '标识';
comment on column exchange.hook.unit_id is '学校';
comment on column exchange.hook.name is '系统名称';
comment on column exchange.hook.address is '接收地址';
comment on column exchange.hook.inside is '内网地址: two persons allowed an address that is not public';
comment on column exchange.hook.kinds is '推送哪些事件: standing 学籍变动, details 信息变更';
comment on column exchange.hook.secret is '签名密钥(加密)';
comment on column exchange.hook.made_by is '登记人账户';
comment on column exchange.hook.maker is '登记人';
comment on column exchange.hook.made_at is '登记时间';
comment on column exchange.hook.confirmed_by is '复核人账户: another than who made it';
comment on column exchange.hook.confirmer is '复核人';
comment on column exchange.hook.confirmed_at is '复核时间: before it nothing is sent';
comment on column exchange.hook.ended_by is '停用人';
comment on column exchange.hook.ended_at is '停用时间';
create index hook_unit on exchange.hook (unit_id);

create table exchange.delivery (
  id          uuid primary key default kernel.new_id(),
  hook_id     uuid not null references exchange.hook,
  kind        text not null check (kind in ('standing', 'details')),
  events      uuid[] not null,
  subjects    uuid[] not null,
  occurred_at timestamptz not null,
  due_at      timestamptz not null,
  tries       int not null default 0,
  state       text not null default 'waiting' check (state in ('waiting', 'sent', 'dead')),
  answer      text,
  ended_at    timestamptz
);
comment on table  exchange.delivery is '待推送: the outbox, written in the transaction of the event itself';
comment on column exchange.delivery.id is '标识: the receiver knows a repetition by it';
comment on column exchange.delivery.hook_id is '推送地址';
comment on column exchange.delivery.kind is '事件';
comment on column exchange.delivery.events is '学籍变动标识';
comment on column exchange.delivery.subjects is '学籍标识: identifiers alone, no values';
comment on column exchange.delivery.occurred_at is '发生时间';
comment on column exchange.delivery.due_at is '下次推送时间';
comment on column exchange.delivery.tries is '已推送次数';
comment on column exchange.delivery.state is '状态: waiting 待推送, sent 已送达, dead 未送达';
comment on column exchange.delivery.answer is '对方最近一次的回答';
comment on column exchange.delivery.ended_at is '送达或放弃的时间';
-- the round asks for what is due, the page for what is dead
create index delivery_due on exchange.delivery (due_at) where state = 'waiting';
create index delivery_hook on exchange.delivery (hook_id, state, id);
create index delivery_ended on exchange.delivery (ended_at) where state = 'sent';
