-- Tries are counted for names that exist and for names that do not, so the counters leave the account.
alter table identity.account
  drop column failures,
  drop column locked_until,
  add column scope_pos bigint not null default 0,
  add column otp_since timestamptz,
  add column made_by uuid references identity.account;
comment on column identity.account.scope_pos is '所属机构位置: whose administrators see it';
comment on column identity.account.otp_since is '动态口令启用时间';
comment on column identity.account.made_by is '建立人';
create index account_scope on identity.account (scope_pos, lower(username));

-- A post without a unit reaches the whole register: the duties of running it, before any unit is.
alter table identity.post
  alter column unit_id drop not null,
  add column revoked_at timestamptz,
  add column revoked_by uuid references identity.account,
  add column revocation_reason text,
  add constraint whole_register check
    (unit_id is not null or role in ('administrator', 'security-officer', 'auditor')),
  drop constraint one_grant_at_a_time,
  add constraint one_grant_at_a_time exclude using gist
    (account_id with =, role with =, unit_id with =, during with &&) where (revoked_at is null),
  add constraint one_whole_grant_at_a_time exclude using gist
    (account_id with =, role with =, during with &&) where (revoked_at is null and unit_id is null),
  -- 三员分立: nobody holds two of the three
  add constraint duties_apart exclude using gist
    (account_id with =, role with <>, during with &&)
    where (revoked_at is null and role in ('administrator', 'security-officer', 'auditor'));
comment on column identity.post.revoked_at is '收回时间';
comment on column identity.post.revoked_by is '收回人';
comment on column identity.post.revocation_reason is '收回理由';
create index post_account on identity.post (account_id);

create table identity.attempt (
  subject bytea not null,
  at      timestamptz not null
);
comment on table  identity.attempt is '登录尝试: those of the last hour, by keyed digest';
comment on column identity.attempt.subject is '用户名或地址的摘要';
comment on column identity.attempt.at is '时间';
create index attempt_subject on identity.attempt (subject, at);
create index attempt_age on identity.attempt (at);

create table identity.recovery_code (
  account_id uuid not null references identity.account,
  digest     bytea not null,
  used_at    timestamptz,
  primary key (account_id, digest)
);
comment on table  identity.recovery_code is '动态口令备用码';
comment on column identity.recovery_code.account_id is '账户';
comment on column identity.recovery_code.digest is '备用码摘要';
comment on column identity.recovery_code.used_at is '使用时间';

create table identity.opening_code (
  digest     bytea primary key,
  expires_at timestamptz not null,
  used_at    timestamptz
);
comment on table  identity.opening_code is '首位管理员一次性口令';
comment on column identity.opening_code.digest is '摘要';
comment on column identity.opening_code.expires_at is '到期时间';
comment on column identity.opening_code.used_at is '使用时间';
