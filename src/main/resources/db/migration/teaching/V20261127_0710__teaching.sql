create schema teaching;
comment on schema teaching is '教研室、课程评估、教学质量监控与师资';

create table teaching.office (
  id             uuid primary key default kernel.new_id(),
  institution_id uuid not null references organisation.unit,
  unit_id        uuid not null references organisation.unit,
  scope_pos      bigint not null,
  name           text not null check (name <> ''),
  head_id        uuid references identity.account,
  opened_on      date not null,
  closed_on      date check (closed_on >= opened_on)
);
comment on table  teaching.office is '教研室';
comment on column teaching.office.id is '标识';
comment on column teaching.office.institution_id is '学校';
comment on column teaching.office.unit_id is '所属院系或学校';
comment on column teaching.office.scope_pos is '所在机构位置';
comment on column teaching.office.name is '名称';
comment on column teaching.office.head_id is '教研室主任账户';
comment on column teaching.office.opened_on is '设立日期';
comment on column teaching.office.closed_on is '撤销日期';
create unique index office_named on teaching.office (institution_id, name) where closed_on is null;
create index office_place on teaching.office (scope_pos);
create index office_unit on teaching.office (unit_id);
create index office_head on teaching.office (head_id) where head_id is not null;
call kernel.scope_rows('teaching.office');
revoke delete, truncate on teaching.office from ${app};

create table teaching.office_member (
  office_id  uuid not null references teaching.office,
  account_id uuid not null references identity.account,
  scope_pos  bigint not null,
  since      date not null,
  until      date check (until >= since),
  seq        bigint generated always as identity,
  primary key (office_id, account_id, seq)
);
comment on table  teaching.office_member is '教研室成员: who belonged to it when';
comment on column teaching.office_member.office_id is '教研室';
comment on column teaching.office_member.account_id is '教师账户';
comment on column teaching.office_member.scope_pos is '所在机构位置';
comment on column teaching.office_member.since is '加入日期';
comment on column teaching.office_member.until is '离开日期';
comment on column teaching.office_member.seq is '顺序';
create unique index office_member_now on teaching.office_member (office_id, account_id) where until is null;
create index office_member_account on teaching.office_member (account_id);
create index office_member_place on teaching.office_member (scope_pos);
call kernel.scope_rows('teaching.office_member');
revoke delete, truncate on teaching.office_member from ${app};

create table teaching.office_course (
  course_id uuid primary key references curriculum.course,
  office_id uuid not null references teaching.office,
  scope_pos bigint not null
);
comment on table  teaching.office_course is '教研室承担的课程: each course has one office';
comment on column teaching.office_course.course_id is '课程';
comment on column teaching.office_course.office_id is '教研室';
comment on column teaching.office_course.scope_pos is '所在机构位置';
create index office_course_office on teaching.office_course (office_id);
create index office_course_place on teaching.office_course (scope_pos);
call kernel.scope_rows('teaching.office_course');

-- 学生课程评估: anonymous. Who has answered stands apart from what was answered, neither has a time, and before anybody
-- reads them the answers are mixed, so that the order in which they came tells nothing.
create table teaching.criterion (
  id             uuid primary key default kernel.new_id(),
  institution_id uuid not null references organisation.unit,
  seq            smallint not null,
  name           text not null check (name <> ''),
  ended_on       date
);
comment on table  teaching.criterion is '评估指标';
comment on column teaching.criterion.id is '标识';
comment on column teaching.criterion.institution_id is '学校';
comment on column teaching.criterion.seq is '次序';
comment on column teaching.criterion.name is '指标';
comment on column teaching.criterion.ended_on is '停用日期';
create index criterion_of on teaching.criterion (institution_id, seq);
revoke delete, truncate on teaching.criterion from ${app};

create table teaching.evaluation (
  id             uuid primary key default kernel.new_id(),
  institution_id uuid not null references organisation.unit,
  term_id        uuid not null references calendar.term,
  opens_on       date not null,
  closes_on      date not null check (closes_on >= opens_on),
  least          smallint not null check (least between 3 and 50),
  opener         text not null,
  opened_at      timestamptz not null,
  released_at    timestamptz,
  releaser       text,
  check (num_nulls(released_at, releaser) in (0, 2)),
  -- the lock between two who open it
  unique (institution_id, term_id)
);
comment on table  teaching.evaluation is '课程评估: one a term';
comment on column teaching.evaluation.id is '标识';
comment on column teaching.evaluation.institution_id is '学校';
comment on column teaching.evaluation.term_id is '学期';
comment on column teaching.evaluation.opens_on is '开始日';
comment on column teaching.evaluation.closes_on is '截止日';
comment on column teaching.evaluation.least is '最少份数: with fewer answers nothing is shown';
comment on column teaching.evaluation.opener is '开放人';
comment on column teaching.evaluation.opened_at is '开放时间';
comment on column teaching.evaluation.released_at is '公布结果时间';
comment on column teaching.evaluation.releaser is '公布人';
create index evaluation_term on teaching.evaluation (term_id);
revoke delete, truncate on teaching.evaluation from ${app};

create table teaching.evaluation_given (
  task_id      uuid not null references coursework.task,
  enrolment_id uuid not null references registry.enrolment,
  scope_pos    bigint not null,
  person_id    uuid not null,
  primary key (task_id, enrolment_id)
);
comment on table  teaching.evaluation_given is '已评估: who has answered, never what';
comment on column teaching.evaluation_given.task_id is '教学任务';
comment on column teaching.evaluation_given.enrolment_id is '学籍';
comment on column teaching.evaluation_given.scope_pos is '所在机构位置';
comment on column teaching.evaluation_given.person_id is '人员';
create index evaluation_given_of on teaching.evaluation_given (enrolment_id);
create index evaluation_given_place on teaching.evaluation_given (scope_pos);
call kernel.scope_rows('teaching.evaluation_given', 'person_id');
revoke delete, truncate on teaching.evaluation_given from ${app};

create table teaching.evaluation_answer (
  id            uuid primary key default gen_random_uuid(),
  evaluation_id uuid not null references teaching.evaluation,
  task_id       uuid not null references coursework.task,
  scope_pos     bigint not null,
  criteria      uuid[] not null,
  scores        smallint[] not null,
  comment       text not null default '' check (length(comment) <= 500),
  check (cardinality(criteria) = cardinality(scores) and 1 <= all (scores) and 5 >= all (scores))
);
comment on table  teaching.evaluation_answer is '评估答卷: of nobody; its identifier is drawn, not counted';
comment on column teaching.evaluation_answer.id is '标识';
comment on column teaching.evaluation_answer.evaluation_id is '课程评估';
comment on column teaching.evaluation_answer.task_id is '教学任务';
comment on column teaching.evaluation_answer.scope_pos is '所在机构位置';
comment on column teaching.evaluation_answer.criteria is '评估指标';
comment on column teaching.evaluation_answer.scores is '评分: 1 to 5, in the order of the criteria';
comment on column teaching.evaluation_answer.comment is '意见';
create index evaluation_answer_task on teaching.evaluation_answer (task_id);
create index evaluation_answer_of on teaching.evaluation_answer (evaluation_id);
create index evaluation_answer_place on teaching.evaluation_answer (scope_pos);
call kernel.scope_rows('teaching.evaluation_answer');
-- students write, and read nothing
create policy read_by_no_student on teaching.evaluation_answer as restrictive for select
  using ((select current_setting('app.persons')) = '');

create table teaching.inspection (
  id             uuid primary key default kernel.new_id(),
  institution_id uuid not null references organisation.unit,
  scope_pos      bigint not null,
  task_id        uuid not null references coursework.task,
  kind           text not null check (kind in ('listening', 'papers', 'materials')),
  held_on        date not null,
  subject        text not null default '',
  looked_at      smallint check (looked_at between 1 and 5000),
  rating         smallint not null check (rating between 1 and 5),
  findings       text not null check (findings <> ''),
  inspector_id   uuid references identity.account,
  inspector      text not null,
  recorded_at    timestamptz not null,
  measure        text,
  due_on         date,
  done_words     text,
  done_at        timestamptz,
  confirmer_id   uuid references identity.account,
  confirmer      text,
  confirmed_at   timestamptz,
  check ((measure is null) = (due_on is null)),
  check (num_nulls(done_words, done_at) in (0, 2) and (done_at is null or measure is not null)),
  check (num_nulls(confirmer, confirmed_at) in (0, 2) and (confirmed_at is null or done_at is not null))
);
comment on table  teaching.inspection is '教学检查: a lesson listened to, papers or materials looked through, and the measure that came of it';
comment on column teaching.inspection.id is '标识';
comment on column teaching.inspection.institution_id is '学校';
comment on column teaching.inspection.scope_pos is '所在机构位置';
comment on column teaching.inspection.task_id is '教学任务';
comment on column teaching.inspection.kind is '种类: listening 听课, papers 试卷抽查, materials 教学资料检查';
comment on column teaching.inspection.held_on is '检查日期';
comment on column teaching.inspection.subject is '内容: the lesson''s topic, or which papers';
comment on column teaching.inspection.looked_at is '抽查份数';
comment on column teaching.inspection.rating is '评价: 5 优 to 1 差';
comment on column teaching.inspection.findings is '情况记录';
comment on column teaching.inspection.inspector_id is '检查人账户';
comment on column teaching.inspection.inspector is '检查人';
comment on column teaching.inspection.recorded_at is '登记时间';
comment on column teaching.inspection.measure is '改进措施';
comment on column teaching.inspection.due_on is '完成期限';
comment on column teaching.inspection.done_words is '完成情况';
comment on column teaching.inspection.done_at is '报告完成时间';
comment on column teaching.inspection.confirmer_id is '验收人账户';
comment on column teaching.inspection.confirmer is '验收人';
comment on column teaching.inspection.confirmed_at is '验收时间';
create index inspection_place on teaching.inspection (scope_pos, id);
create index inspection_task on teaching.inspection (task_id);
create index inspection_inspector on teaching.inspection (inspector_id) where inspector_id is not null;
create index inspection_confirmer on teaching.inspection (confirmer_id) where confirmer_id is not null;
-- what is still to be done is asked for every day
create index inspection_due on teaching.inspection (due_on) where measure is not null and confirmed_at is null;
call kernel.scope_rows('teaching.inspection');
revoke delete, truncate on teaching.inspection from ${app};

create table teaching.profile (
  account_id     uuid not null references identity.account,
  institution_id uuid not null references organisation.unit,
  scope_pos      bigint not null,
  rank           text not null check (rank in ('senior', 'associate', 'intermediate', 'junior', 'none')),
  title          text not null default '' check (length(title) <= 60),
  degree         text not null default '' check (length(degree) <= 60),
  field          text not null default '' check (length(field) <= 100),
  kept_by        text not null,
  kept_at        timestamptz not null,
  primary key (account_id, institution_id)
);
comment on table  teaching.profile is '师资: what a teacher is, as far as teaching is planned by it';
comment on column teaching.profile.account_id is '教师账户';
comment on column teaching.profile.institution_id is '学校';
comment on column teaching.profile.scope_pos is '所在机构位置';
comment on column teaching.profile.rank is '职称级别: senior 正高级, associate 副高级, intermediate 中级, junior 初级, none 未评';
comment on column teaching.profile.title is '职称名称';
comment on column teaching.profile.degree is '学历学位';
comment on column teaching.profile.field is '学科专长';
comment on column teaching.profile.kept_by is '登记人';
comment on column teaching.profile.kept_at is '登记时间';
create index profile_place on teaching.profile (scope_pos);
create index profile_institution on teaching.profile (institution_id);
call kernel.scope_rows('teaching.profile');
revoke delete, truncate on teaching.profile from ${app};
-- a teacher's post lies below the school: their own profile, and the offices they belong to, are theirs to read
create policy own_profile on teaching.profile for select
  using (account_id = (select nullif(current_setting('app.account'), '')::uuid));
create policy own_membership on teaching.office_member for select
  using (account_id = (select nullif(current_setting('app.account'), '')::uuid));
create policy own_office on teaching.office for select
  using (head_id = (select nullif(current_setting('app.account'), '')::uuid)
         or id in (select m.office_id from teaching.office_member m
                    where m.account_id = (select nullif(current_setting('app.account'), '')::uuid)));
create policy own_office_courses on teaching.office_course for select
  using (office_id in (select o.id from teaching.office o));
