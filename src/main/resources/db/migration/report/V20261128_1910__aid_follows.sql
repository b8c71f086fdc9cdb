-- A signed list of aided students follows moves and merges like the counted do: place and person are no
-- part of what was signed. The last change of this function had named the other tables alone.
create or replace function report.guard_signed() returns trigger language plpgsql as $$
declare
  it uuid := case when tg_op = 'DELETE' then old.submission_id else new.submission_id end;
begin
  if tg_table_name in ('counted', 'counted_move', 'aid_line') and tg_op = 'UPDATE'
     and to_jsonb(new) - 'scope_pos' - 'person_id' = to_jsonb(old) - 'scope_pos' - 'person_id' then
    return new;
  end if;
  if exists (select from report.submission s where s.id = it and s.state in ('signed', 'submitted', 'accepted')) then
    raise exception 'what was signed is not changed';
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end
$$;
