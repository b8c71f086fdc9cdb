create schema organisation;
comment on schema organisation is '机构';

create table organisation.unit (
  id             uuid primary key default kernel.new_id(),
  kind           text not null check (kind in
                   ('province', 'branch', 'teaching-point', 'school', 'department', 'grade', 'major', 'class')),
  code           text not null,
  name           text not null,
  parent_id      uuid references organisation.unit,
  institution_id uuid references organisation.unit,
  education      text check (education in ('school', 'college', 'open')),
  stage          text,
  division       text,
  grade_level    smallint,
  entry_year     smallint,
  during         daterange not null default daterange(date '1949-10-01', null) check (not isempty(during)),
  successor_id   uuid references organisation.unit,
  pos            bigint not null,
  pos_end        bigint not null,
  next_child     bigint not null,
  version        int not null default 1,
  check (pos <= pos_end)
);
comment on table  organisation.unit is '机构: a node of the tree that scopes every right';
comment on column organisation.unit.id is '标识';
comment on column organisation.unit.kind is '机构类别';
comment on column organisation.unit.code is '机构代码';
comment on column organisation.unit.name is '名称: today''s; former names stand in unit_name';
comment on column organisation.unit.parent_id is '上级机构';
comment on column organisation.unit.institution_id is '办学机构: the unit that issues student numbers, itself included';
comment on column organisation.unit.education is '教育类型: school 中小学, college 职业院校与高校, open 开放教育';
comment on column organisation.unit.stage is '学段或层次';
comment on column organisation.unit.division is '行政区划代码 GB/T 2260';
comment on column organisation.unit.grade_level is '年级';
comment on column organisation.unit.entry_year is '入学年份(级)';
comment on column organisation.unit.during is '有效期';
comment on column organisation.unit.successor_id is '并入的机构';
comment on column organisation.unit.pos is '先序位置: subtree = [pos, pos_end]';
comment on column organisation.unit.pos_end is '子树末位';
comment on column organisation.unit.next_child is '下一个下级的起始位置';
comment on column organisation.unit.version is '版本';

create unique index unit_code on organisation.unit (coalesce(parent_id, '00000000-0000-0000-0000-000000000000'), kind, code);
-- the tree is walked downward by parent, and a row's unit is found by its position
create index unit_children on organisation.unit (parent_id, pos);
create unique index unit_position on organisation.unit (pos);

create table organisation.unit_name (
  unit_id uuid not null references organisation.unit,
  name    text not null,
  during  daterange not null check (not isempty(during)),
  constraint one_name_a_day exclude using gist (unit_id with =, during with &&)
);
comment on table  organisation.unit_name is '机构名称沿革';
comment on column organisation.unit_name.unit_id is '机构';
comment on column organisation.unit_name.name is '当时的名称';
comment on column organisation.unit_name.during is '使用期间';

create table organisation.responsibility (
  id      uuid primary key default kernel.new_id(),
  unit_id uuid not null references organisation.unit,
  matter  text not null,
  office  text not null,
  person  text not null,
  phone   text not null,
  room    text,
  during  daterange not null default daterange(current_date, null),
  constraint one_answer_a_matter exclude using gist (unit_id with =, matter with =, office with =, during with &&)
);
comment on table  organisation.responsibility is '责任人: who answers for a matter at a unit, and their telephone';
comment on column organisation.responsibility.id is '标识';
comment on column organisation.responsibility.unit_id is '机构';
comment on column organisation.responsibility.matter is '事项: a process kind, or * for all';
comment on column organisation.responsibility.office is '科室';
comment on column organisation.responsibility.person is '责任人';
comment on column organisation.responsibility.phone is '联系电话';
comment on column organisation.responsibility.room is '办公地点';
comment on column organisation.responsibility.during is '有效期';

-- places a new unit below its parent: each level divides its parent's interval by 1,024
create function organisation.place(parent uuid, out lo bigint, out hi bigint)
language plpgsql as $$
declare width bigint;
begin
  if parent is null then
    select coalesce(max(pos_end) + 1, 0) into lo from organisation.unit where parent_id is null;
    hi := lo + (1::bigint << 53) - 1;
    return;
  end if;
  update organisation.unit u
     set next_child = u.next_child + greatest((u.pos_end - u.pos + 1) / 1024, 1)
   where u.id = parent and u.next_child + greatest((u.pos_end - u.pos + 1) / 1024, 1) - 1 <= u.pos_end
  returning u.next_child - greatest((u.pos_end - u.pos + 1) / 1024, 1),
            u.next_child - 1 into lo, hi;
  if lo is null then
    raise exception 'no room below unit %', parent using errcode = 'program_limit_exceeded';
  end if;
end
$$;
