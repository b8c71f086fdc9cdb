-- 拟不授予、拟撤销学位告知书 (学位法 第三十九条): on paper, numbered and verifiable; none for those told before there was one.
alter table graduation.degree_hearing add document_id uuid references document.document;
comment on column graduation.degree_hearing.document_id is '告知书';
create index degree_hearing_document on graduation.degree_hearing (document_id);

-- it tells of plagiarism and the like: for the student and those who have to do with it
drop policy confided on document.document;
create policy confided on document.document as restrictive using (
  kind not in ('discipline-intent', 'discipline-decision', 'delivery-receipt', 'discipline-lifting', 'appeal-decision',
               'academic-warning-notice', 'academic-warning-letter', 'academic-warning-record', 'treatment-notice',
               'degree-intent')
  or kernel.confides(array['student-affairs', 'legal-reviewer', 'appeals-committee', 'class-teacher', 'counsellor',
                           'department-registrar', 'registrar', 'academic-office-head', 'vice-principal',
                           'archive-keeper', 'point-reviewer', 'branch-reviewer', 'province-reviewer']));
