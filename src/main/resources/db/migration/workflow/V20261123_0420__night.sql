create table workflow.night (
  day date primary key,
  at  timestamptz not null default clock_timestamp()
);
comment on table  workflow.night is '每日例行: its row is the lock between two servers';
comment on column workflow.night.day is '日期';
comment on column workflow.night.at is '开始时间';
