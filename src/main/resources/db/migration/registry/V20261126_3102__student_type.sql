-- 学生类型 of an open university: nobody moves between them
alter table registry.enrolment add student_type text;
comment on column registry.enrolment.student_type is '开放教育学生类型';

-- With whom one would study in the units of a range: year and term of entry, type of student. Asked
-- for applicants who reach nobody there, so it tells of nobody.
create function registry.cohorts(first bigint, last bigint)
returns table (unit_id uuid, entry_year int, spring boolean, student_type text)
language plpgsql as $$
declare
  lo text := current_setting('app.lo');
  hi text := current_setting('app.hi');
  own text := current_setting('app.persons');
begin
  perform set_config('app.lo', '0', true), set_config('app.hi', '9223372036854775807', true),
          set_config('app.persons', '', true);
  return query select distinct s.unit_id, e.entry_year::int, extract(month from e.entry_on) < 7, e.student_type
                 from registry.student s join registry.enrolment e on e.id = s.enrolment_id
                where s.scope_pos between first and last and e.active;
  perform set_config('app.lo', lo, true), set_config('app.hi', hi, true), set_config('app.persons', own, true);
end
$$;
