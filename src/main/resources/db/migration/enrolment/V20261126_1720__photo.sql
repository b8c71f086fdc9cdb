-- What a body asks of a photo; bodies disagree, so it is data.
create table enrolment.photo_profile (
  id             uuid primary key default kernel.new_id(),
  institution_id uuid references organisation.unit,
  name           text not null,
  media_types    text[] not null,
  least_width    int not null check (least_width > 0),
  most_width     int not null check (most_width >= least_width),
  least_height   int not null check (least_height > 0),
  most_height    int not null check (most_height >= least_height),
  ratio          numeric(4, 3),
  least_bytes    int not null default 1,
  most_bytes     int not null check (most_bytes >= least_bytes),
  background     text not null default 'any' check (background in ('any', 'white', 'blue', 'red')),
  source         text,
  dropped_at     timestamptz
);
comment on table  enrolment.photo_profile is '照片要求';
comment on column enrolment.photo_profile.id is '标识';
comment on column enrolment.photo_profile.institution_id is '学校: null for the built-in ones';
comment on column enrolment.photo_profile.name is '名称';
comment on column enrolment.photo_profile.media_types is '格式, 按内容判定';
comment on column enrolment.photo_profile.least_width is '最小宽度(像素)';
comment on column enrolment.photo_profile.most_width is '最大宽度(像素)';
comment on column enrolment.photo_profile.least_height is '最小高度(像素)';
comment on column enrolment.photo_profile.most_height is '最大高度(像素)';
comment on column enrolment.photo_profile.ratio is '宽高比, 允许 2% 偏差';
comment on column enrolment.photo_profile.least_bytes is '最小字节数';
comment on column enrolment.photo_profile.most_bytes is '最大字节数';
comment on column enrolment.photo_profile.background is '底色';
comment on column enrolment.photo_profile.source is '依据';
comment on column enrolment.photo_profile.dropped_at is '停用时间';
revoke delete, truncate on enrolment.photo_profile from ${app};
insert into enrolment.photo_profile
  (name, media_types, least_width, most_width, least_height, most_height, ratio, least_bytes, most_bytes, background, source)
values
  ('高校学历图像 480×640 蓝底 40 KB', '{image/jpeg}', 480, 480, 640, 640, 0.75, 1, 40960, 'blue', '学历证书电子注册图像采集通行要求'),
  ('中小学学籍照片 26×32 毫米 60 KB', '{image/jpeg}', 300, 480, 360, 640, null, 1, 61440, 'any', '中小学学籍照片通行要求'),
  ('国开学生电子照片 20–100 KB', '{image/jpeg}', 150, 480, 210, 640, null, 20480, 102400, 'any', '国家开放大学学生电子照片要求'),
  ('校内证件照 10 MB 以内', '{image/jpeg,image/png}', 200, 5000, 200, 6000, null, 1, 10485760, 'any', '校内使用');

create table enrolment.photo_session (
  id             uuid primary key default kernel.new_id(),
  institution_id uuid not null references organisation.unit,
  profile_id     uuid not null references enrolment.photo_profile,
  name           text not null,
  purpose        text not null check (purpose in ('entry', 'graduation')),
  opened_by      uuid,
  opened_at      timestamptz not null,
  closed_at      timestamptz,
  closer         text,
  paper_id       uuid references attachment.file,
  shelf          text
);
comment on table  enrolment.photo_session is '图像采集';
comment on column enrolment.photo_session.id is '标识';
comment on column enrolment.photo_session.institution_id is '学校';
comment on column enrolment.photo_session.profile_id is '照片要求';
comment on column enrolment.photo_session.name is '名称';
comment on column enrolment.photo_session.purpose is '用途: entry 新生, graduation 毕业生';
comment on column enrolment.photo_session.opened_by is '建立人';
comment on column enrolment.photo_session.opened_at is '建立时间';
comment on column enrolment.photo_session.closed_at is '结束时间';
comment on column enrolment.photo_session.closer is '结束人';
comment on column enrolment.photo_session.paper_id is '原始纸质资料扫描件';
comment on column enrolment.photo_session.shelf is '原始纸质资料存放位置';
create index photo_session_of on enrolment.photo_session (institution_id, opened_at desc);
revoke delete, truncate on enrolment.photo_session from ${app};

create table enrolment.photo_slot (
  session_id uuid not null references enrolment.photo_session,
  unit_id    uuid not null references organisation.unit,
  held_on    date,
  at_time    time,
  place      text,
  primary key (session_id, unit_id)
);
comment on table  enrolment.photo_slot is '采集时间表: one class';
comment on column enrolment.photo_slot.session_id is '图像采集';
comment on column enrolment.photo_slot.unit_id is '班级';
comment on column enrolment.photo_slot.held_on is '日期';
comment on column enrolment.photo_slot.at_time is '时间';
comment on column enrolment.photo_slot.place is '地点';

create table enrolment.photo_sitter (
  session_id   uuid not null references enrolment.photo_session,
  enrolment_id uuid not null references registry.enrolment,
  scope_pos    bigint not null,
  person_id    uuid not null,
  file_id      uuid references attachment.file,
  taken_at     timestamptz,
  taker        text,
  primary key (session_id, enrolment_id)
);
comment on table  enrolment.photo_sitter is '采集名单';
comment on column enrolment.photo_sitter.session_id is '图像采集';
comment on column enrolment.photo_sitter.enrolment_id is '学籍';
comment on column enrolment.photo_sitter.scope_pos is '所在机构位置';
comment on column enrolment.photo_sitter.person_id is '人员';
comment on column enrolment.photo_sitter.file_id is '照片';
comment on column enrolment.photo_sitter.taken_at is '采集时间';
comment on column enrolment.photo_sitter.taker is '采集人';
-- 缺席名单
create index photo_absent on enrolment.photo_sitter (session_id) where file_id is null;
call kernel.scope_rows('enrolment.photo_sitter', 'person_id');
revoke truncate on enrolment.photo_sitter from ${app};

create function enrolment.photo_absentees(session uuid)
returns bigint
language plpgsql as $$
declare
  lo text := current_setting('app.lo');
  hi text := current_setting('app.hi');
  own text := current_setting('app.persons');
  many bigint;
begin
  perform set_config('app.lo', '0', true), set_config('app.hi', '9223372036854775807', true),
          set_config('app.persons', '', true);
  select count(*) into many from enrolment.photo_sitter s where s.session_id = session and s.file_id is null;
  perform set_config('app.lo', lo, true), set_config('app.hi', hi, true), set_config('app.persons', own, true);
  return many;
end
$$;
