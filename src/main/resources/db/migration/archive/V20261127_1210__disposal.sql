create table archive.keeping_period (
  id             uuid primary key default kernel.new_id(),
  institution_id uuid references organisation.unit,
  kind           text not null check (kind in ('admission', 'schooling', 'health', 'results', 'honours', 'sanctions', 'changes')),
  years          smallint check (years between 1 and 100),
  basis          text not null check (basis <> ''),
  setter         text,
  set_at         timestamptz,
  unique nulls not distinct (institution_id, kind)
);
comment on table  archive.keeping_period is '保管期限表: how long papers of a kind are kept; each school fixes its own, approved by the archives authority (档案法实施条例 第十九条)';
comment on column archive.keeping_period.id is '标识';
comment on column archive.keeping_period.institution_id is '学校: null for where a school has set nothing';
comment on column archive.keeping_period.kind is '材料: as in the list of contents';
comment on column archive.keeping_period.years is '保管年数: null 永久; counted from the end of the year of filing';
comment on column archive.keeping_period.basis is '依据: the schedule and its approval';
comment on column archive.keeping_period.setter is '设定人';
comment on column archive.keeping_period.set_at is '设定时间';
insert into archive.keeping_period (kind, years, basis) values
  ('admission', null, '缺省：学籍卡、名册永久'),
  ('results', null, '缺省：成绩总表永久'),
  ('changes', null, '缺省：异动批件永久'),
  ('schooling', 30, '缺省：过程材料30年'),
  ('health', 30, '缺省：过程材料30年'),
  ('honours', 30, '缺省：过程材料30年'),
  ('sanctions', 30, '缺省：过程材料30年');

create table archive.hold (
  id          uuid primary key default kernel.new_id(),
  volume_id   uuid not null references archive.volume,
  scope_pos   bigint not null,
  person_id   uuid not null,
  reason      text not null check (reason <> ''),
  placer      text not null,
  placed_at   timestamptz not null,
  lifter      text,
  lifted_at   timestamptz,
  lift_reason text,
  check ((lifted_at is null) = (lift_reason is null) and (lifted_at is null) = (lifter is null))
);
comment on table  archive.hold is '封存: nothing of the volume is destroyed while a suit, a complaint or an inquiry lasts';
comment on column archive.hold.id is '标识';
comment on column archive.hold.volume_id is '档案卷';
comment on column archive.hold.scope_pos is '所在机构位置';
comment on column archive.hold.person_id is '人员';
comment on column archive.hold.reason is '封存事由';
comment on column archive.hold.placer is '封存人';
comment on column archive.hold.placed_at is '封存时间';
comment on column archive.hold.lifter is '解除人';
comment on column archive.hold.lifted_at is '解除时间';
comment on column archive.hold.lift_reason is '解除事由';
create unique index hold_standing on archive.hold (volume_id) where lifted_at is null;
create index hold_of on archive.hold (volume_id);
create index hold_place on archive.hold (scope_pos);
call kernel.scope_rows('archive.hold', 'person_id');
revoke delete, truncate on archive.hold from ${app};

create table archive.disposal (
  id             uuid primary key default kernel.new_id(),
  institution_id uuid not null references organisation.unit,
  scope_pos      bigint not null,
  number         text collate "C" not null,
  as_of          date not null,
  state          text not null default 'drawn-up' check (state in ('drawn-up', 'approved', 'refused', 'destroyed')),
  drafter_id     uuid,
  drafter        text not null,
  drafted_at     timestamptz not null,
  first_id       uuid,
  first_member   text,
  first_role     text,
  first_opinion  text,
  first_at       timestamptz,
  second_id      uuid,
  second_member  text,
  second_opinion text,
  second_at      timestamptz,
  method         text check (method in ('shredded', 'burnt', 'pulped')),
  watcher_id     uuid,
  watcher        text,
  watched_at     timestamptz,
  witness_id     uuid,
  witness        text,
  destroyed_at   timestamptz,
  digest         bytea,
  ender          text,
  end_reason     text,
  unique (institution_id, number),
  check ((state in ('approved', 'destroyed')) = (second_at is not null) or state = 'refused'),
  check ((state = 'destroyed') = (destroyed_at is not null and witness is not null and digest is not null)),
  check (second_id is null or second_id <> first_id),
  check (witness_id is null or witness_id <> watcher_id)
);
comment on table  archive.disposal is '鉴定: what has run out on a day, what the committee decided, who saw it destroyed; kept for ever';
comment on column archive.disposal.id is '标识';
comment on column archive.disposal.institution_id is '学校';
comment on column archive.disposal.scope_pos is '所在机构位置: of the school';
comment on column archive.disposal.number is '鉴定编号';
comment on column archive.disposal.as_of is '到期截止日';
comment on column archive.disposal.state is '状态: drawn-up 待鉴定, approved 同意销毁, refused 不同意, destroyed 已销毁';
comment on column archive.disposal.drafter_id is '拟稿人账户';
comment on column archive.disposal.drafter is '拟稿人';
comment on column archive.disposal.drafted_at is '拟稿时间';
comment on column archive.disposal.first_id is '鉴定人一账户';
comment on column archive.disposal.first_member is '鉴定人一';
comment on column archive.disposal.first_role is '鉴定人一岗位';
comment on column archive.disposal.first_opinion is '鉴定意见一';
comment on column archive.disposal.first_at is '鉴定时间一';
comment on column archive.disposal.second_id is '鉴定人二账户';
comment on column archive.disposal.second_member is '鉴定人二';
comment on column archive.disposal.second_opinion is '鉴定意见二';
comment on column archive.disposal.second_at is '鉴定时间二';
comment on column archive.disposal.method is '销毁方式: shredded 粉碎, burnt 焚毁, pulped 化浆';
comment on column archive.disposal.watcher_id is '监销人一账户';
comment on column archive.disposal.watcher is '监销人一';
comment on column archive.disposal.watched_at is '监销时间一';
comment on column archive.disposal.witness_id is '监销人二账户';
comment on column archive.disposal.witness is '监销人二';
comment on column archive.disposal.destroyed_at is '销毁时间: the second watcher''s signature';
comment on column archive.disposal.digest is '销毁清册的 SHA-256';
comment on column archive.disposal.ender is '撤销人: of one that was approved and not carried out';
comment on column archive.disposal.end_reason is '撤销理由';
create index disposal_list on archive.disposal (scope_pos, id desc);
-- one appraisal at a time: the lock between two who draw up
create unique index disposal_open on archive.disposal (institution_id) where state in ('drawn-up', 'approved');
call kernel.scope_rows('archive.disposal');
revoke delete, truncate on archive.disposal from ${app};

create table archive.disposal_item (
  disposal_id uuid not null references archive.disposal,
  volume_id   uuid not null references archive.volume,
  kind        text not null,
  scope_pos   bigint not null,
  person_id   uuid not null,
  volume      text collate "C" not null,
  student     text not null,
  pages       smallint,
  scans       int not null,
  years       smallint not null,
  ended_on    date not null,
  verdict     text not null default 'destroy' check (verdict in ('destroy', 'keep')),
  why         text,
  destroyed   jsonb,
  primary key (disposal_id, volume_id, kind),
  check ((verdict = 'keep') = (why is not null))
);
comment on table  archive.disposal_item is '鉴定清册: one kind of papers of one volume; kept for ever';
comment on column archive.disposal_item.disposal_id is '鉴定';
comment on column archive.disposal_item.volume_id is '档案卷';
comment on column archive.disposal_item.kind is '材料: as in the list of contents';
comment on column archive.disposal_item.scope_pos is '所在机构位置';
comment on column archive.disposal_item.person_id is '人员';
comment on column archive.disposal_item.volume is '档号';
comment on column archive.disposal_item.student is '姓名: as filed';
comment on column archive.disposal_item.pages is '纸质页数';
comment on column archive.disposal_item.scans is '数字化副本件数';
comment on column archive.disposal_item.years is '保管年数';
comment on column archive.disposal_item.ended_on is '到期日期';
comment on column archive.disposal_item.verdict is '鉴定结论: destroy 销毁, keep 继续保管';
comment on column archive.disposal_item.why is '继续保管的理由';
comment on column archive.disposal_item.destroyed is '已销毁的电子内容: name, size and SHA-256 of each file, kept';
create index disposal_item_volume on archive.disposal_item (volume_id);
create index disposal_item_place on archive.disposal_item (scope_pos);
call kernel.scope_rows('archive.disposal_item', 'person_id');
revoke delete, truncate on archive.disposal_item from ${app};

alter table archive.content drop constraint content_state_check;
alter table archive.content add constraint content_state_check
  check (state in ('electronic', 'paper', 'both', 'none', 'missing', 'destroyed'));
alter table archive.content add column kept_until date;
comment on column archive.content.state is '形式: electronic 电子, paper 纸质, both 电子和纸质, none 无此类材料, missing 缺, destroyed 已销毁';
comment on column archive.content.kept_until is '延期保管至: by the committee';

-- What was decided and destroyed is never told otherwise; it only moves with the tree.
create function archive.guard_disposal() returns trigger language plpgsql as $$
begin
  if old.state in ('destroyed', 'refused') and to_jsonb(new) - 'scope_pos' <> to_jsonb(old) - 'scope_pos' then
    raise exception 'a disposal that has ended stays as it is';
  end if;
  return new;
end
$$;
create trigger disposal_stays before update on archive.disposal
  for each row execute function archive.guard_disposal();
