-- A register of nobody, for counting alone: units, enrolments, standings and their deltas, made by the
-- database itself. What isn't counted is the same for all, and nothing refers to what isn't there.
set local work_mem = '256MB';
set local maintenance_work_mem = '1GB';
-- of positions within reach the planner expects a handful, and would loop
set local enable_nestloop = off;
select set_config('app.lo', '0', true), set_config('app.hi', '9223372036854775807', true), set_config('app.persons', '', true);

do $$
declare it text;
begin
  for it in
    select format('alter table %s drop constraint %I', c.conrelid::regclass, c.conname) from pg_constraint c
     where c.conrelid in ('registry.enrolment'::regclass, 'registry.student'::regclass, 'registry.spell'::regclass,
                          'statistics.delta'::regclass)
       and (c.contype in ('f', 'x', 'u') or c.contype = 'p' and c.conrelid in ('registry.spell'::regclass, 'statistics.delta'::regclass))
     order by c.contype <> 'f'
  loop execute it; end loop;
  for it in
    select format('drop index %s', i.indexrelid::regclass) from pg_index i
     where i.indrelid in ('registry.enrolment'::regclass, 'registry.student'::regclass, 'registry.spell'::regclass,
                          'statistics.delta'::regclass, 'statistics.trait'::regclass)
       and not exists (select from pg_constraint c where c.conindid = i.indexrelid)
       and i.indexrelid::regclass::text not like 'statistics.delta_fresh'
  loop execute it; end loop;
end
$$;

-- a province of fifteen parts; a school of two departments, four majors and nine years of entry, with
-- some 1,500 students
create temp table school on commit drop as
select s as no, kernel.new_id() as id, s % 15 as branch, s / 15 as place
  from generate_series(0, greatest(15, {students} / 1512) - 1) s;
create temp table slot on commit drop as
select (select max(place) + 1 from school) * 43 + 1 as branch;
insert into organisation.unit (id, kind, code, name, pos, pos_end, next_child)
select kernel.new_id(), 'province', 'P', 'P', 0, 15 * slot.branch + 1, 0 from slot;
insert into organisation.unit (id, kind, code, name, parent_id, pos, pos_end, next_child)
select kernel.new_id(), 'branch', 'B' || b, 'B' || b, p.id, 1 + b * slot.branch, (b + 1) * slot.branch, 0
  from generate_series(0, 14) b cross join slot join organisation.unit p on p.kind = 'province';
insert into organisation.unit (id, kind, code, name, parent_id, institution_id, education, pos, pos_end, next_child)
select s.id, 'school', 'S' || s.no, 'S' || s.no, b.id, s.id, 'college', b.pos + 1 + s.place * 43, b.pos + 43 + s.place * 43, 0
  from school s join organisation.unit b on b.kind = 'branch' and b.code = 'B' || s.branch;
insert into organisation.unit (id, kind, code, name, parent_id, institution_id, education, pos, pos_end, next_child)
select kernel.new_id(), 'department', 'D' || d, 'D' || d, s.id, s.id, 'college', s.pos + 1 + d * 21, s.pos + 21 + d * 21, 0
  from organisation.unit s cross join generate_series(0, 1) d where s.kind = 'school';
insert into organisation.unit (id, kind, code, name, parent_id, institution_id, education, pos, pos_end, next_child)
select kernel.new_id(), 'major', 'M' || m, 'M' || m, d.id, d.institution_id, 'college', d.pos + 1 + m * 10, d.pos + 10 + m * 10, 0
  from organisation.unit d cross join generate_series(0, 1) m where d.kind = 'department';
insert into organisation.unit (id, kind, code, name, parent_id, institution_id, education, entry_year, pos, pos_end, next_child)
select kernel.new_id(), 'class', 'C' || y, 'C' || y, m.id, m.institution_id, 'college', y, m.pos + y - 2017, m.pos + y - 2017, 0
  from organisation.unit m cross join generate_series(2018, 2026) y where m.kind = 'major';
create temp table class on commit drop as
select c.id, c.pos, c.institution_id, c.entry_year, s.no, 3 + s.no % 4 as years
  from organisation.unit c join school s on s.id = c.institution_id where c.kind = 'class';
analyze class;

insert into registry.enrolment (person_id, institution_id, scope_pos, kind, level, study_form, boarding, entry_on, entry_year, origin)
select kernel.new_id(), c.institution_id, c.pos, 'college', (array['5', '6', '7', '8', '9'])[1 + c.no % 5],
       case when r.h % 20 = 0 then '2' else '1' end, case when r.h % 7 < 5 then '1' else '2' end,
       make_date(c.entry_year, 9, 1), c.entry_year,
       case when r.h % 10 < 8 then '320000' else (array['110000', '130000', '140000', '150000', '210000', '220000', '230000', '310000',
         '330000', '340000', '350000', '360000', '370000', '410000', '420000', '430000', '440000', '450000', '460000', '500000',
         '510000', '520000', '530000', '540000', '610000', '620000', '630000', '640000', '650000'])[1 + r.h / 10 % 29] end
  from class c
  cross join lateral generate_series(1, (ceil({students}::numeric / (select count(*) from class)))::int) i
  cross join lateral (select abs(hashint8(c.pos * 1000 + i)::bigint) as h) r;

analyze registry.enrolment;
insert into registry.student (enrolment_id, person_id, institution_id, scope_pos, name, pinyin, initials, student_number, sex, birth_on,
                              ethnicity, status, status_since, unit_id, entry_year, level, boarding, registration)
select e.id, e.person_id, e.institution_id, e.scope_pos, '某', 'mou', 'm', '', case when r.h % 2 = 0 then '1' else '2' end,
       make_date(e.entry_year - 15 - c.no % 4, 9, 1) - 380 + (r.h / 2 % 400)::int,
       case when r.h % 100 < 91 then '01' else lpad((2 + r.h / 100 % 55)::text, 2, '0') end,
       '01', e.entry_on, c.id, e.entry_year, e.level, e.boarding, 'registered'
  from registry.enrolment e join class c on c.pos = e.scope_pos
  cross join lateral (select abs(hashtext(e.id::text)::bigint) as h) r;

analyze registry.student;
-- a year a grade, then graduated; of a hundred six are on leave for a while, three leave for good
insert into registry.spell (id, enrolment_id, scope_pos, person_id, during, recorded, status, unit_id, grade_level, event_id, written_by)
select n.enrolment_id, n.enrolment_id, n.scope_pos, n.person_id, daterange(p.begins, nullif(p.ends, 'infinity')), tstzrange(now(), null),
       p.status, n.unit_id, p.grade, n.enrolment_id, n.enrolment_id
  from registry.student n join class c on c.pos = n.scope_pos
  cross join lateral (select abs(hashtext(n.enrolment_id::text)::bigint) / 7 as h) r
  cross join lateral (
    select make_date(c.entry_year + g - 1, 9, 1) as begins, make_date(c.entry_year + g, 9, 1) as ends, g::smallint as grade,
           make_date(c.entry_year + g - 1, 9, 1) + 30 + (r.h / 100 % 250)::int as day
      from generate_series(1, least(c.years, 2027 - c.entry_year)) g
  ) y
  cross join lateral (
    select y.begins, case when y.ends > date '2026-11-01' then 'infinity' else y.ends end as ends, '01' as status, y.grade
     where not (y.grade = 2 and r.h % 100 < 9) and not (y.grade > 2 and r.h % 100 between 6 and 8)
    union all
    select y.begins, least(y.day, date '2026-10-31'), '01', y.grade where y.grade = 2 and r.h % 100 < 9
    union all
    select least(y.day, date '2026-10-31'), case when y.day > date '2026-09-01' then 'infinity' else y.day + 35 end, '02', y.grade
     where y.grade = 2 and r.h % 100 < 6
    union all
    select y.day + 35, case when y.ends > date '2026-11-01' then 'infinity' else y.ends end, '01', y.grade
     where y.grade = 2 and r.h % 100 < 6 and y.day <= date '2026-09-01'
    union all
    select least(y.day, date '2026-10-31'), 'infinity', '03', y.grade where y.grade = 2 and r.h % 100 between 6 and 8
  ) p
 where p.begins < p.ends;

insert into statistics.trait (enrolment_id, during, recorded, sex, ethnicity, level, boarding, birth_year, study_form, origin, political_status, entry_year, birth_on)
select n.enrolment_id, '(,)', tstzrange(now(), null), n.sex, n.ethnicity, n.level, n.boarding, extract(year from n.birth_on), e.study_form, e.origin,
       (array['03', '13', '13', '01', '02'])[1 + abs(hashtext(n.enrolment_id::text || 'p')::bigint) % 5], n.entry_year, n.birth_on
  from registry.student n join registry.enrolment e on e.id = n.enrolment_id;

analyze registry.spell, statistics.trait;
insert into statistics.delta (scope_pos, unit_id, institution_id, day, recorded_at, grade_level, sex, ethnicity, status, level, boarding,
                              birth_year, study_form, origin, political_status, entry_year, birth_on, n)
select s.scope_pos, s.unit_id, n.institution_id, e.day, now(), s.grade_level, t.sex, t.ethnicity, s.status, t.level, t.boarding,
       t.birth_year, t.study_form, t.origin, t.political_status, t.entry_year, t.birth_on, e.n
  from registry.spell s
  join registry.student n on n.enrolment_id = s.enrolment_id
  join statistics.trait t on t.enrolment_id = s.enrolment_id
  cross join lateral (values (lower(s.during), 1), (upper(s.during), -1)) as e(day, n)
 where statistics.on_roll(s.status) and e.day is not null
 -- the place of a part is read and written in one piece
 order by s.scope_pos;

create index delta_scope on statistics.delta (scope_pos, day);
analyze statistics.delta, organisation.unit;
