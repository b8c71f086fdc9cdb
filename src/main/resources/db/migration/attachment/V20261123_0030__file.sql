create schema attachment;
comment on schema attachment is '附件';

create table attachment.file (
  id         uuid primary key default kernel.new_id(),
  scope_pos  bigint not null,
  person_id  uuid,
  kind       text not null,
  name       text not null,
  media_type text not null,
  size       bigint not null,
  digest     bytea not null,
  width      int,
  height     int,
  uploaded_by uuid,
  uploaded_at timestamptz not null default now()
);
comment on table  attachment.file is '附件: what it is and where it belongs; the content lies in the file store by its digest';
comment on column attachment.file.id is '标识';
comment on column attachment.file.scope_pos is '所属机构位置';
comment on column attachment.file.person_id is '所属人员';
comment on column attachment.file.kind is '材料种类';
comment on column attachment.file.name is '文件名';
comment on column attachment.file.media_type is '内容类型';
comment on column attachment.file.size is '字节数';
comment on column attachment.file.digest is 'SHA-256 摘要';
comment on column attachment.file.width is '宽(像素)';
comment on column attachment.file.height is '高(像素)';
comment on column attachment.file.uploaded_by is '上传人';
comment on column attachment.file.uploaded_at is '上传时间';
call kernel.scope_rows('attachment.file', 'person_id');
create index file_person on attachment.file (person_id);
