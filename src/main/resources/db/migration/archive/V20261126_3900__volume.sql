create schema archive;
comment on schema archive is '档案';

create table archive.counter (
  institution_id uuid not null references organisation.unit,
  year           smallint not null,
  last           bigint not null,
  primary key (institution_id, year)
);
comment on table  archive.counter is '档号流水: its row is the lock between two who file';
comment on column archive.counter.institution_id is '学校';
comment on column archive.counter.year is '年度';
comment on column archive.counter.last is '最后一个流水号';

create table archive.volume (
  id             uuid primary key default kernel.new_id(),
  institution_id uuid not null references organisation.unit,
  enrolment_id   uuid not null references registry.enrolment,
  scope_pos      bigint not null,
  person_id      uuid not null,
  unit_id        uuid not null references organisation.unit,
  number         text collate "C" not null,
  place          text not null check (place <> ''),
  facts          jsonb not null,
  digest         bytea not null,
  filed_on       date not null,
  filer_id       uuid,
  filer          text not null,
  filed_at       timestamptz not null,
  unique (institution_id, number),
  -- a student's papers are filed once: the lock between two who file one class
  unique (enrolment_id)
);
comment on table  archive.volume is '学籍档案卷: what was known of a student on the day of filing, and where the papers lie';
comment on column archive.volume.id is '标识';
comment on column archive.volume.institution_id is '学校';
comment on column archive.volume.enrolment_id is '学籍';
comment on column archive.volume.scope_pos is '所在机构位置';
comment on column archive.volume.person_id is '人员';
comment on column archive.volume.unit_id is '班级: of the day of filing';
comment on column archive.volume.number is '档号';
comment on column archive.volume.place is '存放位置: room, shelf, box';
comment on column archive.volume.facts is '归档内容: personal information, results, honours, papers, as of the day of filing';
comment on column archive.volume.digest is '归档内容的 SHA-256';
comment on column archive.volume.filed_on is '归档日期';
comment on column archive.volume.filer_id is '归档人账户';
comment on column archive.volume.filer is '归档人';
comment on column archive.volume.filed_at is '归档时间';
create index volume_list on archive.volume (scope_pos, number);
create index volume_unit on archive.volume (unit_id);
call kernel.scope_rows('archive.volume', 'person_id');
revoke delete, truncate on archive.volume from ${app};

create table archive.content (
  volume_id uuid not null references archive.volume,
  kind      text not null check (kind in ('admission', 'schooling', 'health', 'results', 'honours', 'sanctions', 'changes')),
  scope_pos bigint not null,
  person_id uuid not null,
  state     text not null check (state in ('electronic', 'paper', 'both', 'none', 'missing')),
  items     int not null default 0 check (items >= 0),
  pages     smallint check (pages between 1 and 999),
  why       text,
  primary key (volume_id, kind),
  check ((state in ('paper', 'both')) = (pages is not null)),
  check ((state = 'missing') = (why is not null))
);
comment on table  archive.content is '卷内目录';
comment on column archive.content.volume_id is '档案卷';
comment on column archive.content.kind is '材料: admission 入学登记材料, schooling 前学历材料, health 体检材料, results 成绩单, honours 奖励材料, sanctions 处分材料, changes 学籍异动材料';
comment on column archive.content.scope_pos is '所在机构位置';
comment on column archive.content.person_id is '人员';
comment on column archive.content.state is '形式: electronic 电子, paper 纸质, both 电子和纸质, none 无此类材料, missing 缺';
comment on column archive.content.items is '电子件数';
comment on column archive.content.pages is '纸质页数';
comment on column archive.content.why is '缺件说明';
create index content_place on archive.content (scope_pos);
call kernel.scope_rows('archive.content', 'person_id');
revoke delete, truncate on archive.content from ${app};

-- What was filed stays as it was filed; only its place is put right, and the papers that come later.
create function archive.guard_volume() returns trigger language plpgsql as $$
begin
  if (new.enrolment_id, new.number, new.facts, new.digest, new.filed_on, new.filer, new.filed_at)
     is distinct from (old.enrolment_id, old.number, old.facts, old.digest, old.filed_on, old.filer, old.filed_at) then
    raise exception 'what was filed stays as it was filed';
  end if;
  return new;
end
$$;
create trigger volume_stays before update on archive.volume
  for each row execute function archive.guard_volume();
