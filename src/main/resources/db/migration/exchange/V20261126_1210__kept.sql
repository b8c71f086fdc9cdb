-- As whom an import is gone on with after a restart, and for how long its file can still be read.
alter table exchange.import
  add made_role  text,
  add made_unit  uuid,
  add made_from  text,
  add file_salt  bytea,
  add file_key   bytea,
  add keep_until date,
  add file_gone  boolean not null default false;
comment on column exchange.import.made_role is '经办人岗位';
comment on column exchange.import.made_unit is '经办人岗位所在机构';
comment on column exchange.import.made_from is '上传来源';
comment on column exchange.import.file_salt is '文件密钥的盐';
comment on column exchange.import.file_key is '文件密钥(加密): without it the file is noise';
comment on column exchange.import.keep_until is '原文件与原值保存至';
comment on column exchange.import.file_gone is '原文件已清除';
create index import_kept on exchange.import (keep_until) where not file_gone;

-- What stood in the record before a batch changed it, sealed; gone when it can no longer be put back.
create table exchange.import_before (
  id           uuid primary key default kernel.new_id(),
  import_id    uuid not null references exchange.import on delete cascade,
  row          int not null,
  enrolment_id uuid not null references registry.enrolment,
  person_id    uuid not null references registry.person,
  value        bytea not null,
  version      int not null,
  unique (import_id, row)
);
comment on table  exchange.import_before is '导入前的原值';
comment on column exchange.import_before.id is '标识';
comment on column exchange.import_before.import_id is '批次';
comment on column exchange.import_before.row is '行号';
comment on column exchange.import_before.enrolment_id is '学籍';
comment on column exchange.import_before.person_id is '人员';
comment on column exchange.import_before.value is '原值(加密)';
comment on column exchange.import_before.version is '导入后的版本: another one now means edited since';
create index import_before_enrolment on exchange.import_before (enrolment_id);
create index import_before_person on exchange.import_before (person_id);

-- whoever reaches the import reaches what belongs to it
do $body$
declare part text;
begin
  foreach part in array array['import_row', 'import_problem', 'import_before'] loop
    execute format('alter table exchange.%I enable row level security', part);
    execute format('alter table exchange.%I force row level security', part);
    execute format('create policy of_import on exchange.%1$I using
       (exists (select from exchange.import i where i.id = %1$I.import_id))', part);
  end loop;
end
$body$;

alter table exchange.import add sheets jsonb not null default '[]';
comment on column exchange.import.sheets is '像名单的工作表, the best first';
