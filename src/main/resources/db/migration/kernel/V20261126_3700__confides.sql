-- Whether what stands in a row is for the eyes of whoever acts: one of the roles it names, the
-- program's own jobs, or the persons themselves, whom the policy own_persons keeps to their own rows.
-- A transaction that moves rows along with a unit, a student or a person (app.moving) moves all of them.
create function kernel.confides(readers text[]) returns boolean
language sql stable parallel safe as $$
  select coalesce(current_setting('app.role', true), '') = any (readers)
      or current_setting('app.role', true) = 'system'
      or coalesce(current_setting('app.persons', true), '') <> ''
      or current_setting('app.moving', true) = 'on'
$$;
