-- The photograph a certificate is to bear: 毕业图像 as its graduate confirmed it. That of entry serves where
-- none of graduates was taken, never in place of one that is not confirmed or was condemned.
create function credential.photograph(enrolment uuid) returns uuid language sql stable as $$
  select coalesce(e.graduation_photo_id, case
           when not exists (select from graduation.photograph f where f.enrolment_id = e.id)
            and not exists (select from graduation.photo_ticket t where t.enrolment_id = e.id and t.closed_at is null)
           then p.photo_id end)
    from registry.enrolment e join registry.person p on p.id = e.person_id where e.id = enrolment
$$;
