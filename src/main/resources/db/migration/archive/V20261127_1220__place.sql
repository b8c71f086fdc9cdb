create table archive.place (
  id             uuid primary key default kernel.new_id(),
  institution_id uuid not null references organisation.unit,
  scope_pos      bigint not null,
  kind           text not null check (kind in ('room', 'shelf', 'box')),
  parent_id      uuid references archive.place,
  code           text collate "C" not null check (code ~ '^[KJH]-[0-9]{5,}$'),
  name           text not null check (name <> ''),
  capacity       int not null check (capacity between 1 and 100000),
  adder          text not null,
  added_at       timestamptz not null,
  unique (institution_id, code),
  check ((kind = 'room') = (parent_id is null))
);
comment on table  archive.place is '存放位置: a room holds shelves, a shelf holds boxes, a box holds volumes';
comment on column archive.place.id is '标识';
comment on column archive.place.institution_id is '学校';
comment on column archive.place.scope_pos is '所在机构位置: of the school';
comment on column archive.place.kind is '种类: room 库房, shelf 架, box 盒';
comment on column archive.place.parent_id is '上一级: the room of a shelf, the shelf of a box';
comment on column archive.place.code is '条码: K room, J shelf, H box';
comment on column archive.place.name is '名称';
comment on column archive.place.capacity is '容量: shelves of a room, boxes of a shelf, volumes of a box';
comment on column archive.place.adder is '登记人';
comment on column archive.place.added_at is '登记时间';
create index place_in on archive.place (parent_id, code);
create index place_list on archive.place (scope_pos, kind, code);
call kernel.scope_rows('archive.place');
revoke delete, truncate on archive.place from ${app};

alter table archive.volume add column box_id uuid references archive.place;
alter table archive.volume add column box_seq smallint;
alter table archive.volume add constraint volume_boxed check ((box_id is null) = (box_seq is null));
-- checked at the end, for what follows in a box closes up
alter table archive.volume add constraint volume_in_box unique (box_id, box_seq) deferrable initially deferred;
comment on column archive.volume.box_id is '盒';
comment on column archive.volume.box_seq is '盒内序号: from 1 on, without a gap';

create table archive.stocktake (
  id             uuid primary key default kernel.new_id(),
  institution_id uuid not null references organisation.unit,
  scope_pos      bigint not null,
  place_id       uuid not null references archive.place,
  number         text collate "C" not null,
  opener         text not null,
  opened_at      timestamptz not null,
  closer         text,
  closed_at      timestamptz,
  expected       int,
  found          int,
  unique (institution_id, number),
  check ((closed_at is null) = (closer is null) and (closed_at is null) = (expected is null)
         and (closed_at is null) = (found is null))
);
comment on table  archive.stocktake is '清点: what should lie in a place against what was scanned there';
comment on column archive.stocktake.id is '标识';
comment on column archive.stocktake.institution_id is '学校';
comment on column archive.stocktake.scope_pos is '所在机构位置: of the school';
comment on column archive.stocktake.place_id is '清点的位置';
comment on column archive.stocktake.number is '清点编号';
comment on column archive.stocktake.opener is '清点人';
comment on column archive.stocktake.opened_at is '开始时间';
comment on column archive.stocktake.closer is '结束人';
comment on column archive.stocktake.closed_at is '结束时间';
comment on column archive.stocktake.expected is '应有卷数';
comment on column archive.stocktake.found is '实有卷数: of those expected';
create index stocktake_list on archive.stocktake (scope_pos, id desc);
create unique index stocktake_open on archive.stocktake (place_id) where closed_at is null;
create index stocktake_place on archive.stocktake (place_id);
call kernel.scope_rows('archive.stocktake');
revoke delete, truncate on archive.stocktake from ${app};

create table archive.stocktake_scan (
  stocktake_id uuid not null references archive.stocktake,
  code         text collate "C" not null,
  scope_pos    bigint not null,
  box_id       uuid references archive.place,
  scanner      text not null,
  scanned_at   timestamptz not null,
  primary key (stocktake_id, code)
);
comment on table  archive.stocktake_scan is '扫描: one code read in a count, each once';
comment on column archive.stocktake_scan.stocktake_id is '清点';
comment on column archive.stocktake_scan.code is '条码';
comment on column archive.stocktake_scan.scope_pos is '所在机构位置: of the school';
comment on column archive.stocktake_scan.box_id is '在哪一盒: whose code was read before';
comment on column archive.stocktake_scan.scanner is '扫描人';
comment on column archive.stocktake_scan.scanned_at is '扫描时间';
create index stocktake_scan_box on archive.stocktake_scan (box_id);
create index stocktake_scan_place on archive.stocktake_scan (scope_pos);
call kernel.scope_rows('archive.stocktake_scan');

create table archive.stocktake_line (
  stocktake_id uuid not null references archive.stocktake,
  code         text collate "C" not null,
  scope_pos    bigint not null,
  volume_id    uuid references archive.volume,
  finding      text not null check (finding in ('missing', 'misplaced', 'unknown', 'present-while-out')),
  belongs      text,
  lies         text,
  primary key (stocktake_id, code)
);
comment on table  archive.stocktake_line is '清点差异: as it was when the count was closed';
comment on column archive.stocktake_line.stocktake_id is '清点';
comment on column archive.stocktake_line.code is '条码';
comment on column archive.stocktake_line.scope_pos is '所在机构位置: of the school';
comment on column archive.stocktake_line.volume_id is '档案卷: null for an unknown code';
comment on column archive.stocktake_line.finding is '差异: missing 应在未见, misplaced 错放, unknown 不明条码, present-while-out 在架但登记为借出或转出';
comment on column archive.stocktake_line.belongs is '应在盒';
comment on column archive.stocktake_line.lies is '实在盒';
create index stocktake_line_volume on archive.stocktake_line (volume_id);
create index stocktake_line_place on archive.stocktake_line (scope_pos);
call kernel.scope_rows('archive.stocktake_line');
revoke delete, truncate on archive.stocktake_line from ${app};

-- Whether somebody has the volume in hand.
create function archive.is_out(volume uuid) returns boolean language sql stable as $$
  select exists (select from archive.loan l where l.volume_id = volume and l.state = 'out' and l.way <> 'copy')
$$;
