-- a move of the student's class moves the rows' place in the tree, never the facts
grant update (scope_pos) on registry.status_event to ${app};

-- Whether persons hold an active enrolment anywhere, told without saying where: the reach is lifted
-- for the length of the call.
create function registry.active_elsewhere(persons uuid[])
returns table (person_id uuid, kind text)
language plpgsql as $$
declare
  lo text := current_setting('app.lo');
  hi text := current_setting('app.hi');
  own text := current_setting('app.persons');
begin
  perform set_config('app.lo', '0', true), set_config('app.hi', '9223372036854775807', true),
          set_config('app.persons', '', true);
  return query select e.person_id, e.kind from registry.enrolment e
                where e.active and e.person_id = any (persons);
  perform set_config('app.lo', lo, true), set_config('app.hi', hi, true), set_config('app.persons', own, true);
end
$$;

alter table registry.enrolment add import_row int;
comment on column registry.enrolment.import_row is '导入批次中的行号';
