alter table codebook.code_table add column standing text not null default 'found'
  check (standing in ('decreed', 'found', 'recalled'));
alter table codebook.code_table add column released_on date;
alter table codebook.code_table add column version int not null default 1;
comment on column codebook.code_table.standing is '可靠程度: decreed 有正式文本, found 见于公开资料, recalled 凭记忆, 待核';
comment on column codebook.code_table.released_on is '随附数据的版本日期';
comment on column codebook.code_table.version is '版本';

alter table codebook.code add column edited boolean not null default false;
comment on column codebook.code.edited is '本地改动: never touched by the reference files again';

create table codebook.change_log (
  table_key text not null references codebook.code_table,
  seq       int not null,
  changed_on date not null,
  author    text not null,
  what      text not null,
  primary key (table_key, seq)
);
comment on table  codebook.change_log is '代码表变更记录';
comment on column codebook.change_log.table_key is '代码表';
comment on column codebook.change_log.seq is '序号';
comment on column codebook.change_log.changed_on is '日期';
comment on column codebook.change_log.author is '经手人';
comment on column codebook.change_log.what is '内容';
revoke delete, truncate on codebook.code_table, codebook.change_log from ${app};
