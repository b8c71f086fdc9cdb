-- What cannot be told from pixels, such as a stretched face, a person looks for where the profile asks for it.
alter table registry.photo_profile add by_eye boolean not null default false;
comment on column registry.photo_profile.by_eye is '逐张人工看审: somebody looks at each face before it counts';
update registry.photo_profile set by_eye = true
 where institution_id is null and name in ('高校学历图像 480×640 蓝底 40 KB', '毕业生电子照片 宽480×高640 竖版', '高校毕业生图像 480×640 20–40 KB');
