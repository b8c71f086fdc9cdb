-- 交叉统计: every dimension of the head-count in one vector, on both time axes. What a person was
-- counted as is kept with its history, so that the students behind any number of any day, known at any
-- instant, are exactly those that were counted.

-- A province by the beginning of its name, its code, or a place told by code; null where it names none.
create function statistics.province(place text) returns text
language sql immutable parallel safe as $$
  select case
    when place ~ '^[1-8][0-9]{5}$' then left(place, 2) || '0000'
    else case left(regexp_replace(place, '^(中国|\s)+', ''), 2)
      when '北京' then '110000' when '天津' then '120000' when '河北' then '130000' when '山西' then '140000'
      when '内蒙' then '150000' when '辽宁' then '210000' when '吉林' then '220000' when '黑龙' then '230000'
      when '上海' then '310000' when '江苏' then '320000' when '浙江' then '330000' when '安徽' then '340000'
      when '福建' then '350000' when '江西' then '360000' when '山东' then '370000' when '河南' then '410000'
      when '湖北' then '420000' when '湖南' then '430000' when '广东' then '440000' when '广西' then '450000'
      when '海南' then '460000' when '重庆' then '500000' when '四川' then '510000' when '贵州' then '520000'
      when '云南' then '530000' when '西藏' then '540000' when '陕西' then '610000' when '甘肃' then '620000'
      when '青海' then '630000' when '宁夏' then '640000' when '新疆' then '650000' when '台湾' then '710000'
      when '香港' then '810000' when '澳门' then '820000' end
  end
$$;

-- 生源地: as recorded at admission, else the province in the candidate's number (two digits of the
-- year, then the division). 籍贯 is no origin and is not taken for one.
create function statistics.origin(place text, candidate_number text) returns text
language sql immutable parallel safe as $$
  select coalesce(statistics.province(place),
                  case when candidate_number ~ '^[0-9]{2}[1-8][0-9]{11}$'
                       then substr(candidate_number, 3, 2) || '0000' end)
$$;

-- The day within the year as month * 100 + day.
create function statistics.birthday(born date) returns int
language sql immutable parallel safe as $$
  select (date_part('month', born) * 100 + date_part('day', born))::int
$$;

-- 周岁: full years on a day.
create function statistics.age(born date, day date) returns int
language sql immutable parallel safe as $$
  select (date_part('year', day) - date_part('year', born))::int
       - (statistics.birthday(born) > statistics.birthday(day))::int
$$;

alter table statistics.delta
  add study_form text, add origin text, add political_status text, add entry_year smallint, add birth_on date;
alter table statistics.fold
  add study_form text, add origin text, add political_status text, add entry_year smallint, add birth_month int;
comment on column statistics.delta.study_form is '学习形式';
comment on column statistics.delta.origin is '生源地省份';
comment on column statistics.delta.political_status is '政治面貌';
comment on column statistics.delta.entry_year is '入学年份(级)';
comment on column statistics.delta.birth_on is '出生日期';
comment on column statistics.fold.study_form is '学习形式';
comment on column statistics.fold.origin is '生源地省份';
comment on column statistics.fold.political_status is '政治面貌';
comment on column statistics.fold.entry_year is '入学年份(级)';
comment on column statistics.fold.birth_month is '出生月份: year * 12 + month - 1; an age of any day is a sum of months, but for those born in the day''s own month';
-- what was not yet known at an instant is taken away again
create index delta_later on statistics.delta (recorded_at);
-- those whose birthday falls into some days of a month, for the exact age of a day within it; with what
-- they are counted by, so that the table itself is left alone
create index delta_birthday on statistics.delta (statistics.birthday(birth_on), scope_pos)
  include (day, birth_on, folded, n, grade_level, sex, ethnicity, status, level, boarding, birth_year, study_form, origin, political_status, entry_year);

-- The same without birth and origin, of which there are too many to sum much: whatever is not asked by
-- them is a sum of few rows, however many the students.
create table statistics.core (
  unit_id          uuid not null,
  scope_pos        bigint not null,
  day              date not null,
  grade_level      smallint,
  sex              text not null,
  ethnicity        text,
  status           text not null,
  level            text,
  boarding         text,
  study_form       text,
  political_status text,
  entry_year       smallint,
  n                int not null
);
comment on table  statistics.core is '各级机构人数增减简汇';
comment on column statistics.core.unit_id is '机构';
comment on column statistics.core.scope_pos is '机构位置';
comment on column statistics.core.day is '自何日起';
comment on column statistics.core.grade_level is '年级';
comment on column statistics.core.sex is '性别';
comment on column statistics.core.ethnicity is '民族';
comment on column statistics.core.status is '学籍状态';
comment on column statistics.core.level is '层次';
comment on column statistics.core.boarding is '就读方式';
comment on column statistics.core.study_form is '学习形式';
comment on column statistics.core.political_status is '政治面貌';
comment on column statistics.core.entry_year is '入学年份(级)';
comment on column statistics.core.n is '人数';
insert into statistics.core (unit_id, scope_pos, day, grade_level, sex, ethnicity, status, level, boarding, n)
select f.unit_id, f.scope_pos, f.day, f.grade_level, f.sex, f.ethnicity, f.status, f.level, f.boarding, sum(f.n)
  from statistics.fold f
 group by f.unit_id, f.scope_pos, f.day, f.grade_level, f.sex, f.ethnicity, f.status, f.level, f.boarding
having sum(f.n) <> 0;
create index core_unit on statistics.core (unit_id, day);
revoke insert, update, delete, truncate on statistics.core from ${app};
call kernel.scope_rows('statistics.core');

-- What a person was before a dated correction: the whole of time in pieces, for those few enrolments
-- whose counted details are not the same at all times.
create table statistics.former (
  enrolment_id     uuid not null,
  during           daterange not null,
  fields           text[] not null,
  sex              text,
  birth_on         date,
  ethnicity        text,
  political_status text,
  primary key (enrolment_id, during)
);
comment on table  statistics.former is '更正前的计数信息';
comment on column statistics.former.enrolment_id is '学籍';
comment on column statistics.former.during is '真实期间';
comment on column statistics.former.fields is '此期间另有取值的信息项';
comment on column statistics.former.sex is '性别';
comment on column statistics.former.birth_on is '出生日期';
comment on column statistics.former.ethnicity is '民族';
comment on column statistics.former.political_status is '政治面貌';

-- As what each enrolment was counted: true during, held for true while recorded.
create table statistics.trait (
  enrolment_id     uuid not null,
  during           daterange not null,
  recorded         tstzrange not null,
  sex              text not null,
  ethnicity        text,
  level            text,
  boarding         text,
  birth_year       smallint,
  study_form       text,
  origin           text,
  political_status text,
  entry_year       smallint,
  birth_on         date
);
comment on table  statistics.trait is '计数特征';
comment on column statistics.trait.enrolment_id is '学籍';
comment on column statistics.trait.during is '真实期间';
comment on column statistics.trait.recorded is '所知期间';
comment on column statistics.trait.sex is '性别';
comment on column statistics.trait.ethnicity is '民族';
comment on column statistics.trait.level is '层次';
comment on column statistics.trait.boarding is '就读方式';
comment on column statistics.trait.birth_year is '出生年份';
comment on column statistics.trait.study_form is '学习形式';
comment on column statistics.trait.origin is '生源地省份';
comment on column statistics.trait.political_status is '政治面貌';
comment on column statistics.trait.entry_year is '入学年份(级)';
comment on column statistics.trait.birth_on is '出生日期';

insert into statistics.trait (enrolment_id, during, recorded, sex, ethnicity, level, boarding, birth_year)
select c.enrolment_id, '(,)', '(,)', c.sex, c.ethnicity, c.level, c.boarding, c.birth_year from statistics.counted c;
create index trait_enrolment on statistics.trait (enrolment_id);
alter table statistics.counted
  drop column sex, drop column ethnicity, drop column level, drop column boarding, drop column birth_year;

-- The program reads them through the students it reaches, and writes neither.
revoke all on statistics.former from ${app};
revoke insert, update, delete, truncate on statistics.trait from ${app};
alter table statistics.trait enable row level security;
alter table statistics.trait force row level security;
create policy reached on statistics.trait
  using (exists (select from registry.enrolment e where e.id = trait.enrolment_id)) with check (true);

-- As what the record says everybody is to be counted, today's knowledge.
create view statistics.v_record with (security_invoker = true) as
select n.enrolment_id, coalesce(f.during, '(,)') as during,
       case when 'sex' = any (f.fields) then f.sex else n.sex end as sex,
       case when 'ethnicity' = any (f.fields) then f.ethnicity else n.ethnicity end as ethnicity,
       n.level, n.boarding,
       extract(year from case when 'birth-on' = any (f.fields) then f.birth_on else n.birth_on end)::smallint as birth_year,
       e.study_form, statistics.origin(e.origin, e.candidate_number) as origin,
       case when 'political-status' = any (f.fields) then f.political_status else p.political_status end as political_status,
       n.entry_year,
       case when 'birth-on' = any (f.fields) then f.birth_on else n.birth_on end as birth_on
  from registry.student n
  join registry.enrolment e on e.id = n.enrolment_id
  join registry.person p on p.id = e.person_id
  left join statistics.former f on f.enrolment_id = n.enrolment_id;
revoke all on statistics.v_record from ${app};

-- Keeps the pieces of time of some enrolments, in the place of those kept before.
create function statistics.keep_former(enrolments uuid[], pieces jsonb) returns bigint
language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp
as $$
declare kept bigint;
begin
  delete from statistics.former f where f.enrolment_id = any (enrolments);
  insert into statistics.former (enrolment_id, during, fields, sex, birth_on, ethnicity, political_status)
  select p.enrolment, daterange(p.begins, p.ends), p.fields, p.sex, p.birth_on, p.ethnicity, p.political_status
    from jsonb_to_recordset(pieces) as p(enrolment uuid, begins date, ends date, fields text[], sex text,
                                         birth_on date, ethnicity text, political_status text)
   where p.enrolment = any (enrolments);
  get diagnostics kept = row_count;
  return kept;
end
$$;

-- Counts anew whoever a batch of events concerns, and whoever else is named: takes back what was
-- counted of them and counts what the record says now. The same call again changes nothing.
create or replace function statistics.recount(changed uuid, corrected uuid[]) returns bigint
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
    select c.enrolment_id, c.institution_id, s.id, s.during, s.status, s.unit_id, s.grade_level, s.event_id,
           upper_inf(s.recorded) as known
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
    select n.enrolment_id, n.institution_id, s.id, s.during, s.status, s.unit_id, s.grade_level, s.event_id
      from standing s join registry.student n on n.enrolment_id = s.enrolment_id
  ), old_trait as materialized (
    select t.* from touched o join statistics.trait t on t.enrolment_id = o.enrolment_id where upper_inf(t.recorded)
  ), fresh_trait as materialized (
    select t.* from touched o join statistics.v_record t on t.enrolment_id = o.enrolment_id
  ), trait as (
    select -1 as side, t.enrolment_id, t.during, t.sex, t.ethnicity, t.level, t.boarding, t.birth_year, t.study_form, t.origin, t.political_status, t.entry_year, t.birth_on from old_trait t
    union all
    select 1, t.enrolment_id, t.during, t.sex, t.ethnicity, t.level, t.boarding, t.birth_year, t.study_form, t.origin, t.political_status, t.entry_year, t.birth_on from fresh_trait t
  ), compared as (
    select t.*, sum(t.side) over (partition by t.enrolment_id, t.during, t.sex, t.ethnicity, t.level, t.boarding, t.birth_year, t.study_form, t.origin, t.political_status, t.entry_year, t.birth_on) <> 0 as differs
      from trait t
  ), other_trait as materialized (
    -- by windows, not by joins: of such rows the planner expects one, and would loop over all of them
    select c.*, bool_or(c.differs) over (partition by c.enrolment_id) as other from compared c
  ), both_sides as materialized (
    -- the tables by their indexes, for the same reason
    select -1 as sign, s.institution_id, s.during * t.during as during, s.status, s.unit_id, s.grade_level,
           t.sex, t.ethnicity, t.level, t.boarding, t.birth_year, t.study_form, t.origin, t.political_status, t.entry_year, t.birth_on
      from old s join statistics.trait t on t.enrolment_id = s.enrolment_id and t.during && s.during
     where upper_inf(t.recorded)
    union all
    select 1, s.institution_id, s.during * t.during, s.status, s.unit_id, s.grade_level,
           t.sex, t.ethnicity, t.level, t.boarding, t.birth_year, t.study_form, t.origin, t.political_status, t.entry_year, t.birth_on
      from fresh s join statistics.v_record t on t.enrolment_id = s.enrolment_id and t.during && s.during
  ), counted_deltas as (
    insert into statistics.delta (scope_pos, unit_id, institution_id, day, recorded_at, grade_level, sex, ethnicity, status, level, boarding, birth_year, study_form, origin, political_status, entry_year, birth_on, n)
    select u.pos, b.unit_id, b.institution_id, edge.day, i.at, b.grade_level, b.sex, b.ethnicity, b.status, b.level, b.boarding, b.birth_year, b.study_form, b.origin, b.political_status, b.entry_year, b.birth_on, sum(edge.n)
      from both_sides b
      join organisation.unit u on u.id = b.unit_id
      cross join instant i
      cross join lateral (values (lower(b.during), b.sign), (upper(b.during), -b.sign)) as edge(day, n)
     where statistics.on_roll(b.status) and edge.day is not null
     group by u.pos, b.unit_id, b.institution_id, edge.day, i.at, b.grade_level, b.sex, b.ethnicity, b.status, b.level, b.boarding, b.birth_year, b.study_form, b.origin, b.political_status, b.entry_year, b.birth_on
    having sum(edge.n) <> 0
  ), side as (
    select -1 as sign, o.enrolment_id, o.during, o.status, o.unit_id, o.event_id from old o
    union all
    select 1, f.enrolment_id, f.during, f.status, f.unit_id, f.event_id from fresh f
  ), neighbours as (
    select b.sign, b.during, b.status, b.unit_id, b.event_id,
           lag(b.status) over before_and_after as status_before,
           lag(b.unit_id) over before_and_after as unit_before,
           lag(upper(b.during)) over before_and_after as until_before,
           lead(lower(b.during)) over before_and_after as from_after
      from side b
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
    insert into statistics.counted (enrolment_id, institution_id, spells)
    select f.enrolment_id, f.institution_id, array_agg(f.id) from fresh f group by f.enrolment_id, f.institution_id
    on conflict (enrolment_id) do update set institution_id = excluded.institution_id, spells = excluded.spells
  ), emptied as (
    delete from statistics.counted c using touched t
     where c.enrolment_id = t.enrolment_id
       and not exists (select from fresh f where f.enrolment_id = c.enrolment_id)
  ), closed as (
    update statistics.trait t set recorded = tstzrange(lower(t.recorded), greatest(lower(t.recorded), i.at))
      from (select distinct o.enrolment_id from other_trait o where o.other) o, instant i
     where t.enrolment_id = o.enrolment_id and upper_inf(t.recorded)
  ), opened as (
    insert into statistics.trait (enrolment_id, during, recorded, sex, ethnicity, level, boarding, birth_year, study_form, origin, political_status, entry_year, birth_on)
    select t.enrolment_id, t.during, tstzrange(i.at, null), t.sex, t.ethnicity, t.level, t.boarding, t.birth_year, t.study_form, t.origin, t.political_status, t.entry_year, t.birth_on
      from other_trait t cross join instant i where t.other and t.side = 1
  )
  select count(*) into enrolments from touched;
  perform statistics.see_again(before);
  return enrolments;
end
$$;

create or replace function statistics.fold_up() returns bigint
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
    returning d.unit_id, d.day, d.grade_level, d.sex, d.ethnicity, d.status, d.level, d.boarding, d.birth_year, d.study_form, d.origin, d.political_status, d.entry_year, d.birth_on, d.n
  ), summed as materialized (
    select t.unit_id, t.day, t.grade_level, t.sex, t.ethnicity, t.status, t.level, t.boarding, t.birth_year, t.study_form, t.origin, t.political_status, t.entry_year,
           (extract(year from t.birth_on) * 12 + extract(month from t.birth_on) - 1)::int as birth_month, sum(t.n) as n
      from taken t
     group by t.unit_id, t.day, t.grade_level, t.sex, t.ethnicity, t.status, t.level, t.boarding, t.birth_year, t.study_form, t.origin, t.political_status, t.entry_year, birth_month
  ), up as (
    select s.unit_id as below, s.unit_id as above from (select distinct unit_id from summed) s
    union all
    select up.below, u.parent_id from up join organisation.unit u on u.id = up.above where u.parent_id is not null
  ), added as (
    insert into statistics.fold (unit_id, scope_pos, day, grade_level, sex, ethnicity, status, level, boarding, birth_year, study_form, origin, political_status, entry_year, birth_month, n)
    select up.above, u.pos, s.day, s.grade_level, s.sex, s.ethnicity, s.status, s.level, s.boarding, s.birth_year, s.study_form, s.origin, s.political_status, s.entry_year, s.birth_month, sum(s.n)
      from summed s join up on up.below = s.unit_id join organisation.unit u on u.id = up.above
     group by up.above, u.pos, s.day, s.grade_level, s.sex, s.ethnicity, s.status, s.level, s.boarding, s.birth_year, s.study_form, s.origin, s.political_status, s.entry_year, s.birth_month
    having sum(s.n) <> 0
     order by up.above, s.day
  ), brief as (
    insert into statistics.core (unit_id, scope_pos, day, grade_level, sex, ethnicity, status, level, boarding, study_form, political_status, entry_year, n)
    select up.above, u.pos, s.day, s.grade_level, s.sex, s.ethnicity, s.status, s.level, s.boarding, s.study_form, s.political_status, s.entry_year, sum(s.n)
      from summed s join up on up.below = s.unit_id join organisation.unit u on u.id = up.above
     group by up.above, u.pos, s.day, s.grade_level, s.sex, s.ethnicity, s.status, s.level, s.boarding, s.study_form, s.political_status, s.entry_year
    having sum(s.n) <> 0
     order by up.above, s.day
  )
  select count(*) into rows from taken;
  perform statistics.see_again(before);
  return rows;
end
$$;

create or replace function statistics.compact() returns bigint
language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  before text[] := statistics.see_all();
  gone bigint;
begin
  perform pg_advisory_xact_lock(x'666f6c64'::bigint);
  with crowded as (
    select f.unit_id, f.day from statistics.core f
     group by f.unit_id, f.day, f.grade_level, f.sex, f.ethnicity, f.status, f.level, f.boarding, f.study_form, f.political_status, f.entry_year
    having count(*) > 1
  ), taken as (
    delete from statistics.core f using (select distinct unit_id, day from crowded) c
     where f.unit_id = c.unit_id and f.day = c.day
    returning f.unit_id, f.scope_pos, f.day, f.grade_level, f.sex, f.ethnicity, f.status, f.level, f.boarding, f.study_form, f.political_status, f.entry_year, f.n
  ), added as (
    insert into statistics.core (unit_id, scope_pos, day, grade_level, sex, ethnicity, status, level, boarding, study_form, political_status, entry_year, n)
    select t.unit_id, t.scope_pos, t.day, t.grade_level, t.sex, t.ethnicity, t.status, t.level, t.boarding, t.study_form, t.political_status, t.entry_year, sum(t.n)
      from taken t
     group by t.unit_id, t.scope_pos, t.day, t.grade_level, t.sex, t.ethnicity, t.status, t.level, t.boarding, t.study_form, t.political_status, t.entry_year
    having sum(t.n) <> 0
     order by t.unit_id, t.day
  )
  select count(*) into gone from taken;
  with crowded as (
    select f.unit_id, f.day from statistics.fold f
     group by f.unit_id, f.day, f.grade_level, f.sex, f.ethnicity, f.status, f.level, f.boarding, f.birth_year, f.study_form, f.origin, f.political_status, f.entry_year, f.birth_month
    having count(*) > 1
  ), taken as (
    delete from statistics.fold f using (select distinct unit_id, day from crowded) c
     where f.unit_id = c.unit_id and f.day = c.day
    returning f.unit_id, f.scope_pos, f.day, f.grade_level, f.sex, f.ethnicity, f.status, f.level, f.boarding, f.birth_year, f.study_form, f.origin, f.political_status, f.entry_year, f.birth_month, f.n
  ), added as (
    insert into statistics.fold (unit_id, scope_pos, day, grade_level, sex, ethnicity, status, level, boarding, birth_year, study_form, origin, political_status, entry_year, birth_month, n)
    select t.unit_id, t.scope_pos, t.day, t.grade_level, t.sex, t.ethnicity, t.status, t.level, t.boarding, t.birth_year, t.study_form, t.origin, t.political_status, t.entry_year, t.birth_month, sum(t.n)
      from taken t
     group by t.unit_id, t.scope_pos, t.day, t.grade_level, t.sex, t.ethnicity, t.status, t.level, t.boarding, t.birth_year, t.study_form, t.origin, t.political_status, t.entry_year, t.birth_month
    having sum(t.n) <> 0
     order by t.unit_id, t.day
  )
  select gone + count(*) into gone from taken;
  perform statistics.see_again(before);
  return gone;
end
$$;

create or replace function statistics.reposition(old_positions bigint[], new_positions bigint[]) returns bigint
language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp
as $$
declare before text[] := statistics.see_all();
begin
  perform pg_advisory_xact_lock(x'666f6c64'::bigint);
  insert into statistics.fold (unit_id, scope_pos, day, grade_level, sex, ethnicity, status, level, boarding, birth_year, study_form, origin, political_status, entry_year, birth_month, n)
  select a.id, a.pos, d.day, d.grade_level, d.sex, d.ethnicity, d.status, d.level, d.boarding, d.birth_year, d.study_form, d.origin, d.political_status, d.entry_year, (extract(year from d.birth_on) * 12 + extract(month from d.birth_on) - 1)::int,
         sum(place.sign * d.n)
    from unnest(old_positions, new_positions) as shift(old_pos, new_pos)
    join statistics.delta d on d.scope_pos = shift.old_pos and d.folded
    cross join lateral (values (shift.old_pos, -1), (shift.new_pos, 1)) as place(pos, sign)
    join organisation.unit a on place.pos between a.pos and a.pos_end and a.pos <> all(new_positions)
   group by a.id, a.pos, d.day, d.grade_level, d.sex, d.ethnicity, d.status, d.level, d.boarding, d.birth_year, d.study_form, d.origin, d.political_status, d.entry_year, (extract(year from d.birth_on) * 12 + extract(month from d.birth_on) - 1)::int
  having sum(place.sign * d.n) <> 0;
  insert into statistics.core (unit_id, scope_pos, day, grade_level, sex, ethnicity, status, level, boarding, study_form, political_status, entry_year, n)
  select a.id, a.pos, d.day, d.grade_level, d.sex, d.ethnicity, d.status, d.level, d.boarding, d.study_form, d.political_status, d.entry_year,
         sum(place.sign * d.n)
    from unnest(old_positions, new_positions) as shift(old_pos, new_pos)
    join statistics.delta d on d.scope_pos = shift.old_pos and d.folded
    cross join lateral (values (shift.old_pos, -1), (shift.new_pos, 1)) as place(pos, sign)
    join organisation.unit a on place.pos between a.pos and a.pos_end and a.pos <> all(new_positions)
   group by a.id, a.pos, d.day, d.grade_level, d.sex, d.ethnicity, d.status, d.level, d.boarding, d.study_form, d.political_status, d.entry_year
  having sum(place.sign * d.n) <> 0;
  update statistics.delta d set scope_pos = shift.new_pos
    from unnest(old_positions, new_positions) as shift(old_pos, new_pos) where d.scope_pos = shift.old_pos;
  update statistics.fold f set scope_pos = shift.new_pos
    from unnest(old_positions, new_positions) as shift(old_pos, new_pos) where f.scope_pos = shift.old_pos;
  update statistics.core f set scope_pos = shift.new_pos
    from unnest(old_positions, new_positions) as shift(old_pos, new_pos) where f.scope_pos = shift.old_pos;
  update statistics.move m set from_pos = shift.new_pos
    from unnest(old_positions, new_positions) as shift(old_pos, new_pos) where m.from_pos = shift.old_pos;
  update statistics.move m set to_pos = shift.new_pos
    from unnest(old_positions, new_positions) as shift(old_pos, new_pos) where m.to_pos = shift.old_pos;
  perform statistics.see_again(before);
  return cardinality(new_positions);
end
$$;

create or replace function statistics.stale() returns setof uuid
language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp
as $$
declare before text[] := statistics.see_all();
begin
  return query with standing as (
    select s.enrolment_id, array_agg(s.id order by s.id) as spells
      from registry.spell s where upper_inf(s.recorded) group by s.enrolment_id
  ), record as (
    select n.enrolment_id, n.institution_id, s.spells
      from registry.student n join standing s on s.enrolment_id = n.enrolment_id
  ), counted as (
    select c.enrolment_id, c.institution_id, (select array_agg(k order by k) from unnest(c.spells) k) as spells
      from statistics.counted c
  )
  select coalesce(c.enrolment_id, r.enrolment_id)
    from counted c full join record r on r.enrolment_id = c.enrolment_id
   where (c.institution_id, c.spells) is distinct from (r.institution_id, r.spells)
  union
  select coalesce(o.enrolment_id, f.enrolment_id)
    from (select t.* from statistics.trait t where upper_inf(t.recorded)) o
    full join statistics.v_record f on f.enrolment_id = o.enrolment_id and f.during = o.during
   where (o.sex, o.ethnicity, o.level, o.boarding, o.birth_year, o.study_form, o.origin, o.political_status, o.entry_year, o.birth_on)
         is distinct from
         (f.sex, f.ethnicity, f.level, f.boarding, f.birth_year, f.study_form, f.origin, f.political_status, f.entry_year, f.birth_on);
  perform statistics.see_again(before);
end
$$;

revoke execute on function statistics.keep_former(uuid[], jsonb) from public;
grant execute on function statistics.keep_former(uuid[], jsonb) to ${app};
