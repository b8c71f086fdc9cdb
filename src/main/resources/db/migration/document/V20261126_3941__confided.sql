-- a warning and a treatment too are for the student, the guardian and those who have to do with it
drop policy confided on document.document;
create policy confided on document.document as restrictive using (
  kind not in ('discipline-intent', 'discipline-decision', 'delivery-receipt', 'discipline-lifting', 'appeal-decision',
               'academic-warning-notice', 'academic-warning-letter', 'academic-warning-record', 'treatment-notice')
  or kernel.confides(array['student-affairs', 'legal-reviewer', 'appeals-committee', 'class-teacher', 'counsellor',
                           'department-registrar', 'registrar', 'academic-office-head', 'vice-principal',
                           'archive-keeper', 'point-reviewer', 'branch-reviewer', 'province-reviewer']));
