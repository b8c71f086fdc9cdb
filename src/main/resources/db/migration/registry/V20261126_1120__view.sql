-- Ways of looking at the list of students that somebody keeps. What was searched for is not kept:
-- it may be a name or a number.
create table registry.roster_view (
  id         uuid primary key default kernel.new_id(),
  account_id uuid not null references identity.account,
  name       text not null,
  filters    text not null,
  hidden     text[] not null default '{}',
  unit_id    uuid references organisation.unit,
  made_at    timestamptz not null,
  unique (account_id, name)
);
comment on table  registry.roster_view is '名册视图: a name for filters, columns and order; it shows nobody more than they reach';
comment on column registry.roster_view.id is '标识';
comment on column registry.roster_view.account_id is '所有人';
comment on column registry.roster_view.name is '名称';
comment on column registry.roster_view.filters is '筛选条件与排序';
comment on column registry.roster_view.hidden is '不显示的列';
comment on column registry.roster_view.unit_id is '共享给该机构及其下级, 空为私有';
comment on column registry.roster_view.made_at is '保存时间';
create index roster_view_unit on registry.roster_view (unit_id) where unit_id is not null;

create table registry.roster_default (
  account_id uuid primary key references identity.account,
  view_id    uuid not null references registry.roster_view on delete cascade
);
comment on table  registry.roster_default is '默认名册视图';
comment on column registry.roster_default.account_id is '账户';
comment on column registry.roster_default.view_id is '视图';
create index roster_default_view on registry.roster_default (view_id);
