-- Of births by the day no checkpoint is kept. One month of twelve is read of them, and only for an age:
-- that is quick from the first day on, and their checkpoints were half of all sums.
comment on column statistics.cube.standing is
  '存量: all that is up to the day of a checkpoint, not what changed on it; none where births are told apart by the day';

do $$
declare before text[] := statistics.see_all();
begin
  delete from statistics.cube f where f.standing and f.cube >= 2048;
  perform statistics.see_again(before);
end
$$;

-- Sums the deltas that came since into each unit above but classes, whose own deltas are few: a part at
-- a time, whole places. A unit with so many deltas is great from then on and gets its sets of
-- dimensions from all of them. A fact that came late is put to every checkpoint after its day.
create or replace function statistics.fold_up(great_from bigint, at_once bigint) returns bigint
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
  with recursive up as (
    select d.unit_id as above, count(*) as deltas from statistics.delta d
     where not d.folded and d.scope_pos <= until group by d.unit_id
    union all
    select u.parent_id, up.deltas from up join organisation.unit u on u.id = up.above where u.parent_id is not null
  ), extended as (
    insert into statistics.extent as x (unit_id, scope_pos, deltas, since)
    select u.id, u.pos, sum(up.deltas), 0 from up join organisation.unit u on u.id = up.above
     where u.kind <> 'class' group by u.id, u.pos
    on conflict (unit_id) do update set deltas = x.deltas + excluded.deltas
    returning x.unit_id, x.deltas, x.great
  )
  select array_agg(x.unit_id) into grown from extended x where not x.great and x.deltas >= great_from;
  update statistics.extent x set great = true where x.unit_id = any (grown);

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
    select up.below, u.id as above, u.pos, x.great from up join organisation.unit u on u.id = up.above join statistics.extent x on x.unit_id = u.id
  ), known as materialized (
    -- the first rows of a unit are one sum already
    select a.above from (select distinct above from above) a
     where exists (select from statistics.cube c where c.unit_id = a.above)
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
    select m.unit_id, (895 + 1024 * grouping(grade_level) + 128 * grouping(status))::smallint, m.day, grade_level, null::text as sex, null::text as ethnicity, status, null::text as level, null::text as boarding, null::text as study_form, null::text as political_status, null::smallint as entry_year, null::text as origin, null::int as born, sum(m.n)
      from summed m
     group by grouping sets (
           (unit_id, day, grade_level),
           (unit_id, day, status))
    having sum(m.n) <> 0
  ), raised as materialized (
    select a.above, a.pos, s.day, s.grade_level, s.sex, s.ethnicity, s.status, s.level, s.boarding, s.study_form, s.political_status, s.entry_year, s.origin, s.born, s.n
      from summed s join above a on a.below = s.unit_id and a.great
    union all
    select u.id, u.pos, d.day, d.grade_level, d.sex, d.ethnicity, d.status, d.level, d.boarding, d.study_form, d.political_status, d.entry_year, d.origin, (extract(year from d.birth_on) * 10000 + extract(month from d.birth_on) * 100 + extract(day from d.birth_on))::int as born, d.n
      from organisation.unit u join statistics.delta d on d.scope_pos between u.pos and u.pos_end and d.folded
     where u.id = any (grown)
  ), spread as materialized (
    select a.above, a.pos, o.cube, o.day, o.grade_level, o.sex, o.ethnicity, o.status, o.level, o.boarding, o.study_form, o.political_status, o.entry_year, o.origin, o.born, sum(o.n) as n
      from own o join above a on a.below = o.unit_id
     group by a.above, a.pos, o.cube, o.day, o.grade_level, o.sex, o.ethnicity, o.status, o.level, o.boarding, o.study_form, o.political_status, o.entry_year, o.origin, o.born
    having sum(o.n) <> 0
    union all
    select e.above, e.pos, (1728 + 256 * grouping(ethnicity) + 32 * grouping(boarding) + 16 * grouping(study_form) + 8 * grouping(political_status) + 4 * grouping(entry_year) + 2 * grouping(origin) + 1 * grouping(born))::smallint as cube, e.day, null::smallint as grade_level, null::text as sex, ethnicity, null::text as status, null::text as level, boarding, study_form, political_status, entry_year, origin, born, sum(e.n) as n
      from (select s.above, s.pos, s.day, s.ethnicity, s.boarding, s.study_form, s.political_status, s.entry_year, s.origin, s.born, sum(s.n) as n
              from raised s
             group by s.above, s.pos, s.day, s.ethnicity, s.boarding, s.study_form, s.political_status, s.entry_year, s.origin, s.born having sum(s.n) <> 0) e
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
  ), kept as (
    select s.* from spread s where s.cube & 1 = 1 or s.born is null
    union all
    select s.above, s.pos, (s.cube + 2048 * (s.born / 100 % 100))::smallint, s.day, s.grade_level, s.sex, s.ethnicity, s.status, s.level, s.boarding, s.study_form, s.political_status, s.entry_year, s.origin, s.born, s.n
      from spread s where s.cube & 1 = 0 and s.born is not null
    union all
    select s.above, s.pos, s.cube, s.day, s.grade_level, s.sex, s.ethnicity, s.status, s.level, s.boarding, s.study_form, s.political_status, s.entry_year, s.origin, s.born / 100 * 100, sum(s.n)
      from spread s where s.cube & 1 = 0 and s.born is not null
     group by s.above, s.pos, s.cube, s.day, s.grade_level, s.sex, s.ethnicity, s.status, s.level, s.boarding, s.study_form, s.political_status, s.entry_year, s.origin, s.born / 100 having sum(s.n) <> 0
  ), added as (
    insert into statistics.cube (unit_id, scope_pos, cube, day, grade_level, sex, ethnicity, status, level, boarding, study_form, political_status, entry_year, origin, born, n, fresh)
    select k.above, k.pos, k.cube, k.day, k.grade_level, k.sex, k.ethnicity, k.status, k.level, k.boarding, k.study_form, k.political_status, k.entry_year, k.origin, k.born, k.n, n.above is not null
      from kept k left join known n on n.above = k.above order by k.above, k.cube, k.day
    returning unit_id, scope_pos, cube, day, grade_level, sex, ethnicity, status, level, boarding, study_form, political_status, entry_year, origin, born, n
  ), late as (
    insert into statistics.cube (unit_id, scope_pos, cube, standing, day, grade_level, sex, ethnicity, status, level, boarding, study_form, political_status, entry_year, origin, born, n)
    select a.unit_id, a.scope_pos, a.cube, true, k.day, a.grade_level, a.sex, a.ethnicity, a.status, a.level, a.boarding, a.study_form, a.political_status, a.entry_year, a.origin, a.born, sum(a.n)
      from added a join statistics.checkpoint k on k.unit_id = a.unit_id and k.day >= a.day
     where a.cube < 2048
     group by a.unit_id, a.scope_pos, a.cube, k.day, a.grade_level, a.sex, a.ethnicity, a.status, a.level, a.boarding, a.study_form, a.political_status, a.entry_year, a.origin, a.born
    having sum(a.n) <> 0
  ), told as (
    update statistics.extent x set since = x.since + a.rows
      from (select a.unit_id, count(*) as rows from added a where a.cube < 2048 group by a.unit_id) a where x.unit_id = a.unit_id
  )
  select count(*) into rows from taken;
  perform statistics.see_again(before);
  return rows;
end
$$;

-- Makes one row again of those that came day by day, and sets checkpoints where many have gathered: at
-- ends of months, none within the last one, so that what comes in the ordinary way is later than they.
create or replace function statistics.compact(today date, rows_between bigint) returns bigint
language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  before text[] := statistics.see_all();
  gone bigint;
begin
  perform pg_advisory_xact_lock(x'666f6c64'::bigint);
  with fresh as materialized (
    select distinct f.unit_id, f.cube, f.standing, f.day from statistics.cube f where f.fresh
  ), taken as (
    delete from statistics.cube f using fresh c
     where f.unit_id = c.unit_id and f.cube = c.cube and f.standing = c.standing and f.day = c.day
    returning f.unit_id, f.scope_pos, f.cube, f.standing, f.day, f.grade_level, f.sex, f.ethnicity, f.status, f.level, f.boarding, f.study_form, f.political_status, f.entry_year, f.origin, f.born, f.n
  ), added as (
    insert into statistics.cube (unit_id, scope_pos, cube, standing, day, grade_level, sex, ethnicity, status, level, boarding, study_form, political_status, entry_year, origin, born, n, fresh)
    select t.unit_id, t.scope_pos, t.cube, t.standing, t.day, t.grade_level, t.sex, t.ethnicity, t.status, t.level, t.boarding, t.study_form, t.political_status, t.entry_year, t.origin, t.born, sum(t.n), false
      from taken t group by t.unit_id, t.scope_pos, t.cube, t.standing, t.day, t.grade_level, t.sex, t.ethnicity, t.status, t.level, t.boarding, t.study_form, t.political_status, t.entry_year, t.origin, t.born
    having sum(t.n) <> 0
     order by t.unit_id, t.cube, t.standing, t.day
    returning 1
  )
  select (select count(*) from taken) - (select count(*) from added) into gone;

  with crowded as (
    select x.unit_id, x.scope_pos, coalesce((select max(k.day) from statistics.checkpoint k where k.unit_id = x.unit_id), '-infinity') as last
      from statistics.extent x where x.since >= rows_between
  ), month as (
    select c.unit_id, c.scope_pos, (date_trunc('month', f.day) + interval '1 month')::date - 1 as day, count(*) as rows
      from crowded c join statistics.cube f on f.unit_id = c.unit_id and not f.standing and f.day > c.last and f.cube < 2048
     group by 1, 2, 3
  ), running as (
    select m.unit_id, m.scope_pos, m.day,
           (sum(m.rows) over (partition by m.unit_id order by m.day)
            / greatest(rows_between, sum(m.rows) over (partition by m.unit_id) / 12))::bigint as step
      from month m where m.day < today - 31
  ), due as (
    select r.*, lag(r.step, 1, 0) over (partition by r.unit_id order by r.day) as step_before from running r
  ), checkpoint as (
    insert into statistics.checkpoint (unit_id, scope_pos, day)
    select d.unit_id, d.scope_pos, d.day from due d where d.step > d.step_before
    returning unit_id
  )
  update statistics.extent x set since = 0 where x.unit_id in (select k.unit_id from checkpoint k);

  -- each from the one before it
  loop
    with next as materialized (
      select k.unit_id, k.scope_pos, min(k.day) filter (where not k.summed) as day,
             coalesce(max(k.day) filter (where k.summed), '-infinity') as before
        from statistics.checkpoint k
       where k.unit_id in (select o.unit_id from statistics.checkpoint o where not o.summed)
       group by k.unit_id, k.scope_pos
    ), part as (
      select n.unit_id, n.scope_pos, n.day as upto, f.cube, f.grade_level, f.sex, f.ethnicity, f.status, f.level, f.boarding, f.study_form, f.political_status, f.entry_year, f.origin, f.born, f.n
        from next n join statistics.cube f on f.unit_id = n.unit_id and f.standing and f.day = n.before
      union all
      select n.unit_id, n.scope_pos, n.day, f.cube, f.grade_level, f.sex, f.ethnicity, f.status, f.level, f.boarding, f.study_form, f.political_status, f.entry_year, f.origin, f.born, f.n
        from next n join statistics.cube f on f.unit_id = n.unit_id and not f.standing and f.day > n.before and f.day <= n.day and f.cube < 2048
    ), added as (
      insert into statistics.cube (unit_id, scope_pos, cube, standing, day, grade_level, sex, ethnicity, status, level, boarding, study_form, political_status, entry_year, origin, born, n, fresh)
      select p.unit_id, p.scope_pos, p.cube, true, p.upto, p.grade_level, p.sex, p.ethnicity, p.status, p.level, p.boarding, p.study_form, p.political_status, p.entry_year, p.origin, p.born, sum(p.n), false
        from part p group by p.unit_id, p.scope_pos, p.cube, p.upto, p.grade_level, p.sex, p.ethnicity, p.status, p.level, p.boarding, p.study_form, p.political_status, p.entry_year, p.origin, p.born
      having sum(p.n) <> 0
       order by p.unit_id, p.cube, p.upto
    )
    update statistics.checkpoint k set summed = true from next n where k.unit_id = n.unit_id and k.day = n.day;
    exit when not found;
  end loop;
  perform statistics.see_again(before);
  return gone;
end
$$;

-- After units were moved in the tree: their numbers leave the units above their old places and come
-- to those above the new ones.
create or replace function statistics.reposition(old_positions bigint[], new_positions bigint[]) returns bigint
language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp
as $$
declare before text[] := statistics.see_all();
begin
  perform pg_advisory_xact_lock(x'666f6c64'::bigint);
  with raised as materialized (
    select a.id as above, a.pos, coalesce(x.great, false) as great, d.day, d.grade_level, d.sex, d.ethnicity, d.status, d.level, d.boarding, d.study_form, d.political_status, d.entry_year, d.origin, (extract(year from d.birth_on) * 10000 + extract(month from d.birth_on) * 100 + extract(day from d.birth_on))::int as born, place.sign * d.n as n
      from unnest(old_positions, new_positions) as shift(old_pos, new_pos)
      join statistics.delta d on d.scope_pos = shift.old_pos and d.folded
      cross join lateral (values (shift.old_pos, -1), (shift.new_pos, 1)) as place(pos, sign)
      join organisation.unit a on place.pos between a.pos and a.pos_end and a.pos <> all(new_positions) and a.kind <> 'class'
      left join statistics.extent x on x.unit_id = a.id
  ), spread as materialized (
    select e.above, e.pos, (1152 + 512 * grouping(sex) + 256 * grouping(ethnicity) + 64 * grouping(level) + 32 * grouping(boarding) + 16 * grouping(study_form) + 8 * grouping(political_status) + 4 * grouping(entry_year) + 2 * grouping(origin) + 1 * grouping(born))::smallint as cube, e.day, null::smallint as grade_level, sex, ethnicity, null::text as status, level, boarding, study_form, political_status, entry_year, origin, born, sum(e.n) as n
      from (select s.above, s.pos, s.day, s.sex, s.ethnicity, s.level, s.boarding, s.study_form, s.political_status, s.entry_year, s.origin, s.born, sum(s.n) as n
              from raised s
             group by s.above, s.pos, s.day, s.sex, s.ethnicity, s.level, s.boarding, s.study_form, s.political_status, s.entry_year, s.origin, s.born having sum(s.n) <> 0) e
     group by grouping sets (
           (above, pos, day),
           (above, pos, day, sex),
           (above, pos, day, ethnicity),
           (above, pos, day, level),
           (above, pos, day, boarding),
           (above, pos, day, study_form),
           (above, pos, day, political_status),
           (above, pos, day, entry_year),
           (above, pos, day, origin),
           (above, pos, day, born))
    having sum(e.n) <> 0
    union all
    select m.above, m.pos, (895 + 1024 * grouping(grade_level) + 128 * grouping(status))::smallint, m.day, grade_level, null::text as sex, null::text as ethnicity, status, null::text as level, null::text as boarding, null::text as study_form, null::text as political_status, null::smallint as entry_year, null::text as origin, null::int as born, sum(m.n)
      from raised m
     group by grouping sets (
           (above, pos, day, grade_level),
           (above, pos, day, status))
    having sum(m.n) <> 0
    union all
    select e.above, e.pos, (1728 + 256 * grouping(ethnicity) + 32 * grouping(boarding) + 16 * grouping(study_form) + 8 * grouping(political_status) + 4 * grouping(entry_year) + 2 * grouping(origin) + 1 * grouping(born))::smallint as cube, e.day, null::smallint as grade_level, null::text as sex, ethnicity, null::text as status, null::text as level, boarding, study_form, political_status, entry_year, origin, born, sum(e.n) as n
      from (select s.above, s.pos, s.day, s.ethnicity, s.boarding, s.study_form, s.political_status, s.entry_year, s.origin, s.born, sum(s.n) as n
              from raised s where s.great
             group by s.above, s.pos, s.day, s.ethnicity, s.boarding, s.study_form, s.political_status, s.entry_year, s.origin, s.born having sum(s.n) <> 0) e
     group by grouping sets (
           (above, pos, day, born, ethnicity, political_status),
           (above, pos, day, born, boarding, study_form, entry_year),
           (above, pos, day, born, origin),
           (above, pos, day, origin, ethnicity, political_status),
           (above, pos, day, origin, boarding, study_form, entry_year))
    having sum(e.n) <> 0
    union all
    select m.above, m.pos, (0 + 1024 * grouping(grade_level) + 512 * grouping(sex) + 256 * grouping(ethnicity) + 128 * grouping(status) + 64 * grouping(level) + 32 * grouping(boarding) + 16 * grouping(study_form) + 8 * grouping(political_status) + 4 * grouping(entry_year) + 2 * grouping(origin) + 1 * grouping(born))::smallint, m.day, grade_level, sex, ethnicity, status, level, boarding, study_form, political_status, entry_year, origin, born, sum(m.n)
      from raised m where m.great
     group by grouping sets (
           (above, pos, day, born, sex, level, grade_level, status),
           (above, pos, day, origin, sex, level, grade_level, status),
           (above, pos, day, grade_level, sex, ethnicity, status, level, boarding, study_form, political_status, entry_year))
    having sum(m.n) <> 0
  ), kept as (
    select s.* from spread s where s.cube & 1 = 1 or s.born is null
    union all
    select s.above, s.pos, (s.cube + 2048 * (s.born / 100 % 100))::smallint, s.day, s.grade_level, s.sex, s.ethnicity, s.status, s.level, s.boarding, s.study_form, s.political_status, s.entry_year, s.origin, s.born, s.n
      from spread s where s.cube & 1 = 0 and s.born is not null
    union all
    select s.above, s.pos, s.cube, s.day, s.grade_level, s.sex, s.ethnicity, s.status, s.level, s.boarding, s.study_form, s.political_status, s.entry_year, s.origin, s.born / 100 * 100, sum(s.n)
      from spread s where s.cube & 1 = 0 and s.born is not null
     group by s.above, s.pos, s.cube, s.day, s.grade_level, s.sex, s.ethnicity, s.status, s.level, s.boarding, s.study_form, s.political_status, s.entry_year, s.origin, s.born / 100 having sum(s.n) <> 0
  ), added as (
    insert into statistics.cube (unit_id, scope_pos, cube, day, grade_level, sex, ethnicity, status, level, boarding, study_form, political_status, entry_year, origin, born, n)
    select k.above, k.pos, k.cube, k.day, k.grade_level, k.sex, k.ethnicity, k.status, k.level, k.boarding, k.study_form, k.political_status, k.entry_year, k.origin, k.born, k.n from kept k
    returning unit_id, scope_pos, cube, day, grade_level, sex, ethnicity, status, level, boarding, study_form, political_status, entry_year, origin, born, n
  ), late as (
    insert into statistics.cube (unit_id, scope_pos, cube, standing, day, grade_level, sex, ethnicity, status, level, boarding, study_form, political_status, entry_year, origin, born, n)
    select a.unit_id, a.scope_pos, a.cube, true, k.day, a.grade_level, a.sex, a.ethnicity, a.status, a.level, a.boarding, a.study_form, a.political_status, a.entry_year, a.origin, a.born, sum(a.n)
      from added a join statistics.checkpoint k on k.unit_id = a.unit_id and k.day >= a.day
     where a.cube < 2048
     group by a.unit_id, a.scope_pos, a.cube, k.day, a.grade_level, a.sex, a.ethnicity, a.status, a.level, a.boarding, a.study_form, a.political_status, a.entry_year, a.origin, a.born
    having sum(a.n) <> 0
  ), extended as (
    -- rows, not deltas: enough to be looked at by the next night
    insert into statistics.extent (unit_id, scope_pos, deltas, since)
    select a.unit_id, a.scope_pos, 0, count(*) from added a where a.cube < 2048 group by a.unit_id, a.scope_pos
    on conflict (unit_id) do update set since = extent.since + excluded.since
  )
  update statistics.delta d set scope_pos = shift.new_pos
    from unnest(old_positions, new_positions) as shift(old_pos, new_pos) where d.scope_pos = shift.old_pos;
  update statistics.cube f set scope_pos = shift.new_pos
    from unnest(old_positions, new_positions) as shift(old_pos, new_pos) where f.scope_pos = shift.old_pos;
  update statistics.checkpoint f set scope_pos = shift.new_pos
    from unnest(old_positions, new_positions) as shift(old_pos, new_pos) where f.scope_pos = shift.old_pos;
  update statistics.extent f set scope_pos = shift.new_pos
    from unnest(old_positions, new_positions) as shift(old_pos, new_pos) where f.scope_pos = shift.old_pos;
  update statistics.move f set from_pos = shift.new_pos
    from unnest(old_positions, new_positions) as shift(old_pos, new_pos) where f.from_pos = shift.old_pos;
  update statistics.move f set to_pos = shift.new_pos
    from unnest(old_positions, new_positions) as shift(old_pos, new_pos) where f.to_pos = shift.old_pos;
  perform statistics.see_again(before);
  return cardinality(new_positions);
end
$$;

-- Replacing a function whole forgets what was set for it.
alter function statistics.fold_up(bigint, bigint) set work_mem = '128MB';
alter function statistics.compact(date, bigint) set work_mem = '128MB';
