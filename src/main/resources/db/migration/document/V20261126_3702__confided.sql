-- what is said about a sanction or an appeal is for those who have to do with it
create policy confided on document.document as restrictive using (
  kind not in ('discipline-intent', 'discipline-decision', 'delivery-receipt', 'discipline-lifting', 'appeal-decision')
  or kernel.confides(array['student-affairs', 'legal-reviewer', 'appeals-committee', 'class-teacher', 'counsellor',
                           'department-registrar', 'registrar', 'academic-office-head', 'vice-principal',
                           'archive-keeper', 'point-reviewer', 'branch-reviewer', 'province-reviewer']));
