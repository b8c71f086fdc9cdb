-- The highest sequence already used under a prefix in the whole institution, whoever asks: a number
-- taken in another department is taken. The reach is lifted for the length of the call.
create function registry.highest_sequence(institution uuid, prefix text, width int)
returns bigint
language plpgsql as $$
declare
  lo text := current_setting('app.lo');
  hi text := current_setting('app.hi');
  own text := current_setting('app.persons');
  highest bigint;
begin
  perform set_config('app.lo', '0', true), set_config('app.hi', '9223372036854775807', true),
          set_config('app.persons', '', true);
  select max(substr(e.student_number, length(prefix) + 1)::bigint) into highest
    from registry.enrolment e
   where e.institution_id = institution
     and e.student_number >= prefix and e.student_number < prefix || 'x'
     and length(e.student_number) = width
     and substr(e.student_number, length(prefix) + 1) ~ '^[0-9]+$';
  perform set_config('app.lo', lo, true), set_config('app.hi', hi, true), set_config('app.persons', own, true);
  return coalesce(highest, 0);
end
$$;
