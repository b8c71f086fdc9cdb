-- 照片要求: newcomers and graduates are photographed by the same ones.
alter table enrolment.photo_profile set schema registry;
alter table registry.photo_profile
  add borderless  boolean not null default false,
  add least_sharp smallint check (least_sharp between 1 and 1000);
comment on column registry.photo_profile.borderless is '不得有白边';
comment on column registry.photo_profile.least_sharp is '清晰度下限: variance of the Laplacian of the middle, null where it is not asked';
update registry.photo_profile set borderless = true, least_sharp = 8
 where institution_id is null and background = 'blue';
insert into registry.photo_profile
  (name, media_types, least_width, most_width, least_height, most_height, ratio, least_bytes, most_bytes, background,
   portrait, borderless, least_sharp, source)
values
  ('毕业生电子照片 宽480×高640 竖版', '{image/jpeg}', 480, 480, 640, 640, 0.75, 1, 1048576, 'any', true, true, 8,
   '国家开放大学毕业生照片上传要求: 640*480, 不得横置, 不得有白边, 不得变形模糊');

-- 毕业图像: beside the entry photograph, never in its place.
alter table registry.enrolment add graduation_photo_id uuid references attachment.file;
comment on column registry.enrolment.graduation_photo_id is '毕业图像: confirmed by the graduate';
-- which enrolment shows a file that is struck out
create index enrolment_graduation_photo on registry.enrolment (graduation_photo_id) where graduation_photo_id is not null;
