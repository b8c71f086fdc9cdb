-- 年度考核: by which criteria a unit assesses those below it, with what weight.
create table report.criterion (
  id       uuid primary key default kernel.new_id(),
  unit_id  uuid not null references organisation.unit,
  year     smallint not null,
  name     text not null check (name <> ''),
  basis    text,
  weight   smallint not null check (weight between 1 and 100),
  seq      smallint not null,
  set_by   text not null,
  unique (unit_id, year, name)
);
comment on table  report.criterion is '考核指标: by what a unit assesses those below it in a year';
comment on column report.criterion.id is '标识';
comment on column report.criterion.unit_id is '考核单位';
comment on column report.criterion.year is '年度';
comment on column report.criterion.name is '指标';
comment on column report.criterion.basis is '评分依据';
comment on column report.criterion.weight is '权重: all of a year make 100';
comment on column report.criterion.seq is '顺序';
comment on column report.criterion.set_by is '设置人';

create table report.assessment (
  id           uuid primary key default kernel.new_id(),
  assessor_id  uuid not null references organisation.unit,
  unit_id      uuid not null references organisation.unit,
  scope_pos    bigint not null,
  year         smallint not null,
  state        text not null default 'open' check (state in ('open', 'scored', 'published')),
  comment      text,
  scorer_id    uuid,
  scorer       text,
  scored_at    timestamptz,
  publisher_id uuid,
  publisher    text,
  published_at timestamptz,
  answer       text,
  answerer     text,
  answered_at  timestamptz,
  unique (assessor_id, unit_id, year),
  check ((state in ('scored', 'published')) = (scored_at is not null)),
  check ((state = 'published') = (published_at is not null)),
  -- 评分人 and 审定人 are two people
  check (publisher_id is null or publisher_id is distinct from scorer_id),
  check ((answer is null) = (answered_at is null))
);
comment on table  report.assessment is '年度考核: of one unit, published to it, with its answer';
comment on column report.assessment.id is '标识';
comment on column report.assessment.assessor_id is '考核单位';
comment on column report.assessment.unit_id is '被考核单位';
comment on column report.assessment.scope_pos is '被考核单位位置';
comment on column report.assessment.year is '年度';
comment on column report.assessment.state is '状态: open 评分中, scored 待审定, published 已公布';
comment on column report.assessment.comment is '总评';
comment on column report.assessment.scorer_id is '评分人账户';
comment on column report.assessment.scorer is '评分人';
comment on column report.assessment.scored_at is '评分时间';
comment on column report.assessment.publisher_id is '审定人账户';
comment on column report.assessment.publisher is '审定人';
comment on column report.assessment.published_at is '公布时间';
comment on column report.assessment.answer is '被考核单位的意见';
comment on column report.assessment.answerer is '提出意见的人';
comment on column report.assessment.answered_at is '提出意见的时间';
create index assessment_scope on report.assessment (scope_pos, year);
call kernel.scope_rows('report.assessment');
revoke delete, truncate on report.assessment from ${app};

create table report.score (
  assessment_id uuid not null references report.assessment,
  criterion_id  uuid not null references report.criterion,
  points        numeric(4, 1) not null check (points between 0 and 100),
  comment       text,
  primary key (assessment_id, criterion_id)
);
comment on table  report.score is '考核得分: 0 to 100 by one criterion';
comment on column report.score.assessment_id is '年度考核';
comment on column report.score.criterion_id is '指标';
comment on column report.score.points is '得分';
comment on column report.score.comment is '评语';

-- 指导意见: what the academic office tells the registry centre or the archive centre to do.
create table report.guidance (
  id          uuid primary key default kernel.new_id(),
  unit_id     uuid not null references organisation.unit,
  scope_pos   bigint not null,
  body_id     uuid not null references governance.body,
  words       text not null check (words <> ''),
  due_on      date,
  author_id   uuid,
  author      text not null,
  given_at    timestamptz not null,
  answer      text,
  answerer    text,
  answered_at timestamptz,
  settler     text,
  settled_at  timestamptz,
  check ((answer is null) = (answered_at is null)),
  check (settled_at is null or answered_at is not null)
);
comment on table  report.guidance is '指导意见: of the academic office to a centre, with its answer';
comment on column report.guidance.id is '标识';
comment on column report.guidance.unit_id is '学校';
comment on column report.guidance.scope_pos is '学校位置';
comment on column report.guidance.body_id is '被指导的中心';
comment on column report.guidance.words is '意见';
comment on column report.guidance.due_on is '整改期限';
comment on column report.guidance.author_id is '提出人账户';
comment on column report.guidance.author is '提出人';
comment on column report.guidance.given_at is '提出时间';
comment on column report.guidance.answer is '整改情况';
comment on column report.guidance.answerer is '答复人';
comment on column report.guidance.answered_at is '答复时间';
comment on column report.guidance.settler is '销号人';
comment on column report.guidance.settled_at is '销号时间';
create index guidance_body on report.guidance (body_id, id desc);
-- the nightly question: what was not answered in time
create index guidance_due on report.guidance (due_on) where answered_at is null;
call kernel.scope_rows('report.guidance');
revoke delete, truncate on report.guidance from ${app};
