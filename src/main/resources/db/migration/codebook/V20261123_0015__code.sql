create schema codebook;
comment on schema codebook is '代码表';

create table codebook.code_table (
  key     text primary key,
  name    text not null,
  source  text not null,
  note    text
);
comment on table  codebook.code_table is '代码表';
comment on column codebook.code_table.key is '键';
comment on column codebook.code_table.name is '名称';
comment on column codebook.code_table.source is '来源标准';
comment on column codebook.code_table.note is '说明';

create table codebook.code (
  table_key text not null references codebook.code_table,
  code      text not null,
  label     text not null,
  label_en  text,
  seq       int not null default 0,
  local     boolean not null default false,
  during    daterange not null default daterange(date '1949-10-01', null) check (not isempty(during)),
  constraint one_label_a_day exclude using gist (table_key with =, code with =, during with &&)
);
comment on table  codebook.code is '代码: versioned by date, never removed';
comment on column codebook.code.table_key is '代码表';
comment on column codebook.code.code is '代码';
comment on column codebook.code.label is '名称';
comment on column codebook.code.label_en is '英文名称';
comment on column codebook.code.seq is '顺序';
comment on column codebook.code.local is '本地扩充';
comment on column codebook.code.during is '有效期';
