-- What hangs on a case that is confided to some offices is seen by whoever sees the case, down to the database:
-- opinions, file names and reasons tell as much as the application does.
create policy confided on workflow.step as restrictive using (
  current_setting('app.moving', true) = 'on'
  or exists (select from workflow.case_file c where c.id = case_id));
create policy confided on workflow.trail as restrictive using (
  current_setting('app.moving', true) = 'on'
  or exists (select from workflow.case_file c where c.id = case_id));
create policy confided on workflow.evidence as restrictive using (
  current_setting('app.moving', true) = 'on'
  or exists (select from workflow.case_file c where c.id = case_id));
create policy confided on workflow.waiver as restrictive using (
  current_setting('app.moving', true) = 'on'
  or exists (select from workflow.case_file c where c.id = case_id));
