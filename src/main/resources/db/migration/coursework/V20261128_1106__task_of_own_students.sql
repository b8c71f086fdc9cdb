-- A group may be taught at the department or the school and taken by students of many classes. Whoever reaches a
-- student sees which course each of their results is of: without it, results of such groups are missing from
-- files, sums and audits of those who look after the student. To be read alone; nothing else is opened by it.
-- In a function of its own, so that no plan turns it into a scan of all grades, and asked for tasks out of reach alone.
create function coursework.taken_within_reach(task uuid) returns boolean
language plpgsql stable parallel safe cost 100 as $$
begin
  return exists (select from coursework.grade g where g.task_id = task);
end
$$;
create policy within_reach_of_students on coursework.task for select using (
  scope_pos not between (select current_setting('app.lo')::bigint) and (select current_setting('app.hi')::bigint)
  and coursework.taken_within_reach(id));
