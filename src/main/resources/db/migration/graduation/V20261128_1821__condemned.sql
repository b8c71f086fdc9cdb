-- 补拍之前确认的照片: since a photograph is taken away with the demand to take it anew, none that was condemned
-- before that is to stand either: not for the audit, on a certificate or in the national file.
select set_config('app.lo', '0', true), set_config('app.hi', '9223372036854775807', true), set_config('app.persons', '', true);
with condemned as (
  select e.id, e.scope_pos, e.graduation_photo_id as file,
         coalesce((select nullif(t.note, '') from graduation.photo_ticket t
                    where t.enrolment_id = e.id and t.cause in ('wrong', 'office') order by t.opened_at desc limit 1),
                  '照片须补拍，旧照片不再使用') as why
    from registry.enrolment e
   where e.graduation_photo_id is not null
     and (exists (select from graduation.photo_ticket t
                   where t.enrolment_id = e.id and t.closed_at is null and t.cause in ('wrong', 'office'))
          or exists (select from graduation.photograph f
                      where f.enrolment_id = e.id and f.file_id = e.graduation_photo_id)
             and not exists (select from graduation.photograph f
                              where f.enrolment_id = e.id and f.file_id = e.graduation_photo_id and f.state = 'confirmed'))),
taken as (
  update registry.enrolment e set graduation_photo_id = null from condemned c where e.id = c.id)
insert into audit.entry (actor, role, origin, action, subject, scope_pos, reason, before)
select 'migration', 'system', 'migration', 'student.graduation-photo-taken', 'enrolment:' || c.id, c.scope_pos, c.why,
       jsonb_build_object('file', c.file)
  from condemned c;
