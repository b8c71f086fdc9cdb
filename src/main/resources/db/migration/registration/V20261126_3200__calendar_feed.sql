-- 日历订阅: an address that tells the dated duties of one post to a calendar program. Kept as a digest
-- alone, so that nobody reads the address out of the database.
create table registration.calendar_feed (
  id         uuid primary key default kernel.new_id(),
  account_id uuid not null references identity.account,
  role       text not null,
  unit_id    uuid references organisation.unit,
  digest     bytea not null unique,
  language   text not null,
  made_at    timestamptz not null,
  read_at    timestamptz,
  revoked_at timestamptz
);
comment on table  registration.calendar_feed is '日历订阅';
comment on column registration.calendar_feed.id is '标识';
comment on column registration.calendar_feed.account_id is '账户';
comment on column registration.calendar_feed.role is '岗位';
comment on column registration.calendar_feed.unit_id is '岗位所在机构, 空为全部';
comment on column registration.calendar_feed.digest is '订阅地址的摘要';
comment on column registration.calendar_feed.language is '语言';
comment on column registration.calendar_feed.made_at is '生成时间';
comment on column registration.calendar_feed.read_at is '最近读取时间';
comment on column registration.calendar_feed.revoked_at is '停用时间';
-- one that works for each post of an account
create unique index one_standing_feed on registration.calendar_feed (account_id, role, unit_id)
  nulls not distinct where revoked_at is null;
create index calendar_feed_unit on registration.calendar_feed (unit_id);
revoke delete, truncate on registration.calendar_feed from ${app};
