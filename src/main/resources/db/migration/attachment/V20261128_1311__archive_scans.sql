-- 档案数字化副本: results of a health examination, sanctions, grades as they were filed. Read by those who keep the
-- archive or sit on its committee, through the volume; the persons concerned are shown the file or given a
-- certified copy (个人信息保护法 第四十五条), and nobody else opens one by its address.
create policy archived on attachment.file as restrictive using (
  kind <> 'archive-scan'
  or current_setting('app.moving', true) = 'on'
  or (coalesce(current_setting('app.persons', true), '') = ''
      and kernel.confides(array['archive-keeper', 'registrar', 'academic-office-head', 'vice-principal'])));
