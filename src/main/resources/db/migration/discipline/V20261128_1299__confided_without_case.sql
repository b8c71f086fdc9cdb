-- What belongs to no case is confided as the paper it brings: seen by whoever may open that.
drop policy confided on discipline.paper;
create policy confided on discipline.paper as restrictive using (
  current_setting('app.moving', true) = 'on'
  or (coalesce(current_setting('app.persons', true), '') = '' or part in ('statement', 'proof', 'appeal'))
     and (exists (select from discipline.offence o where o.id = offence_id)
          or exists (select from workflow.case_file c where c.id = case_id)
          or exists (select from document.document d where d.id = document_id)));
drop policy confided on discipline.delivery;
create policy confided on discipline.delivery as restrictive using (
  current_setting('app.moving', true) = 'on'
  or exists (select from workflow.case_file c where c.id = case_id)
  or case_id is null and exists (select from document.document d where d.id = document_id));
