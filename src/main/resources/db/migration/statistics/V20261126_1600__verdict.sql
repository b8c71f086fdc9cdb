-- What the nightly comparison of the numbers with the students' histories found: one row a day is
-- also the lock between two servers.
create table statistics.verdict (
  day         date primary key,
  begun_at    timestamptz not null,
  differences int,
  first_one   text
);
comment on table  statistics.verdict is '统计核对';
comment on column statistics.verdict.day is '核对日期';
comment on column statistics.verdict.begun_at is '开始时间';
comment on column statistics.verdict.differences is '不一致的项数: null while it has not ended';
comment on column statistics.verdict.first_one is '第一处不一致';
