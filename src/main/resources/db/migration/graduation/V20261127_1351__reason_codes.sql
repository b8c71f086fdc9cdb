-- 免考原因代码: no source has the list below the table, so an institution says where it compared the codes
create table graduation.reason_confirmation (
  id             uuid primary key default kernel.new_id(),
  institution_id uuid not null references organisation.unit,
  table_key      text not null check (table_key in ('exemption-english', 'exemption-computer')),
  codes          text[] not null check (cardinality(codes) > 0),
  source         text not null check (source <> ''),
  confirmed_by   text not null,
  confirmed_at   timestamptz not null
);
comment on table  graduation.reason_confirmation is '免考原因代码核对: which codes were compared with which list; a later change of the codes ends it';
comment on column graduation.reason_confirmation.id is '标识';
comment on column graduation.reason_confirmation.institution_id is '学校';
comment on column graduation.reason_confirmation.table_key is '代码表';
comment on column graduation.reason_confirmation.codes is '核对时的代码和名称';
comment on column graduation.reason_confirmation.source is '依据: the list compared with';
comment on column graduation.reason_confirmation.confirmed_by is '核对人';
comment on column graduation.reason_confirmation.confirmed_at is '核对时间';
create index reason_confirmation_of on graduation.reason_confirmation (institution_id, table_key, confirmed_at desc);
call kernel.append_only('graduation.reason_confirmation');
