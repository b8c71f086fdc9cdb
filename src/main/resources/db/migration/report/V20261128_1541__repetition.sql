-- 定期报送: a round that is opened again by itself, the month, quarter or year after the one before.
create table report.repetition (
  id         uuid primary key default kernel.new_id(),
  scope_pos  bigint not null,
  unit_id    uuid not null references organisation.unit,
  round_id   uuid not null references report.round,
  rhythm     text not null check (rhythm in ('monthly', 'quarterly', 'yearly')),
  first_on   date not null,
  opened     int not null default 1 check (opened > 0),
  next_on    date not null,
  due_days   int not null check (due_days >= 0),
  forms      text[] not null,
  units      uuid[] not null default '{}',
  owner_id   uuid not null references identity.account,
  owner      text not null,
  role       text not null,
  made_at    timestamptz not null,
  stopped_at timestamptz,
  stopper    text,
  reason     text,
  check ((stopped_at is null) = (stopper is null))
);
comment on table  report.repetition is '定期报送: a round that is opened again by itself';
comment on column report.repetition.id is '标识';
comment on column report.repetition.scope_pos is '机构位置';
comment on column report.repetition.unit_id is '收表单位';
comment on column report.repetition.round_id is '最近一次报送任务';
comment on column report.repetition.rhythm is '周期: monthly 每月, quarterly 每季度, yearly 每年';
comment on column report.repetition.first_on is '第一次的统计时点, from which the others are reckoned';
comment on column report.repetition.opened is '已经过几个周期';
comment on column report.repetition.next_on is '下次的统计时点';
comment on column report.repetition.due_days is '统计时点到报送期限的天数';
comment on column report.repetition.forms is '表号';
comment on column report.repetition.units is '填报单位; none for all directly below';
comment on column report.repetition.owner_id is '下达人账户';
comment on column report.repetition.owner is '下达人';
comment on column report.repetition.role is '所用岗位';
comment on column report.repetition.made_at is '设定时间';
comment on column report.repetition.stopped_at is '停止时间';
comment on column report.repetition.stopper is '停止人';
comment on column report.repetition.reason is '停止原因';
-- the morning's question: what is due
create index repetition_due on report.repetition (next_on) where stopped_at is null;
create index repetition_round on report.repetition (round_id);
call kernel.scope_rows('report.repetition');
revoke delete, truncate on report.repetition from ${app};
