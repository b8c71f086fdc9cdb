create table archive.fixity_round (
  id        uuid primary key default kernel.new_id(),
  begun_at  timestamptz not null,
  ended_at  timestamptz,
  last_file uuid,
  files     bigint not null default 0,
  volumes   bigint not null default 0,
  damaged   bigint not null default 0
);
comment on table  archive.fixity_round is '完整性检查: every stored file and every volume against its digest';
comment on column archive.fixity_round.id is '标识';
comment on column archive.fixity_round.begun_at is '开始时间';
comment on column archive.fixity_round.ended_at is '结束时间: null while it runs, or after it was stopped';
comment on column archive.fixity_round.last_file is '最后检查的附件: from here a stopped round goes on';
comment on column archive.fixity_round.files is '附件数';
comment on column archive.fixity_round.volumes is '档案卷数';
comment on column archive.fixity_round.damaged is '损坏数';
-- one round at a time, the lock between two programs upon one database
create unique index fixity_round_one on archive.fixity_round ((ended_at is null)) where ended_at is null;
revoke delete, truncate on archive.fixity_round from ${app};

create table archive.damage (
  id         uuid primary key default kernel.new_id(),
  scope_pos  bigint not null,
  person_id  uuid,
  what       text not null check (what in ('file', 'volume')),
  subject_id uuid not null,
  name       text not null,
  state      text not null check (state in ('missing', 'altered')),
  found_at   timestamptz not null,
  mended_at  timestamptz
);
comment on table  archive.damage is '损坏记录: a file or volume that is no longer what its digest says';
comment on column archive.damage.id is '标识';
comment on column archive.damage.scope_pos is '所在机构位置';
comment on column archive.damage.person_id is '人员';
comment on column archive.damage.what is '对象: file 附件, volume 档案卷';
comment on column archive.damage.subject_id is '附件或档案卷';
comment on column archive.damage.name is '名称: file name or volume number';
comment on column archive.damage.state is '情况: missing 丢失, altered 改变';
comment on column archive.damage.found_at is '发现时间';
comment on column archive.damage.mended_at is '恢复时间: found whole again by a later round';
create unique index damage_open on archive.damage (what, subject_id) where mended_at is null;
create index damage_list on archive.damage (scope_pos, id desc);
call kernel.scope_rows('archive.damage', 'person_id');
revoke delete, truncate on archive.damage from ${app};
