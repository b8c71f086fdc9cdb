-- A register taken over at once brings millions of deltas: they are summed a part at a time, each in a
-- transaction of its own that fits into memory, instead of all in one through files.
drop function statistics.fold_up(bigint);
create function statistics.fold_up(great_from bigint, at_once bigint) returns bigint
language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  before text[];
  rows bigint;
  grown uuid[];
  until bigint;
begin
  if not pg_try_advisory_xact_lock(x'666f6c64'::bigint) then
    return 0;
  end if;
  before := statistics.see_all();
  -- the places in turn, as many as are summed in memory
  select d.scope_pos into until from statistics.delta d where not d.folded order by d.scope_pos offset at_once limit 1;
  until := coalesce(until, 9223372036854775807);
  with recursive taken as (
    update statistics.delta d set folded = true where not d.folded and d.scope_pos <= until
    returning d.unit_id, d.day, d.grade_level, d.sex, d.ethnicity, d.status, d.level, d.boarding, d.study_form, d.political_status, d.entry_year, d.origin, (extract(year from d.birth_on) * 10000 + extract(month from d.birth_on) * 100 + extract(day from d.birth_on))::int as born, d.n
  ), summed as materialized (
    select t.unit_id, t.day, t.grade_level, t.sex, t.ethnicity, t.status, t.level, t.boarding, t.study_form, t.political_status, t.entry_year, t.origin, t.born, sum(t.n) as n
      from taken t group by t.unit_id, t.day, t.grade_level, t.sex, t.ethnicity, t.status, t.level, t.boarding, t.study_form, t.political_status, t.entry_year, t.origin, t.born
  ), up as (
    select s.unit_id as below, s.unit_id as above from (select distinct unit_id from summed) s
    union all
    select up.below, u.parent_id from up join organisation.unit u on u.id = up.above where u.parent_id is not null
  ), above as materialized (
    select up.below, u.id as above, u.pos, coalesce(x.great, false) as great
      from up join organisation.unit u on u.id = up.above left join statistics.extent x on x.unit_id = u.id
     where u.kind <> 'class'
  ), own as materialized (
    -- first by itself, for there is less to carry up then
    select e.unit_id, (1152 + 512 * grouping(sex) + 256 * grouping(ethnicity) + 64 * grouping(level) + 32 * grouping(boarding) + 16 * grouping(study_form) + 8 * grouping(political_status) + 4 * grouping(entry_year) + 2 * grouping(origin) + 1 * grouping(born))::smallint as cube, e.day, null::smallint as grade_level, sex, ethnicity, null::text as status, level, boarding, study_form, political_status, entry_year, origin, born, sum(e.n) as n
      from (select s.unit_id, s.day, s.sex, s.ethnicity, s.level, s.boarding, s.study_form, s.political_status, s.entry_year, s.origin, s.born, sum(s.n) as n
              from summed s
             group by s.unit_id, s.day, s.sex, s.ethnicity, s.level, s.boarding, s.study_form, s.political_status, s.entry_year, s.origin, s.born having sum(s.n) <> 0) e
     group by grouping sets (
           (unit_id, day),
           (unit_id, day, sex),
           (unit_id, day, ethnicity),
           (unit_id, day, level),
           (unit_id, day, boarding),
           (unit_id, day, study_form),
           (unit_id, day, political_status),
           (unit_id, day, entry_year),
           (unit_id, day, origin),
           (unit_id, day, born))
    having sum(e.n) <> 0
    union all
    select m.unit_id, (895 + 1024 * grouping(grade_level) + 128 * grouping(status))::smallint, m.day, grade_level, null::text, null::text, status, null::text, null::text, null::text, null::text, null::smallint, null::text, null::int, sum(m.n)
      from summed m
     group by grouping sets (
           (unit_id, day, grade_level),
           (unit_id, day, status))
    having sum(m.n) <> 0
  ), raised as materialized (
    select a.above, a.pos, s.day, s.grade_level, s.sex, s.ethnicity, s.status, s.level, s.boarding, s.study_form, s.political_status, s.entry_year, s.origin, s.born, s.n
      from summed s join above a on a.below = s.unit_id and a.great
  ), spread as (
    select a.above, a.pos, o.cube, o.day, o.grade_level, o.sex, o.ethnicity, o.status, o.level, o.boarding, o.study_form, o.political_status, o.entry_year, o.origin, o.born, sum(o.n) as n
      from own o join above a on a.below = o.unit_id
     group by a.above, a.pos, o.cube, o.day, o.grade_level, o.sex, o.ethnicity, o.status, o.level, o.boarding, o.study_form, o.political_status, o.entry_year, o.origin, o.born
    having sum(o.n) <> 0
    union all
    select e.above, e.pos, (1728 + 256 * grouping(ethnicity) + 32 * grouping(boarding) + 16 * grouping(study_form) + 8 * grouping(political_status) + 4 * grouping(entry_year) + 2 * grouping(origin) + 1 * grouping(born))::smallint as cube, e.day, null::smallint as grade_level, null::text as sex, ethnicity, null::text as status, null::text as level, boarding, study_form, political_status, entry_year, origin, born, sum(e.n) as n
      from (select s.above, s.pos, s.day, s.sex, s.ethnicity, s.level, s.boarding, s.study_form, s.political_status, s.entry_year, s.origin, s.born, sum(s.n) as n
              from raised s
             group by s.above, s.pos, s.day, s.sex, s.ethnicity, s.level, s.boarding, s.study_form, s.political_status, s.entry_year, s.origin, s.born having sum(s.n) <> 0) e
     group by grouping sets (
           (above, pos, day, born, ethnicity, political_status),
           (above, pos, day, born, boarding, study_form, entry_year),
           (above, pos, day, born, origin),
           (above, pos, day, origin, ethnicity, political_status),
           (above, pos, day, origin, boarding, study_form, entry_year))
    having sum(e.n) <> 0
    union all
    select m.above, m.pos, (0 + 1024 * grouping(grade_level) + 512 * grouping(sex) + 256 * grouping(ethnicity) + 128 * grouping(status) + 64 * grouping(level) + 32 * grouping(boarding) + 16 * grouping(study_form) + 8 * grouping(political_status) + 4 * grouping(entry_year) + 2 * grouping(origin) + 1 * grouping(born))::smallint, m.day, grade_level, sex, ethnicity, status, level, boarding, study_form, political_status, entry_year, origin, born, sum(m.n)
      from raised m
     group by grouping sets (
           (above, pos, day, born, sex, level, grade_level, status),
           (above, pos, day, origin, sex, level, grade_level, status),
           (above, pos, day, grade_level, sex, ethnicity, status, level, boarding, study_form, political_status, entry_year))
    having sum(m.n) <> 0
  ), added as (
    -- the first rows of a unit are one sum already
    insert into statistics.cube (unit_id, scope_pos, cube, day, grade_level, sex, ethnicity, status, level, boarding, study_form, political_status, entry_year, origin, born, n, fresh)
    select s.above, s.pos, s.cube, s.day, s.grade_level, s.sex, s.ethnicity, s.status, s.level, s.boarding, s.study_form, s.political_status, s.entry_year, s.origin, s.born, s.n, exists (select from statistics.extent x where x.unit_id = s.above)
      from spread s order by s.above, s.cube, s.day
    returning unit_id, scope_pos, cube, day, grade_level, sex, ethnicity, status, level, boarding, study_form, political_status, entry_year, origin, born, n
  ), late as (
    insert into statistics.cube (unit_id, scope_pos, cube, standing, day, grade_level, sex, ethnicity, status, level, boarding, study_form, political_status, entry_year, origin, born, n)
    select a.unit_id, a.scope_pos, a.cube, true, k.day, a.grade_level, a.sex, a.ethnicity, a.status, a.level, a.boarding, a.study_form, a.political_status, a.entry_year, a.origin, a.born, sum(a.n)
      from added a join statistics.checkpoint k on k.unit_id = a.unit_id and k.day >= a.day
     group by a.unit_id, a.scope_pos, a.cube, k.day, a.grade_level, a.sex, a.ethnicity, a.status, a.level, a.boarding, a.study_form, a.political_status, a.entry_year, a.origin, a.born
    having sum(a.n) <> 0
  ), told as materialized (
    select a.unit_id, count(*) as rows from added a group by a.unit_id
  ), carried as (
    select a.above, a.pos, sum(s.deltas) as deltas
      from (select s.unit_id, count(*) as deltas from summed s group by s.unit_id) s join above a on a.below = s.unit_id
     group by a.above, a.pos
  ), extended as (
    insert into statistics.extent (unit_id, scope_pos, deltas, since)
    select c.above, c.pos, c.deltas, coalesce(t.rows, 0) from carried c left join told t on t.unit_id = c.above
    on conflict (unit_id) do update
      set deltas = extent.deltas + excluded.deltas, since = extent.since + excluded.since
  )
  select count(*) into rows from taken;

  with outgrown as (
    update statistics.extent x set great = true where not x.great and x.deltas >= great_from returning x.unit_id
  )
  select array_agg(o.unit_id) into grown from outgrown o;
  if grown is not null then
    with raised as materialized (
      select a.id as above, a.pos, d.day, d.grade_level, d.sex, d.ethnicity, d.status, d.level, d.boarding, d.study_form, d.political_status, d.entry_year, d.origin, (extract(year from d.birth_on) * 10000 + extract(month from d.birth_on) * 100 + extract(day from d.birth_on))::int as born, d.n
        from organisation.unit a join statistics.delta d on d.scope_pos between a.pos and a.pos_end and d.folded
       where a.id = any (grown)
    ), spread as (
      select e.above, e.pos, (1728 + 256 * grouping(ethnicity) + 32 * grouping(boarding) + 16 * grouping(study_form) + 8 * grouping(political_status) + 4 * grouping(entry_year) + 2 * grouping(origin) + 1 * grouping(born))::smallint as cube, e.day, null::smallint as grade_level, null::text as sex, ethnicity, null::text as status, null::text as level, boarding, study_form, political_status, entry_year, origin, born, sum(e.n) as n
      from (select s.above, s.pos, s.day, s.sex, s.ethnicity, s.level, s.boarding, s.study_form, s.political_status, s.entry_year, s.origin, s.born, sum(s.n) as n
              from raised s
             group by s.above, s.pos, s.day, s.sex, s.ethnicity, s.level, s.boarding, s.study_form, s.political_status, s.entry_year, s.origin, s.born having sum(s.n) <> 0) e
     group by grouping sets (
           (above, pos, day, born, ethnicity, political_status),
           (above, pos, day, born, boarding, study_form, entry_year),
           (above, pos, day, born, origin),
           (above, pos, day, origin, ethnicity, political_status),
           (above, pos, day, origin, boarding, study_form, entry_year))
    having sum(e.n) <> 0
    union all
    select m.above, m.pos, (0 + 1024 * grouping(grade_level) + 512 * grouping(sex) + 256 * grouping(ethnicity) + 128 * grouping(status) + 64 * grouping(level) + 32 * grouping(boarding) + 16 * grouping(study_form) + 8 * grouping(political_status) + 4 * grouping(entry_year) + 2 * grouping(origin) + 1 * grouping(born))::smallint, m.day, grade_level, sex, ethnicity, status, level, boarding, study_form, political_status, entry_year, origin, born, sum(m.n)
      from raised m
     group by grouping sets (
           (above, pos, day, born, sex, level, grade_level, status),
           (above, pos, day, origin, sex, level, grade_level, status),
           (above, pos, day, grade_level, sex, ethnicity, status, level, boarding, study_form, political_status, entry_year))
    having sum(m.n) <> 0
    ), added as (
      insert into statistics.cube (unit_id, scope_pos, cube, day, grade_level, sex, ethnicity, status, level, boarding, study_form, political_status, entry_year, origin, born, n, fresh)
      select s.above, s.pos, s.cube, s.day, s.grade_level, s.sex, s.ethnicity, s.status, s.level, s.boarding, s.study_form, s.political_status, s.entry_year, s.origin, s.born, s.n, false from spread s order by s.above, s.cube, s.day
      returning unit_id, scope_pos, cube, day, grade_level, sex, ethnicity, status, level, boarding, study_form, political_status, entry_year, origin, born, n
    ), late as (
    insert into statistics.cube (unit_id, scope_pos, cube, standing, day, grade_level, sex, ethnicity, status, level, boarding, study_form, political_status, entry_year, origin, born, n)
    select a.unit_id, a.scope_pos, a.cube, true, k.day, a.grade_level, a.sex, a.ethnicity, a.status, a.level, a.boarding, a.study_form, a.political_status, a.entry_year, a.origin, a.born, sum(a.n)
      from added a join statistics.checkpoint k on k.unit_id = a.unit_id and k.day >= a.day
     group by a.unit_id, a.scope_pos, a.cube, k.day, a.grade_level, a.sex, a.ethnicity, a.status, a.level, a.boarding, a.study_form, a.political_status, a.entry_year, a.origin, a.born
    having sum(a.n) <> 0
  )
    update statistics.extent x set since = x.since + a.rows
      from (select a.unit_id, count(*) as rows from added a group by a.unit_id) a where x.unit_id = a.unit_id;
  end if;
  perform statistics.see_again(before);
  return rows;
end
$$;
alter function statistics.fold_up(bigint, bigint) set work_mem = '128MB';
revoke execute on function statistics.fold_up(bigint, bigint) from public;
grant execute on function statistics.fold_up(bigint, bigint) to ${app};
