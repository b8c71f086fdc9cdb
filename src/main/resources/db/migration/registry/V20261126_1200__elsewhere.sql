-- Where persons hold an active enrolment, whoever asks: so much of it is told as says which office
-- to call. The reach is lifted for the length of the call.
create function registry.active_at(persons uuid[])
returns table (person_id uuid, kind text, institution_id uuid)
language plpgsql as $$
declare
  lo text := current_setting('app.lo');
  hi text := current_setting('app.hi');
  own text := current_setting('app.persons');
begin
  perform set_config('app.lo', '0', true), set_config('app.hi', '9223372036854775807', true),
          set_config('app.persons', '', true);
  return query select e.person_id, e.kind, e.institution_id from registry.enrolment e
                where e.active and e.person_id = any (persons);
  perform set_config('app.lo', lo, true), set_config('app.hi', hi, true), set_config('app.persons', own, true);
end
$$;

-- Which of these numbers are taken: student numbers in the institution (by whomever, at whatever
-- time), registry numbers anywhere. A number taken in another department is taken.
create function registry.taken_numbers(institution uuid, student_numbers text[], registry_numbers text[])
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
    select 'registry', e.registry_number::text from registry.enrolment e
     where e.active and e.registry_number = any (registry_numbers);
  perform set_config('app.lo', lo, true), set_config('app.hi', hi, true), set_config('app.persons', own, true);
end
$$;
