-- 实习实训、社会实践和活动: one line for each, struck with its reason where it is wrong
create table coursework.practice (
  id           uuid primary key default kernel.new_id(),
  enrolment_id uuid not null references registry.enrolment,
  scope_pos    bigint not null,
  person_id    uuid not null,
  sort         text not null check (sort in ('internship', 'training', 'social', 'labour', 'activity')),
  title        text not null,
  place        text not null,
  from_on      date not null,
  until_on     date not null,
  hours        numeric(6, 1) check (hours > 0),
  credits      numeric(4, 1) check (credits >= 0),
  mentor       text,
  assessment   text check (assessment in ('excellent', 'good', 'fair', 'pass', 'fail')),
  words        text,
  file_id      uuid references attachment.file,
  recorder_id  uuid,
  recorder     text not null,
  recorded_at  timestamptz not null,
  struck_at    timestamptz,
  striker      text,
  struck_why   text,
  check (from_on <= until_on),
  check ((struck_at is null) = (striker is null))
);
comment on table  coursework.practice is '实践记录: 实习实训、社会实践、劳动和活动';
comment on column coursework.practice.id is '标识';
comment on column coursework.practice.enrolment_id is '学籍';
comment on column coursework.practice.scope_pos is '所在机构位置';
comment on column coursework.practice.person_id is '人员';
comment on column coursework.practice.sort is '类别: internship 实习, training 实训, social 社会实践, labour 劳动教育, activity 活动';
comment on column coursework.practice.title is '名称';
comment on column coursework.practice.place is '地点或单位';
comment on column coursework.practice.from_on is '开始日';
comment on column coursework.practice.until_on is '结束日';
comment on column coursework.practice.hours is '学时';
comment on column coursework.practice.credits is '学分';
comment on column coursework.practice.mentor is '指导教师';
comment on column coursework.practice.assessment is '考核: excellent 优秀, good 良好, fair 中等, pass 合格, fail 不合格';
comment on column coursework.practice.words is '评语';
comment on column coursework.practice.file_id is '证明材料';
comment on column coursework.practice.recorder_id is '登记人账户';
comment on column coursework.practice.recorder is '登记人';
comment on column coursework.practice.recorded_at is '登记时间';
comment on column coursework.practice.struck_at is '撤销时间: what was wrong stays readable';
comment on column coursework.practice.striker is '撤销人';
comment on column coursework.practice.struck_why is '撤销原因';
-- the same line brought twice by one sheet and another is one
create unique index practice_stands on coursework.practice (enrolment_id, sort, title, from_on) where struck_at is null;
create index practice_file on coursework.practice (file_id);
create index practice_place on coursework.practice (scope_pos);
call kernel.scope_rows('coursework.practice', 'person_id');
revoke delete, truncate on coursework.practice from ${app};
