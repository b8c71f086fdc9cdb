-- A damage ends by being mended, or because what it was found at is lawfully no longer kept.
alter table archive.damage add column seen_at timestamptz;
alter table archive.damage add column ended_as text check (ended_as in ('destroyed', 'expired', 'gone'));
alter table archive.damage add column ended_why text;
alter table archive.damage add constraint damage_end check (ended_as is null or mended_at is not null);
alter table archive.damage add constraint damage_why check (ended_why is null or ended_as is not null);
comment on column archive.damage.seen_at is '最近见到时间: when a round last found it so';
comment on column archive.damage.mended_at is '终止时间: found whole again by a later round, or, with 终止方式, no longer kept';
comment on column archive.damage.ended_as is '终止方式: null 已恢复, destroyed 按决定销毁, expired 保存期满, gone 已不再保存';
comment on column archive.damage.ended_why is '终止依据: number of the disposal list, or the reason for which the file was discarded';
create index damage_open_first on archive.damage ((mended_at is not null), id desc);

-- A round that was stopped goes on where it stopped, in whatever it was looking through.
alter table archive.fixity_round add column stage text;
comment on column archive.fixity_round.stage is '检查阶段: what it is looking through; null at the beginning';
comment on column archive.fixity_round.last_file is '最后检查的对象: of the stage; from here a stopped round goes on';
update archive.fixity_round set stage = 'file' where ended_at is null and last_file is not null;
