-- One-time codes by which students and guardians come to their accounts. Kept as keyed digests: what
-- stands here opens nothing.
create table registry.link_code (
  id          uuid primary key default kernel.new_id(),
  digest      bytea not null unique,
  person_id   uuid not null references registry.person,
  guardian_id uuid references registry.guardian on delete cascade,
  made_by     uuid,
  made_at     timestamptz not null,
  expires_at  timestamptz not null,
  used_at     timestamptz,
  used_by     uuid references identity.account
);
comment on table  registry.link_code is '账户关联码: good once, for a while, for one student or guardian';
comment on column registry.link_code.id is '标识';
comment on column registry.link_code.digest is '带密钥摘要';
comment on column registry.link_code.person_id is '学生';
comment on column registry.link_code.guardian_id is '监护人, 空为学生本人';
comment on column registry.link_code.made_by is '发码人';
comment on column registry.link_code.made_at is '发码时间';
comment on column registry.link_code.expires_at is '失效时间';
comment on column registry.link_code.used_at is '使用时间';
comment on column registry.link_code.used_by is '使用的账户';
-- the newest code of a student or guardian alone is good
create unique index one_open_code on registry.link_code (person_id, guardian_id) nulls not distinct where used_at is null;
create index link_code_guardian on registry.link_code (guardian_id) where guardian_id is not null;
create index link_code_account on registry.link_code (used_by) where used_by is not null;
call registry.scope_by_person('registry.link_code');
