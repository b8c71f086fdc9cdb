create table attachment.kind (
  key         text primary key check (key ~ '^[a-z][a-z0-9-]*$'),
  media_types text[] not null,
  most_bytes  bigint not null check (most_bytes between 1 and 67108864),
  most_pixels bigint not null default 25000000 check (most_pixels between 1 and 25000000),
  least_width  int not null default 1,
  least_height int not null default 1,
  source      text
);
comment on table  attachment.kind is '材料种类的上传要求: what is not listed follows evidence';
comment on column attachment.kind.key is '材料种类';
comment on column attachment.kind.media_types is '允许的内容类型, 按内容判定';
comment on column attachment.kind.most_bytes is '字节上限';
comment on column attachment.kind.most_pixels is '像素上限';
comment on column attachment.kind.least_width is '最小宽度';
comment on column attachment.kind.least_height is '最小高度';
comment on column attachment.kind.source is '依据';
revoke delete, truncate on attachment.kind from ${app};

insert into attachment.kind (key, media_types, most_bytes, least_width, least_height, source) values
  ('evidence',      '{image/jpeg,image/png,application/pdf}', 10485760, 1, 1, '国家开放大学学籍材料要求: JPG、PNG, 10 MB 以内'),
  ('identity-card', '{image/jpeg,image/png}', 10485760, 200, 200, '国家开放大学学生基本信息修改材料要求: 原件正反面, JPG、PNG, 10 MB 以内'),
  ('photo',         '{image/jpeg,image/png}', 5242880, 100, 130, null),
  ('signed-form',   '{application/pdf,image/jpeg,image/png}', 20971520, 1, 1, null);

-- one content is kept once however often it is handed in
create index file_digest on attachment.file (digest);
revoke truncate on attachment.file from ${app};
