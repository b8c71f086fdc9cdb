-- 照片要求 of the bodies that ask for a least weight too, so that nobody hands in a picture that was pressed together.
insert into registry.photo_profile
  (name, media_types, least_width, most_width, least_height, most_height, ratio, least_bytes, most_bytes, background,
   portrait, borderless, least_sharp, source)
values
  ('高校毕业生图像 480×640 20–40 KB', '{image/jpeg}', 480, 480, 640, 640, 0.75, 20480, 40960, 'any', true, true, 8,
   '教毕指〔2017〕99号: 480×640, 20–40 KB, 浅蓝、白或浅灰底'),
  ('奥鹏学生照片 480×640 浅蓝底 30–60 KB', '{image/jpeg}', 480, 480, 640, 640, 0.75, 30720, 61440, 'blue', true, true, 8,
   '奥鹏教育学生图像采集说明: 480×640, 30–60 KB, 浅蓝底, 不得扫描'),
  ('开放大学新生照片 480×640 30–60 KB', '{image/jpeg}', 480, 480, 640, 640, 0.75, 30720, 61440, 'any', true, true, 8,
   '云南开放大学新生照片要求: 480×640, 30–60 KB'),
  ('学校上传原片 100 KB–2 MB', '{image/jpeg}', 480, 5000, 640, 6000, null, 102400, 2097152, 'blue', true, true, 8,
   '学校上传原片: JPG 100 KB–2 MB, 浅蓝底');

-- A school's own: whoever changes one writes a new line and drops the old, which the sessions that are held by it keep.
alter table registry.photo_profile
  add column set_by text,
  add column set_at timestamptz,
  add column why    text,
  add constraint photo_profile_own check (institution_id is null or set_by is not null and set_at is not null and why is not null) not valid;
comment on column registry.photo_profile.set_by is '设置人';
comment on column registry.photo_profile.set_at is '设置时间';
comment on column registry.photo_profile.why is '设置原因';
create unique index photo_profile_name on registry.photo_profile (institution_id, name) nulls not distinct
  where dropped_at is null;
