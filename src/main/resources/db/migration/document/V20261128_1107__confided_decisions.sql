-- A notice that withdrawal is intended, and the decisions that end a standing against somebody's will, are named
-- in lists to those alone who may open them.
drop policy confided on document.document;
create policy confided on document.document as restrictive using (
  kind not in ('discipline-intent', 'discipline-decision', 'delivery-receipt', 'discipline-lifting', 'appeal-decision',
               'academic-warning-notice', 'academic-warning-letter', 'academic-warning-record', 'treatment-notice',
               'degree-intent', 'withdrawal-intent', 'expulsion-decision', 'automatic-withdrawal-decision',
               'admission-lapse-decision')
  or kernel.confides(array['student-affairs', 'legal-reviewer', 'appeals-committee', 'class-teacher', 'counsellor',
                           'department-registrar', 'registrar', 'academic-office-head', 'vice-principal',
                           'archive-keeper', 'point-reviewer', 'branch-reviewer', 'province-reviewer']));
