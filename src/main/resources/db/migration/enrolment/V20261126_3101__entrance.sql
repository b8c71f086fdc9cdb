-- 录取信息 that a list of those admitted brings along
alter table enrolment.candidate
  add subject_track  text,
  add admission_tier text,
  add origin         text;
comment on column enrolment.candidate.subject_track is '科类';
comment on column enrolment.candidate.admission_tier is '录取批次';
comment on column enrolment.candidate.origin is '生源地';
