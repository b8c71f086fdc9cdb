-- 学籍号 of the form G is an identity number behind one letter: sealed as that is (decision 1380).
-- What stands in clear is sealed when the program starts next, before it answers anybody.
drop index registry.one_enrolment_a_registry_number;
drop index registry.enrolment_registry_number;
alter table registry.enrolment rename column registry_number to registry_clear;
alter table registry.enrolment
  add registry_number bytea,
  add registry_digest bytea,
  add constraint a_registry_number_is_found check ((registry_number is null) = (registry_digest is null));
comment on column registry.enrolment.registry_clear is '原明文学籍号: emptied, never written again';
comment on column registry.enrolment.registry_number is '学籍号(加密)';
comment on column registry.enrolment.registry_digest is '学籍号的带密钥摘要';
call kernel.once_clear('registry.enrolment', 'registry_clear');
create unique index one_enrolment_a_registry_number on registry.enrolment (registry_digest) where active;
create index enrolment_registry_number on registry.enrolment (registry_digest) where registry_digest is not null;

-- Which of these numbers are taken: student numbers in the institution (by whomever, at whatever
-- time), registry numbers anywhere, by their digests. A number taken in another department is taken.
drop function registry.taken_numbers(uuid, text[], text[]);
create function registry.taken_numbers(institution uuid, student_numbers text[], registry_digests bytea[])
returns table (kind text, number text)
language plpgsql as $$
declare
  lo text := current_setting('app.lo');
  hi text := current_setting('app.hi');
  own text := current_setting('app.persons');
begin
  perform set_config('app.lo', '0', true), set_config('app.hi', '9223372036854775807', true),
          set_config('app.persons', '', true);
  return query
    select 'student', e.student_number::text from registry.enrolment e
     where e.institution_id = institution and e.student_number = any (student_numbers)
    union all
    select 'registry', encode(e.registry_digest, 'hex') from registry.enrolment e
     where e.active and e.registry_digest = any (registry_digests);
  perform set_config('app.lo', lo, true), set_config('app.hi', hi, true), set_config('app.persons', own, true);
end
$$;

-- Finds pairs set by set: of some persons, or, without any, of everybody. A pair that was decided is
-- never brought up again. The reach is lifted for the length of the call: that somebody at another
-- school may be the same person is to be known, who it is is not told.
create or replace function registry.find_duplicates(persons uuid[], numbered uuid[], instant timestamptz)
returns bigint
language plpgsql as $$
declare
  lo text := current_setting('app.lo');
  hi text := current_setting('app.hi');
  own text := current_setting('app.persons');
  pairs bigint;
begin
  perform set_config('app.lo', '0', true), set_config('app.hi', '9223372036854775807', true),
          set_config('app.persons', '', true);
  with alike as (
    select a.id as one, b.id as other, 'name-birth' as sign
      from registry.person a
      join registry.person b on b.name = a.name and b.birth_on = a.birth_on and b.sex = a.sex and b.id <> a.id
     where (persons is null or a.id = any (persons)) and a.merged_into is null and b.merged_into is null
    union all
    select a.id, b.id, 'former-name'
      from registry.person a
      join registry.person b on b.name = a.former_name and b.birth_on = a.birth_on and b.id <> a.id
     where (persons is null or a.id = any (persons)) and a.merged_into is null and b.merged_into is null
    union all
    select e.person_id, f.person_id, 'registry-number'
      from registry.enrolment e
      join registry.enrolment f on f.registry_digest = e.registry_digest and f.person_id <> e.person_id
     where persons is null or e.person_id = any (persons)
    union all
    select e.person_id, f.person_id, 'candidate-number'
      from registry.enrolment e
      join registry.enrolment f on f.candidate_number = e.candidate_number and f.entry_year = e.entry_year
       and f.person_id <> e.person_id
     where persons is null or e.person_id = any (persons)
    union all
    select p.one, n.other, 'document' from unnest(persons) p (one), unnest(numbered) n (other) where n.other <> p.one
  )
  insert into registry.duplicate (left_id, right_id, signs, found_at)
  select least(one, other), greatest(one, other), array_agg(distinct sign order by sign), instant
    from alike group by 1, 2
  on conflict (left_id, right_id) do update set signs = excluded.signs
   where duplicate.state = 'open' and not duplicate.signs @> excluded.signs;
  get diagnostics pairs = row_count;
  perform set_config('app.lo', lo, true), set_config('app.hi', hi, true), set_config('app.persons', own, true);
  return pairs;
end
$$;
