-- 自主招生: where the school examines by itself.
create table enrolment.prospectus (
  id            uuid primary key default kernel.new_id(),
  batch_id      uuid not null unique references enrolment.batch,
  notice        text not null,
  applies_from  date not null,
  applies_until date not null check (applies_until >= applies_from),
  exam_on       date not null check (exam_on > applies_until),
  exam_place    text not null,
  line          numeric(6, 2),
  opened_by     uuid,
  opened_at     timestamptz not null,
  admitted_at   timestamptz,
  published_at  timestamptz
);
comment on table  enrolment.prospectus is '招生简章';
comment on column enrolment.prospectus.id is '标识';
comment on column enrolment.prospectus.batch_id is '录取批次';
comment on column enrolment.prospectus.notice is '简章正文';
comment on column enrolment.prospectus.applies_from is '报名开始';
comment on column enrolment.prospectus.applies_until is '报名截止';
comment on column enrolment.prospectus.exam_on is '考试日期';
comment on column enrolment.prospectus.exam_place is '考试地点';
comment on column enrolment.prospectus.line is '录取分数线';
comment on column enrolment.prospectus.opened_by is '发布人';
comment on column enrolment.prospectus.opened_at is '发布时间';
comment on column enrolment.prospectus.admitted_at is '录取时间';
comment on column enrolment.prospectus.published_at is '名单公布时间';
revoke delete, truncate on enrolment.prospectus from ${app};

create table enrolment.quota (
  prospectus_id uuid not null references enrolment.prospectus,
  unit_id       uuid not null references organisation.unit,
  places        int not null check (places between 1 and 10000),
  primary key (prospectus_id, unit_id)
);
comment on table  enrolment.quota is '招生计划';
comment on column enrolment.quota.prospectus_id is '招生简章';
comment on column enrolment.quota.unit_id is '招生专业或单位';
comment on column enrolment.quota.places is '计划数';

create table enrolment.applicant (
  id              uuid primary key default kernel.new_id(),
  prospectus_id   uuid not null references enrolment.prospectus,
  scope_pos       bigint not null,
  person_id       uuid,
  unit_id         uuid not null references organisation.unit,
  name            text not null,
  pinyin          text collate "C" not null,
  sex             text not null,
  birth_on        date,
  salt            bytea not null,
  document_type   text not null,
  document_number bytea not null,
  document_digest bytea not null,
  phone           bytea not null,
  previous_school text,
  code            text not null,
  applied_at      timestamptz not null,
  exam_number     text collate "C",
  score           numeric(6, 2),
  outcome         text not null default 'pending' check (outcome in ('pending', 'admitted', 'not-admitted')),
  candidate_id    uuid references enrolment.candidate,
  check ((outcome = 'admitted') = (candidate_id is not null))
);
comment on table  enrolment.applicant is '报名考生';
comment on column enrolment.applicant.id is '标识';
comment on column enrolment.applicant.prospectus_id is '招生简章';
comment on column enrolment.applicant.scope_pos is '所在机构位置';
comment on column enrolment.applicant.person_id is '人员';
comment on column enrolment.applicant.unit_id is '报考专业或单位';
comment on column enrolment.applicant.name is '姓名';
comment on column enrolment.applicant.pinyin is '姓名拼音';
comment on column enrolment.applicant.sex is '性别 GB/T 2261.1';
comment on column enrolment.applicant.birth_on is '出生日期';
comment on column enrolment.applicant.salt is '盐: its deletion makes the private fields unreadable';
comment on column enrolment.applicant.document_type is '身份证件类型';
comment on column enrolment.applicant.document_number is '身份证件号(加密)';
comment on column enrolment.applicant.document_digest is '身份证件号的带密钥摘要';
comment on column enrolment.applicant.phone is '联系电话(加密)';
comment on column enrolment.applicant.previous_school is '毕业学校';
comment on column enrolment.applicant.code is '查询码';
comment on column enrolment.applicant.applied_at is '报名时间';
comment on column enrolment.applicant.exam_number is '考号';
comment on column enrolment.applicant.score is '成绩';
comment on column enrolment.applicant.outcome is '结果';
comment on column enrolment.applicant.candidate_id is '录取后的考生';
create unique index one_application_a_document on enrolment.applicant (prospectus_id, document_digest);
create unique index one_applicant_an_exam_number on enrolment.applicant (prospectus_id, exam_number);
create index applicant_list on enrolment.applicant (prospectus_id, unit_id, score desc);
call kernel.scope_rows('enrolment.applicant', 'person_id');
revoke delete, truncate on enrolment.applicant from ${app};
