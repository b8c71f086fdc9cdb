create table archive.scan (
  id        uuid primary key default kernel.new_id(),
  volume_id uuid not null references archive.volume,
  kind      text not null check (kind in ('admission', 'schooling', 'health', 'results', 'honours', 'sanctions', 'changes')),
  scope_pos bigint not null,
  person_id uuid not null,
  file_id   uuid not null unique references attachment.file,
  pages     smallint not null check (pages between 1 and 500),
  scanner   text not null,
  scanned_at timestamptz not null
);
comment on table  archive.scan is '数字化副本: a paper of a volume as a file';
comment on column archive.scan.id is '标识';
comment on column archive.scan.volume_id is '档案卷';
comment on column archive.scan.kind is '材料: as in the list of contents';
comment on column archive.scan.scope_pos is '所在机构位置';
comment on column archive.scan.person_id is '人员';
comment on column archive.scan.file_id is '附件';
comment on column archive.scan.pages is '页数';
comment on column archive.scan.scanner is '扫描人';
comment on column archive.scan.scanned_at is '扫描时间';
create index scan_of on archive.scan (volume_id, kind);
create index scan_place on archive.scan (scope_pos);
call kernel.scope_rows('archive.scan', 'person_id');
revoke delete, truncate on archive.scan from ${app};

insert into attachment.kind (key, media_types, most_bytes, least_width, least_height, source, label, label_en)
values ('archive-scan', '{application/pdf,image/jpeg,image/png}', 20971520, 1, 1, null, '档案数字化副本', 'Scan of an archived paper');

create table archive.packet (
  id             uuid primary key default kernel.new_id(),
  institution_id uuid not null references organisation.unit,
  scope_pos      bigint not null,
  unit_id        uuid not null references organisation.unit,
  volume_id      uuid references archive.volume,
  number         text collate "C" not null,
  name           text not null,
  reason         text not null check (reason <> ''),
  asker_id       uuid,
  asker          text not null,
  asked_at       timestamptz not null,
  state          text not null default 'waiting' check (state in ('waiting', 'made', 'failed')),
  ended_at       timestamptz,
  volumes        int,
  files          int,
  size           bigint,
  digest         bytea,
  missing        text[] not null default '{}',
  unique (institution_id, number),
  check ((state = 'waiting') = (ended_at is null)),
  check ((state = 'made') = (digest is not null and size is not null and volumes is not null and files is not null))
);
comment on table  archive.packet is '电子档案包: volumes with their files, description, digests and signature, taken out in one file';
comment on column archive.packet.id is '标识';
comment on column archive.packet.institution_id is '学校';
comment on column archive.packet.scope_pos is '所在机构位置: of the class';
comment on column archive.packet.unit_id is '班级';
comment on column archive.packet.volume_id is '档案卷: null for the whole class';
comment on column archive.packet.number is '包号';
comment on column archive.packet.name is '名称: class or student';
comment on column archive.packet.reason is '用途';
comment on column archive.packet.asker_id is '申请人账户';
comment on column archive.packet.asker is '申请人';
comment on column archive.packet.asked_at is '申请时间';
comment on column archive.packet.state is '状态: waiting 等待生成, made 已生成, failed 未成功';
comment on column archive.packet.ended_at is '生成时间';
comment on column archive.packet.volumes is '档案卷数';
comment on column archive.packet.files is '文件数';
comment on column archive.packet.size is '字节数';
comment on column archive.packet.digest is '整包的 SHA-256';
comment on column archive.packet.missing is '缺失文件: whose content the store no longer holds, named in the package too';
create index packet_list on archive.packet (scope_pos, id desc);
create index packet_unit on archive.packet (unit_id);
create index packet_volume on archive.packet (volume_id);
create index packet_waiting on archive.packet (id) where state = 'waiting';
call kernel.scope_rows('archive.packet');
revoke delete, truncate on archive.packet from ${app};

-- Numbers of the archive's own papers, each kind in its own series; the row is the lock between two.
create table archive.series (
  institution_id uuid not null references organisation.unit,
  kind           text not null,
  year           smallint not null,
  last           bigint not null,
  primary key (institution_id, kind, year)
);
comment on table  archive.series is '档案业务流水: packages, boxes, counts, lists; its row is the lock between two who number';
comment on column archive.series.institution_id is '学校';
comment on column archive.series.kind is '种类';
comment on column archive.series.year is '年度: 0 for those that never begin anew';
comment on column archive.series.last is '最后一个流水号';
