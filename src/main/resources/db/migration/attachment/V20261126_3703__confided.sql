-- evidence of an offence, minutes of a hearing: for those who have to do with it, and whoever handed it in
create policy confided on attachment.file as restrictive using (
  kind not like 'discipline-%'
  or uploaded_by::text = current_setting('app.account', true)
  or kernel.confides(array['student-affairs', 'legal-reviewer', 'appeals-committee', 'class-teacher', 'counsellor',
                           'department-registrar', 'registrar', 'academic-office-head', 'vice-principal',
                           'archive-keeper', 'point-reviewer', 'branch-reviewer', 'province-reviewer']));
