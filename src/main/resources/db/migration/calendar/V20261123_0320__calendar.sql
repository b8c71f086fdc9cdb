create schema calendar;
comment on schema calendar is '校历';

-- only the days that differ from the plain week
create table calendar.day (
  "on"       date primary key,
  working    boolean not null,
  name       text not null,
  source     text not null,
  standing   text not null default 'recalled' check (standing in ('decreed', 'recalled', 'local')),
  recorded_at timestamptz not null default now()
);
comment on table  calendar.day is '节假日与调休上班日';
comment on column calendar.day."on" is '日期';
comment on column calendar.day.working is '是否上班';
comment on column calendar.day.name is '名称';
comment on column calendar.day.source is '来源';
comment on column calendar.day.standing is '可靠程度: decreed 有正式通知, recalled 待核, local 本单位录入';
comment on column calendar.day.recorded_at is '录入时间';

create table calendar.term (
  id             uuid primary key default kernel.new_id(),
  unit_id        uuid not null references organisation.unit,
  year           text not null check (year ~ '^\d{4}-\d{4}$'),
  seq            smallint not null check (seq between 1 and 4),
  name           text not null,
  during         daterange not null check (not isempty(during)),
  version        int not null default 1,
  unique (unit_id, year, seq),
  constraint one_term_a_day exclude using gist (unit_id with =, during with &&)
);
comment on table  calendar.term is '学期: of a unit and of all below it that have none of their own';
comment on column calendar.term.id is '标识';
comment on column calendar.term.unit_id is '机构';
comment on column calendar.term.year is '学年';
comment on column calendar.term.seq is '学期序号';
comment on column calendar.term.name is '名称';
comment on column calendar.term.during is '起止';
comment on column calendar.term.version is '版本';
