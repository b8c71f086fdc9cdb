-- Evidence, minutes and opinions name reporters and witnesses: the persons concerned see what they said
-- themselves, what was served on them and what they signed; the rest is for the offices.
drop policy confided on attachment.file;
create policy confided on attachment.file as restrictive using (
  (kind not like 'discipline-%' and kind not like 'warning-%'
   and kind not in ('statement-record', 'legality-opinion', 'service-proof'))
  or uploaded_by::text = current_setting('app.account', true)
  or current_setting('app.moving', true) = 'on'
  or (coalesce(current_setting('app.persons', true), '') <> ''
      and kind in ('discipline-statement', 'discipline-proof', 'statement-record', 'service-proof', 'warning-receipt'))
  or (coalesce(current_setting('app.persons', true), '') = ''
      and kernel.confides(array['student-affairs', 'legal-reviewer', 'appeals-committee', 'class-teacher', 'counsellor',
                                'department-registrar', 'registrar', 'academic-office-head', 'vice-principal',
                                'archive-keeper', 'point-reviewer', 'branch-reviewer', 'province-reviewer'])));
