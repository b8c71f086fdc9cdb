-- 更正留痕: what a corrected detail was, on both time axes. The value of today stands with the person;
-- a line is written here only once a detail has been corrected, and none is ever written over.
create table registry.detail (
  id        uuid primary key default kernel.new_id(),
  person_id uuid not null references registry.person,
  field     text not null,
  salt      bytea not null,
  value     bytea,
  during    daterange not null,
  recorded  tstzrange not null,
  act_id    uuid not null,
  closed_by uuid
);
comment on table  registry.detail is '更正留痕: from when to when a detail had a value, and from when to when it was held for true';
comment on column registry.detail.id is '标识';
comment on column registry.detail.person_id is '人员';
comment on column registry.detail.field is '信息项';
comment on column registry.detail.salt is '盐: its deletion makes the value unreadable';
comment on column registry.detail.value is '值(加密): null for none';
comment on column registry.detail.during is '真实有效期';
comment on column registry.detail.recorded is '在册期';
comment on column registry.detail.act_id is '写入它的更正';
comment on column registry.detail.closed_by is '使它不再在册的更正';
create index detail_person on registry.detail (person_id, field);
create index detail_act on registry.detail (act_id);
call registry.scope_by_person('registry.detail');
revoke delete, truncate on registry.detail from ${app};
