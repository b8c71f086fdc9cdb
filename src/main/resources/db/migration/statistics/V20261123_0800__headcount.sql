create schema statistics;
comment on schema statistics is '统计';

-- What was counted for each enrolment, so that exactly that is taken back when the record changes.
create table statistics.counted (
  enrolment_id   uuid primary key,
  institution_id uuid not null,
  sex            text not null,
  ethnicity      text,
  level          text,
  boarding       text,
  birth_year     smallint,
  spells         uuid[] not null
);
comment on table  statistics.counted is '已计入: what the deltas contain of each enrolment';
comment on column statistics.counted.enrolment_id is '学籍';
comment on column statistics.counted.institution_id is '学校';
comment on column statistics.counted.sex is '性别';
comment on column statistics.counted.ethnicity is '民族';
comment on column statistics.counted.level is '层次';
comment on column statistics.counted.boarding is '就读方式';
comment on column statistics.counted.birth_year is '出生年份';
comment on column statistics.counted.spells is '已计入的状态时段';

-- From a day on, so many students more or fewer: true since `day`, known since `recorded_at`.
create table statistics.delta (
  id             bigint generated always as identity primary key,
  scope_pos      bigint not null,
  unit_id        uuid not null,
  institution_id uuid not null,
  day            date not null,
  recorded_at    timestamptz not null,
  grade_level    smallint,
  sex            text not null,
  ethnicity      text,
  status         text not null,
  level          text,
  boarding       text,
  birth_year     smallint,
  n              int not null check (n <> 0),
  folded         boolean not null default false
);
comment on table  statistics.delta is '人数增减: students 在籍, by the class they stood in';
comment on column statistics.delta.id is '标识';
comment on column statistics.delta.scope_pos is '机构位置';
comment on column statistics.delta.unit_id is '班级或所在机构';
comment on column statistics.delta.institution_id is '学校';
comment on column statistics.delta.day is '自何日起';
comment on column statistics.delta.recorded_at is '何时得知';
comment on column statistics.delta.grade_level is '年级';
comment on column statistics.delta.sex is '性别';
comment on column statistics.delta.ethnicity is '民族';
comment on column statistics.delta.status is '学籍状态';
comment on column statistics.delta.level is '层次';
comment on column statistics.delta.boarding is '就读方式';
comment on column statistics.delta.birth_year is '出生年份';
comment on column statistics.delta.n is '人数';
comment on column statistics.delta.folded is '已汇总';
create index delta_scope on statistics.delta (scope_pos, day);
create index delta_fresh on statistics.delta (scope_pos) where not folded;

-- The same, summed for each unit of the tree: any unit's number on any day is a sum of few rows.
create table statistics.fold (
  unit_id     uuid not null,
  scope_pos   bigint not null,
  day         date not null,
  grade_level smallint,
  sex         text not null,
  ethnicity   text,
  status      text not null,
  level       text,
  boarding    text,
  birth_year  smallint,
  n           int not null
);
comment on table  statistics.fold is '各级机构人数增减汇总';
comment on column statistics.fold.unit_id is '机构';
comment on column statistics.fold.scope_pos is '机构位置';
comment on column statistics.fold.day is '自何日起';
comment on column statistics.fold.grade_level is '年级';
comment on column statistics.fold.sex is '性别';
comment on column statistics.fold.ethnicity is '民族';
comment on column statistics.fold.status is '学籍状态';
comment on column statistics.fold.level is '层次';
comment on column statistics.fold.boarding is '就读方式';
comment on column statistics.fold.birth_year is '出生年份';
comment on column statistics.fold.n is '人数';
create index fold_unit on statistics.fold (unit_id, day);

-- Who came from where to where, and how: what lies within a unit on both sides is no movement of it.
create table statistics.move (
  id          bigint generated always as identity primary key,
  day         date not null,
  recorded_at timestamptz not null,
  verb        text not null,
  from_unit   uuid,
  from_pos    bigint,
  to_unit     uuid,
  to_pos      bigint,
  n           int not null check (n <> 0)
);
comment on table  statistics.move is '学生变动';
comment on column statistics.move.id is '标识';
comment on column statistics.move.day is '变动日期';
comment on column statistics.move.recorded_at is '何时得知';
comment on column statistics.move.verb is '异动类别';
comment on column statistics.move.from_unit is '原机构, 不在籍则空';
comment on column statistics.move.from_pos is '原机构位置';
comment on column statistics.move.to_unit is '现机构, 不在籍则空';
comment on column statistics.move.to_pos is '现机构位置';
comment on column statistics.move.n is '人数';
create index move_from on statistics.move (from_pos, day);
create index move_to on statistics.move (to_pos, day);

-- The program reads; only the functions below write.
revoke all on statistics.counted from ${app};
revoke insert, update, delete, truncate on statistics.delta, statistics.fold, statistics.move from ${app};

call kernel.scope_rows('statistics.delta');
call kernel.scope_rows('statistics.fold');
alter table statistics.move enable row level security;
alter table statistics.move force row level security;
create policy either_side on statistics.move using (
  coalesce(from_pos, -1) between (select current_setting('app.lo')::bigint) and (select current_setting('app.hi')::bigint)
  or coalesce(to_pos, -1) between (select current_setting('app.lo')::bigint) and (select current_setting('app.hi')::bigint));

-- 在籍, as the registry's table of states has it
create function statistics.on_roll(status text) returns boolean
language sql immutable parallel safe as $$
  select status in ('01', '02', '04', '13', '15', 'L1')
$$;

-- The functions below see the whole tree while they run, whoever acts.
create function statistics.see_all() returns text[]
language plpgsql volatile set search_path = pg_catalog, pg_temp as $$
declare before text[] := array[current_setting('app.lo', true), current_setting('app.hi', true),
                               current_setting('app.persons', true)];
begin
  perform set_config('app.lo', '0', true), set_config('app.hi', '9223372036854775807', true),
          set_config('app.persons', '', true);
  return before;
end
$$;
create function statistics.see_again(before text[]) returns void
language plpgsql volatile set search_path = pg_catalog, pg_temp as $$
begin
  perform set_config('app.lo', before[1], true), set_config('app.hi', before[2], true),
          set_config('app.persons', before[3], true);
end
$$;

-- Counts anew whoever a batch of events concerns, and whoever else is named: takes back what was
-- counted of them and counts what the record says now. The same call again changes nothing. It sees
-- both ends of a change, though the acting person may reach only one: hence as the owner, in the
-- whole tree, and it answers no more than how many.
create function statistics.recount(changed uuid, corrected uuid[]) returns bigint
language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  before text[] := statistics.see_all();
  enrolments bigint;
begin
  with event as materialized (
    select e.id, e.enrolment_id, e.recorded_at from registry.status_event e where e.batch = changed
  ), touched as materialized (
    select e.enrolment_id from event e union select unnest(corrected)
  ), instant as materialized (
    select coalesce(max(e.recorded_at), clock_timestamp()) as at from event e
  ), old as materialized (
    select c.enrolment_id, c.institution_id, c.sex, c.ethnicity, c.level, c.boarding, c.birth_year,
           s.id, s.during, s.status, s.unit_id, s.grade_level, s.event_id, upper_inf(s.recorded) as known
      from touched t
      join statistics.counted c on c.enrolment_id = t.enrolment_id
      cross join unnest(c.spells) as k(spell_id)
      join registry.spell s on s.id = k.spell_id
  ), standing as (
    select s.enrolment_id, s.id, s.during, s.status, s.unit_id, s.grade_level, s.event_id
      from event e join registry.spell s on s.written_by = e.id where upper_inf(s.recorded)
    union
    select o.enrolment_id, o.id, o.during, o.status, o.unit_id, o.grade_level, o.event_id
      from old o where o.known
    union
    select s.enrolment_id, s.id, s.during, s.status, s.unit_id, s.grade_level, s.event_id
      from registry.spell s where s.enrolment_id = any(corrected) and upper_inf(s.recorded)
  ), fresh as materialized (
    select n.enrolment_id, n.institution_id, n.sex, n.ethnicity, n.level, n.boarding,
           extract(year from n.birth_on)::smallint as birth_year,
           s.id, s.during, s.status, s.unit_id, s.grade_level, s.event_id
      from standing s join registry.student n on n.enrolment_id = s.enrolment_id
  ), both_sides as materialized (
    select -1 as sign, o.enrolment_id, o.institution_id, o.sex, o.ethnicity, o.level, o.boarding, o.birth_year,
           o.during, o.status, o.unit_id, o.grade_level, o.event_id from old o
    union all
    select 1, f.enrolment_id, f.institution_id, f.sex, f.ethnicity, f.level, f.boarding, f.birth_year,
           f.during, f.status, f.unit_id, f.grade_level, f.event_id from fresh f
  ), counted_deltas as (
    insert into statistics.delta (scope_pos, unit_id, institution_id, day, recorded_at, grade_level, sex,
                                  ethnicity, status, level, boarding, birth_year, n)
    select u.pos, b.unit_id, b.institution_id, edge.day, i.at, b.grade_level, b.sex,
           b.ethnicity, b.status, b.level, b.boarding, b.birth_year, sum(edge.n)
      from both_sides b
      join organisation.unit u on u.id = b.unit_id
      cross join instant i
      cross join lateral (values (lower(b.during), b.sign), (upper(b.during), -b.sign)) as edge(day, n)
     where statistics.on_roll(b.status) and edge.day is not null
     group by u.pos, b.unit_id, b.institution_id, edge.day, i.at, b.grade_level, b.sex, b.ethnicity, b.status,
              b.level, b.boarding, b.birth_year
    having sum(edge.n) <> 0
  ), neighbours as (
    select b.sign, b.during, b.status, b.unit_id, b.event_id,
           lag(b.status) over before_and_after as status_before,
           lag(b.unit_id) over before_and_after as unit_before,
           lag(upper(b.during)) over before_and_after as until_before,
           lead(lower(b.during)) over before_and_after as from_after
      from both_sides b
    window before_and_after as (partition by b.sign, b.enrolment_id order by lower(b.during))
  ), step as (
    select n.sign, lower(n.during) as day, n.event_id,
           case when n.until_before = lower(n.during) and statistics.on_roll(n.status_before) then n.unit_before end as from_unit,
           case when statistics.on_roll(n.status) then n.unit_id end as to_unit
      from neighbours n
    union all
    select n.sign, upper(n.during), null, n.unit_id, null
      from neighbours n
     where statistics.on_roll(n.status) and not upper_inf(n.during) and n.from_after is distinct from upper(n.during)
  ), counted_moves as (
    insert into statistics.move (day, recorded_at, verb, from_unit, from_pos, to_unit, to_pos, n)
    select s.day, i.at, coalesce(e.verb, 'END'), s.from_unit, f.pos, s.to_unit, t.pos, sum(s.sign)
      from step s
      cross join instant i
      left join registry.status_event e on e.id = s.event_id
      left join organisation.unit f on f.id = s.from_unit
      left join organisation.unit t on t.id = s.to_unit
     where s.from_unit is distinct from s.to_unit
     group by s.day, i.at, coalesce(e.verb, 'END'), s.from_unit, f.pos, s.to_unit, t.pos
    having sum(s.sign) <> 0
  ), kept as (
    insert into statistics.counted (enrolment_id, institution_id, sex, ethnicity, level, boarding, birth_year, spells)
    select f.enrolment_id, f.institution_id, f.sex, f.ethnicity, f.level, f.boarding, f.birth_year, array_agg(f.id)
      from fresh f
     group by f.enrolment_id, f.institution_id, f.sex, f.ethnicity, f.level, f.boarding, f.birth_year
    on conflict (enrolment_id) do update
      set institution_id = excluded.institution_id, sex = excluded.sex, ethnicity = excluded.ethnicity,
          level = excluded.level, boarding = excluded.boarding, birth_year = excluded.birth_year,
          spells = excluded.spells
  ), emptied as (
    delete from statistics.counted c using touched t
     where c.enrolment_id = t.enrolment_id
       and not exists (select from fresh f where f.enrolment_id = c.enrolment_id)
  )
  select count(*) into enrolments from touched;
  perform statistics.see_again(before);
  return enrolments;
end
$$;

-- Sums the deltas that came since into each unit above. What is still in flight waits for the next time.
create function statistics.fold_up() returns bigint
language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  before text[];
  rows bigint;
begin
  if not pg_try_advisory_xact_lock(x'666f6c64'::bigint) then
    return 0;
  end if;
  before := statistics.see_all();
  with recursive taken as (
    update statistics.delta d set folded = true where not d.folded
    returning d.unit_id, d.day, d.grade_level, d.sex, d.ethnicity, d.status, d.level, d.boarding, d.birth_year, d.n
  ), summed as materialized (
    select t.unit_id, t.day, t.grade_level, t.sex, t.ethnicity, t.status, t.level, t.boarding, t.birth_year, sum(t.n) as n
      from taken t
     group by t.unit_id, t.day, t.grade_level, t.sex, t.ethnicity, t.status, t.level, t.boarding, t.birth_year
  ), up as (
    select s.unit_id as below, s.unit_id as above from (select distinct unit_id from summed) s
    union all
    select up.below, u.parent_id from up join organisation.unit u on u.id = up.above where u.parent_id is not null
  ), added as (
    insert into statistics.fold (unit_id, scope_pos, day, grade_level, sex, ethnicity, status, level, boarding, birth_year, n)
    select up.above, u.pos, s.day, s.grade_level, s.sex, s.ethnicity, s.status, s.level, s.boarding, s.birth_year, sum(s.n)
      from summed s join up on up.below = s.unit_id join organisation.unit u on u.id = up.above
     group by up.above, u.pos, s.day, s.grade_level, s.sex, s.ethnicity, s.status, s.level, s.boarding, s.birth_year
    having sum(s.n) <> 0
     order by up.above, s.day
  )
  select count(*) into rows from taken;
  perform statistics.see_again(before);
  return rows;
end
$$;

-- Makes one row again of those that came day by day.
create function statistics.compact() returns bigint
language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  before text[] := statistics.see_all();
  gone bigint;
begin
  perform pg_advisory_xact_lock(x'666f6c64'::bigint);
  with crowded as (
    select f.unit_id, f.day from statistics.fold f
     group by f.unit_id, f.day, f.grade_level, f.sex, f.ethnicity, f.status, f.level, f.boarding, f.birth_year
    having count(*) > 1
  ), taken as (
    delete from statistics.fold f using (select distinct unit_id, day from crowded) c
     where f.unit_id = c.unit_id and f.day = c.day
    returning f.unit_id, f.scope_pos, f.day, f.grade_level, f.sex, f.ethnicity, f.status, f.level, f.boarding, f.birth_year, f.n
  ), added as (
    insert into statistics.fold (unit_id, scope_pos, day, grade_level, sex, ethnicity, status, level, boarding, birth_year, n)
    select t.unit_id, t.scope_pos, t.day, t.grade_level, t.sex, t.ethnicity, t.status, t.level, t.boarding, t.birth_year, sum(t.n)
      from taken t
     group by t.unit_id, t.scope_pos, t.day, t.grade_level, t.sex, t.ethnicity, t.status, t.level, t.boarding, t.birth_year
    having sum(t.n) <> 0
     order by t.unit_id, t.day
  )
  select count(*) into gone from taken;
  perform statistics.see_again(before);
  return gone;
end
$$;

-- After units were moved in the tree: their numbers leave the units above their old places and come
-- to those above the new ones.
create function statistics.reposition(old_positions bigint[], new_positions bigint[]) returns bigint
language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp
as $$
declare before text[] := statistics.see_all();
begin
  perform pg_advisory_xact_lock(x'666f6c64'::bigint);
  insert into statistics.fold (unit_id, scope_pos, day, grade_level, sex, ethnicity, status, level, boarding, birth_year, n)
  select a.id, a.pos, d.day, d.grade_level, d.sex, d.ethnicity, d.status, d.level, d.boarding, d.birth_year, sum(place.sign * d.n)
    from unnest(old_positions, new_positions) as shift(old_pos, new_pos)
    join statistics.delta d on d.scope_pos = shift.old_pos and d.folded
    cross join lateral (values (shift.old_pos, -1), (shift.new_pos, 1)) as place(pos, sign)
    join organisation.unit a on place.pos between a.pos and a.pos_end and a.pos <> all(new_positions)
   group by a.id, a.pos, d.day, d.grade_level, d.sex, d.ethnicity, d.status, d.level, d.boarding, d.birth_year
  having sum(place.sign * d.n) <> 0;
  update statistics.delta d set scope_pos = shift.new_pos
    from unnest(old_positions, new_positions) as shift(old_pos, new_pos) where d.scope_pos = shift.old_pos;
  update statistics.fold f set scope_pos = shift.new_pos
    from unnest(old_positions, new_positions) as shift(old_pos, new_pos) where f.scope_pos = shift.old_pos;
  update statistics.move m set from_pos = shift.new_pos
    from unnest(old_positions, new_positions) as shift(old_pos, new_pos) where m.from_pos = shift.old_pos;
  update statistics.move m set to_pos = shift.new_pos
    from unnest(old_positions, new_positions) as shift(old_pos, new_pos) where m.to_pos = shift.old_pos;
  perform statistics.see_again(before);
  return cardinality(new_positions);
end
$$;

-- Enrolments of which something else is counted than the record says now: details corrected since, or
-- standings that nobody told of.
create function statistics.stale() returns setof uuid
language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp
as $$
declare before text[] := statistics.see_all();
begin
  return query with standing as (
    select s.enrolment_id, array_agg(s.id order by s.id) as spells
      from registry.spell s where upper_inf(s.recorded) group by s.enrolment_id
  ), record as (
    select n.enrolment_id, n.institution_id, n.sex, n.ethnicity, n.level, n.boarding,
           extract(year from n.birth_on)::smallint as birth_year, s.spells
      from registry.student n join standing s on s.enrolment_id = n.enrolment_id
  ), counted as (
    select c.enrolment_id, c.institution_id, c.sex, c.ethnicity, c.level, c.boarding, c.birth_year,
           (select array_agg(k order by k) from unnest(c.spells) k) as spells
      from statistics.counted c
  )
  select coalesce(c.enrolment_id, r.enrolment_id)
    from counted c full join record r on r.enrolment_id = c.enrolment_id
   where (c.institution_id, c.sex, c.ethnicity, c.level, c.boarding, c.birth_year, c.spells)
         is distinct from
         (r.institution_id, r.sex, r.ethnicity, r.level, r.boarding, r.birth_year, r.spells);
  perform statistics.see_again(before);
end
$$;

revoke execute on function statistics.recount(uuid, uuid[]), statistics.fold_up(), statistics.compact(),
  statistics.reposition(bigint[], bigint[]), statistics.stale(), statistics.see_all(),
  statistics.see_again(text[]) from public;
grant execute on function statistics.recount(uuid, uuid[]), statistics.fold_up(), statistics.compact(),
  statistics.reposition(bigint[], bigint[]), statistics.stale() to ${app};
