create schema policy;
comment on schema policy is '规则参数';

create table policy.version (
  id             uuid primary key default kernel.new_id(),
  policy_key     text not null,
  unit_id        uuid references organisation.unit,
  education      text check (education in ('school', 'college', 'open')),
  value          text not null,
  from_on        date not null,
  source         text,
  reason         text not null,
  seq            bigint generated always as identity,
  recorded_at    timestamptz not null default clock_timestamp(),
  recorded_by    uuid,
  recorder       text not null,
  check (num_nonnulls(unit_id, education) = 1)
);
comment on table  policy.version is '参数取值: added, never changed, so that past decisions keep the value they were made by';
comment on column policy.version.id is '标识';
comment on column policy.version.policy_key is '参数';
comment on column policy.version.unit_id is '机构';
comment on column policy.version.education is '教育类型';
comment on column policy.version.value is '取值';
comment on column policy.version.from_on is '自何日起';
comment on column policy.version.source is '依据';
comment on column policy.version.reason is '调整理由';
comment on column policy.version.seq is '顺序';
comment on column policy.version.recorded_at is '记录时间';
comment on column policy.version.recorded_by is '记录人账户';
comment on column policy.version.recorder is '记录人';
create index version_unit on policy.version (policy_key, unit_id, from_on desc, seq desc);
create index version_education on policy.version (policy_key, education, from_on desc, seq desc)
  where education is not null;
call kernel.append_only('policy.version');
