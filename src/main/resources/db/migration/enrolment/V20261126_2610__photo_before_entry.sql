-- Photos before entry: a newcomer sits for one before they have an enrolment.
alter table enrolment.candidate add photo_id uuid references attachment.file;
comment on column enrolment.candidate.photo_id is '照片: taken before entry';

alter table enrolment.photo_sitter drop constraint photo_sitter_pkey;
alter table enrolment.photo_sitter
  add id uuid not null default kernel.new_id() primary key,
  add candidate_id uuid references enrolment.candidate,
  alter enrolment_id drop not null,
  alter person_id drop not null,
  add check (enrolment_id is not null or candidate_id is not null),
  add check ((enrolment_id is null) = (person_id is null));
comment on column enrolment.photo_sitter.id is '标识';
comment on column enrolment.photo_sitter.candidate_id is '考生: who was not enrolled yet when the list was made';
create unique index one_sitting_an_enrolment on enrolment.photo_sitter (session_id, enrolment_id);
create unique index one_sitting_a_candidate on enrolment.photo_sitter (session_id, candidate_id);
-- which sessions somebody at the desk sits in
create index photo_sitter_candidate on enrolment.photo_sitter (candidate_id) where candidate_id is not null;

-- 背景均匀与人像: what a body asks is data; that somebody is in the picture is made plausible, not proved.
alter table enrolment.photo_profile
  add most_uneven smallint check (most_uneven between 1 and 255),
  add portrait boolean not null default false;
comment on column enrolment.photo_profile.most_uneven is '背景不均匀度上限: root mean square of the colours of the upper corners about their mean, null where it is not asked';
comment on column enrolment.photo_profile.portrait is '画面中央应有人像: judged by colours like skin alone, a person may vouch instead';
update enrolment.photo_profile set portrait = true
 where institution_id is null and name not like '校内%';
update enrolment.photo_profile set most_uneven = 24
 where institution_id is null and background <> 'any';
