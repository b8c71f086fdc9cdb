-- 转专业批次 (普通高等学校学生管理规定 第二十一条: criteria and places are published, the list is publicly noticed).
create table change.programme_round (
  id             uuid primary key default kernel.new_id(),
  institution_id uuid not null references organisation.unit,
  name           text not null,
  opens_on       date not null,
  closes_on      date not null check (closes_on >= opens_on),
  effective_on   date not null check (effective_on > closes_on),
  notice_from    date,
  notice_last_on date check (notice_last_on >= notice_from),
  opener         text not null,
  opened_at      timestamptz not null
);
comment on table  change.programme_round is '转专业批次';
comment on column change.programme_round.id is '标识';
comment on column change.programme_round.institution_id is '学校';
comment on column change.programme_round.name is '名称';
comment on column change.programme_round.opens_on is '受理开始日';
comment on column change.programme_round.closes_on is '受理截止日';
comment on column change.programme_round.effective_on is '生效日';
comment on column change.programme_round.notice_from is '公示开始日';
comment on column change.programme_round.notice_last_on is '公示最后一日';
comment on column change.programme_round.opener is '发布人';
comment on column change.programme_round.opened_at is '发布时间';
create index programme_round_institution on change.programme_round (institution_id, opens_on desc);
revoke delete, truncate on change.programme_round from ${app};

create table change.programme_quota (
  round_id uuid not null references change.programme_round,
  major_id uuid not null references organisation.unit,
  places   int not null check (places between 0 and 500),
  primary key (round_id, major_id)
);
comment on table  change.programme_quota is '转专业指标: places of one programme in one round';
comment on column change.programme_quota.round_id is '批次';
comment on column change.programme_quota.major_id is '专业';
comment on column change.programme_quota.places is '名额';
revoke delete, truncate on change.programme_quota from ${app};

-- It lies at the programme asked for, so that the receiving department reaches it.
create table change.programme_candidate (
  case_id        uuid primary key references workflow.case_file,
  round_id       uuid not null references change.programme_round,
  major_id       uuid not null references organisation.unit,
  enrolment_id   uuid not null references registry.enrolment,
  person_id      uuid not null,
  scope_pos      bigint not null,
  name           text not null,
  student_number text,
  ground         text not null,
  sent_at        timestamptz not null,
  method         text,
  score          numeric(6, 2),
  accepted       boolean,
  class_id       uuid references organisation.unit,
  opinion        text,
  fee_difference text,
  credits        text,
  assessor       text,
  assessed_at    timestamptz,
  check (accepted is not true or class_id is not null)
);
comment on table  change.programme_candidate is '转专业考核: what the receiving department found of one applicant';
comment on column change.programme_candidate.case_id is '事项';
comment on column change.programme_candidate.round_id is '批次';
comment on column change.programme_candidate.major_id is '拟转入专业';
comment on column change.programme_candidate.enrolment_id is '学籍';
comment on column change.programme_candidate.person_id is '人员';
comment on column change.programme_candidate.scope_pos is '所在机构位置';
comment on column change.programme_candidate.name is '姓名';
comment on column change.programme_candidate.student_number is '学号';
comment on column change.programme_candidate.ground is '申请理由';
comment on column change.programme_candidate.sent_at is '送考核时间';
comment on column change.programme_candidate.method is '考核方式';
comment on column change.programme_candidate.score is '考核成绩';
comment on column change.programme_candidate.accepted is '同意接收';
comment on column change.programme_candidate.class_id is '拟编班级';
comment on column change.programme_candidate.opinion is '转入院系意见';
comment on column change.programme_candidate.fee_difference is '学费差额';
comment on column change.programme_candidate.credits is '认定学分和补修课程';
comment on column change.programme_candidate.assessor is '考核人';
comment on column change.programme_candidate.assessed_at is '考核时间';
create index programme_candidate_round on change.programme_candidate (round_id, major_id, score desc);
create index programme_candidate_enrolment on change.programme_candidate (enrolment_id);
call kernel.scope_rows('change.programme_candidate', 'person_id');
revoke delete, truncate on change.programme_candidate from ${app};
