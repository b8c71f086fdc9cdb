create schema exchange;
comment on schema exchange is '数据交换';

create table exchange.import (
  id             uuid primary key default kernel.new_id(),
  kind           text not null,
  unit_id        uuid not null references organisation.unit,
  institution_id uuid not null references organisation.unit,
  scope_pos      bigint not null,
  file_name      text not null,
  digest         bytea not null,
  state          text not null check (state in
                   ('reading', 'previewed', 'applying', 'done', 'refused', 'cancelled', 'failed', 'undone')),
  sheet          int,
  header_from    int,
  header_to      int,
  mapping        jsonb not null default '{}',
  columns        jsonb not null default '[]',
  rows_read      int not null default 0,
  rows_new       int not null default 0,
  rows_changed   int not null default 0,
  rows_unchanged int not null default 0,
  rows_rejected  int not null default 0,
  rows_skipped   int not null default 0,
  progress       double precision not null default 0,
  mode           text,
  problem        text,
  problem_args   text[] not null default '{}',
  made_by        uuid not null references identity.account,
  maker          text not null,
  made_at        timestamptz not null default now(),
  applied_at     timestamptz,
  undone_at      timestamptz,
  idempotency    text,
  version        int not null default 1
);
comment on table  exchange.import is '导入批次';
comment on column exchange.import.id is '标识';
comment on column exchange.import.kind is '类别';
comment on column exchange.import.unit_id is '导入到的机构';
comment on column exchange.import.institution_id is '学校';
comment on column exchange.import.scope_pos is '所属机构位置';
comment on column exchange.import.file_name is '文件名';
comment on column exchange.import.digest is '文件摘要';
comment on column exchange.import.state is '状态';
comment on column exchange.import.sheet is '工作表';
comment on column exchange.import.header_from is '表头起始行';
comment on column exchange.import.header_to is '表头结束行';
comment on column exchange.import.mapping is '列对应关系: column to field';
comment on column exchange.import.columns is '各列标题';
comment on column exchange.import.rows_read is '已读行数';
comment on column exchange.import.rows_new is '新增';
comment on column exchange.import.rows_changed is '有变化';
comment on column exchange.import.rows_unchanged is '无变化';
comment on column exchange.import.rows_rejected is '有错';
comment on column exchange.import.rows_skipped is '合计、说明、空行';
comment on column exchange.import.progress is '进度';
comment on column exchange.import.mode is '导入方式: all 全部, valid 仅正确的行';
comment on column exchange.import.problem is '整个文件的问题';
comment on column exchange.import.problem_args is '问题参数';
comment on column exchange.import.made_by is '经办人账户';
comment on column exchange.import.maker is '经办人';
comment on column exchange.import.made_at is '上传时间';
comment on column exchange.import.applied_at is '导入时间';
comment on column exchange.import.undone_at is '撤销时间';
comment on column exchange.import.idempotency is '幂等键';
comment on column exchange.import.version is '版本';
call kernel.scope_rows('exchange.import');
create index import_list on exchange.import (scope_pos, made_at desc);
create unique index import_idempotency on exchange.import (made_by, idempotency) where idempotency is not null;

-- what becomes of each row; the values themselves stay in the file
create table exchange.import_row (
  import_id    uuid not null references exchange.import on delete cascade,
  row          int not null,
  outcome      text not null check (outcome in ('new', 'changed', 'unchanged', 'rejected')),
  enrolment_id uuid,
  primary key (import_id, row)
);
comment on table  exchange.import_row is '导入行';
comment on column exchange.import_row.import_id is '批次';
comment on column exchange.import_row.row is '行号';
comment on column exchange.import_row.outcome is '结果';
comment on column exchange.import_row.enrolment_id is '学籍';

create table exchange.import_problem (
  id         bigint generated always as identity primary key,
  import_id  uuid not null references exchange.import on delete cascade,
  row        int not null,
  field      text,
  col        int not null,
  code       text not null,
  args       text[] not null default '{}',
  value      text,
  severity   text not null check (severity in ('error', 'warning', 'note'))
);
comment on table  exchange.import_problem is '导入问题';
comment on column exchange.import_problem.id is '标识';
comment on column exchange.import_problem.import_id is '批次';
comment on column exchange.import_problem.row is '行号';
comment on column exchange.import_problem.field is '字段';
comment on column exchange.import_problem.col is '列';
comment on column exchange.import_problem.code is '问题';
comment on column exchange.import_problem.args is '参数';
comment on column exchange.import_problem.value is '值(私密者遮盖)';
comment on column exchange.import_problem.severity is '程度';
create index import_problem_list on exchange.import_problem (import_id, row, id);

create table exchange.saved_mapping (
  institution_id uuid not null references organisation.unit,
  kind           text not null,
  headings       jsonb not null,
  saved_at       timestamptz not null default now(),
  primary key (institution_id, kind)
);
comment on table  exchange.saved_mapping is '学校保存的列对应关系';
comment on column exchange.saved_mapping.institution_id is '学校';
comment on column exchange.saved_mapping.kind is '类别';
comment on column exchange.saved_mapping.headings is '标题到字段';
comment on column exchange.saved_mapping.saved_at is '保存时间';
