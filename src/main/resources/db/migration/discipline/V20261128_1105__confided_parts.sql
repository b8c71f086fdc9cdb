-- What hangs on an offence, a sanction or an appeal is seen by whoever sees that, down to the database: file
-- names name witnesses, deliveries say how somebody was found, members say who judged. Persons concerned see
-- of the papers what they said themselves and what was served on them.
create policy confided on discipline.paper as restrictive using (
  current_setting('app.moving', true) = 'on'
  or (coalesce(current_setting('app.persons', true), '') = '' or part in ('statement', 'proof', 'appeal'))
     and (exists (select from discipline.offence o where o.id = offence_id)
          or exists (select from workflow.case_file c where c.id = case_id)));
create policy confided on discipline.delivery as restrictive using (
  current_setting('app.moving', true) = 'on'
  or exists (select from workflow.case_file c where c.id = case_id));
create policy confided on discipline.appeal_member as restrictive using (
  current_setting('app.moving', true) = 'on'
  or exists (select from discipline.appeal a where a.case_id = appeal_member.case_id));
create policy confided on discipline.meeting_member as restrictive using (
  current_setting('app.moving', true) = 'on'
  or coalesce(current_setting('app.persons', true), '') = ''
     and exists (select from discipline.proceeding p where p.case_id = meeting_member.case_id));
