-- 录取信息: on what somebody was admitted; printed upon 学生专业调整表
alter table registry.enrolment
  add entrance_score numeric(6, 2),
  add subject_track  text,
  add admission_tier text,
  add origin         text;
comment on column registry.enrolment.entrance_score is '入学考试成绩';
comment on column registry.enrolment.subject_track is '科类';
comment on column registry.enrolment.admission_tier is '录取批次';
comment on column registry.enrolment.origin is '生源地';
