-- 常用报表: a question somebody asks again and again, answered for them on a rhythm.
create table report.saved (
  id         uuid primary key default kernel.new_id(),
  owner_id   uuid not null references identity.account,
  owner      text not null,
  role       text not null,
  unit_id    uuid not null references organisation.unit,
  scope_pos  bigint not null,
  name       text not null check (name <> ''),
  kind       text not null check (kind in ('headcount', 'roster')),
  dimensions text[] not null default '{}' check (cardinality(dimensions) <= 2),
  filters    jsonb not null default '{}',
  rhythm     text not null check (rhythm in ('none', 'daily', 'weekly', 'monthly')),
  next_on    date,
  stopped_at timestamptz,
  made_at    timestamptz not null,
  check ((kind = 'headcount') = (cardinality(dimensions) > 0)),
  check ((rhythm = 'none') = (next_on is null) or stopped_at is not null)
);
comment on table  report.saved is '常用报表: kept for its owner, answered within the post it was kept under';
comment on column report.saved.id is '标识';
comment on column report.saved.owner_id is '所有人账户';
comment on column report.saved.owner is '所有人';
comment on column report.saved.role is '所用岗位';
comment on column report.saved.unit_id is '所用岗位的机构';
comment on column report.saved.scope_pos is '机构位置';
comment on column report.saved.name is '名称';
comment on column report.saved.kind is '内容: headcount 人数表, roster 名册';
comment on column report.saved.dimensions is '按什么统计';
comment on column report.saved.filters is '筛选条件';
comment on column report.saved.rhythm is '周期: none 手工, daily 每天, weekly 每周一, monthly 每月一日';
comment on column report.saved.next_on is '下次生成日期';
comment on column report.saved.stopped_at is '停用时间';
comment on column report.saved.made_at is '建立时间';
create index saved_owner on report.saved (owner_id, id desc);
-- the morning's question: what is due
create index saved_due on report.saved (next_on) where stopped_at is null;
call kernel.scope_rows('report.saved');
revoke delete, truncate on report.saved from ${app};

create table report.delivery (
  id        uuid primary key default kernel.new_id(),
  saved_id  uuid not null references report.saved,
  scope_pos bigint not null,
  owner_id  uuid not null,
  as_of     date not null,
  lines     int not null,
  content   bytea not null,
  made_at   timestamptz not null
);
comment on table  report.delivery is '常用报表的文件: what was made, for its owner alone; the last twelve are kept';
comment on column report.delivery.id is '标识';
comment on column report.delivery.saved_id is '常用报表';
comment on column report.delivery.scope_pos is '机构位置';
comment on column report.delivery.owner_id is '所有人账户';
comment on column report.delivery.as_of is '统计日期';
comment on column report.delivery.lines is '行数';
comment on column report.delivery.content is '文件内容 (xlsx)';
comment on column report.delivery.made_at is '生成时间';
create index delivery_saved on report.delivery (saved_id, id desc);
call kernel.scope_rows('report.delivery');
revoke update, truncate on report.delivery from ${app};
