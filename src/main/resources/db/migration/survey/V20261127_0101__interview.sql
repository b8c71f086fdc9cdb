create table survey.campaign (
  id               uuid primary key default kernel.new_id(),
  institution_id   uuid not null references organisation.unit,
  unit_id          uuid not null references organisation.unit,
  scope_pos        bigint not null,
  title            text not null check (title <> ''),
  purpose          text not null default '',
  theme            text not null check (theme in
                     ('attitude', 'habits', 'difficulties', 'development', 'life', 'mind', 'family', 'other')),
  guide            text[] not null check (cardinality(guide) between 1 and 30),
  questionnaire_id uuid references survey.questionnaire,
  interviewer_role text not null check (interviewer_role in ('class-teacher', 'counsellor')),
  strata           text not null check (strata in ('none', 'class', 'sex', 'class-sex')),
  per_stratum      smallint check (per_stratum between 1 and 100),
  seed             bigint,
  due_on           date not null,
  state            text not null default 'open' check (state in ('open', 'closed')),
  owner_id         uuid,
  owner            text not null,
  opened_at        timestamptz not null,
  summary          text,
  closer           text,
  closed_at        timestamptz,
  -- drawn by lot, or chosen by hand
  check ((per_stratum is null) = (seed is null)),
  check ((state = 'closed') = (closed_at is not null))
);
comment on table  survey.campaign is '面谈计划';
comment on column survey.campaign.id is '标识';
comment on column survey.campaign.institution_id is '学校';
comment on column survey.campaign.unit_id is '发起机构';
comment on column survey.campaign.scope_pos is '所在机构位置';
comment on column survey.campaign.title is '标题';
comment on column survey.campaign.purpose is '目的';
comment on column survey.campaign.theme is '主题';
comment on column survey.campaign.guide is '提纲';
comment on column survey.campaign.questionnaire_id is '来源问卷';
comment on column survey.campaign.interviewer_role is '面谈人角色';
comment on column survey.campaign.strata is '抽样分层: none 不分层, class 班级, sex 性别, class-sex 班级和性别';
comment on column survey.campaign.per_stratum is '每层人数: null where students were chosen by hand';
comment on column survey.campaign.seed is '随机种子: with it the same students are drawn again';
comment on column survey.campaign.due_on is '完成期限';
comment on column survey.campaign.state is '状态: open 进行中, closed 已结束';
comment on column survey.campaign.owner_id is '发起人账户';
comment on column survey.campaign.owner is '发起人';
comment on column survey.campaign.opened_at is '发起时间';
comment on column survey.campaign.summary is '小结';
comment on column survey.campaign.closer is '结束人';
comment on column survey.campaign.closed_at is '结束时间';
create index campaign_place on survey.campaign (scope_pos, id);
create index campaign_unit on survey.campaign (unit_id);
create index campaign_questionnaire on survey.campaign (questionnaire_id) where questionnaire_id is not null;

create table survey.interview (
  id             uuid primary key default kernel.new_id(),
  campaign_id    uuid not null references survey.campaign,
  enrolment_id   uuid not null references registry.enrolment,
  scope_pos      bigint not null,
  person_id      uuid not null,
  unit_id        uuid not null references organisation.unit,
  stratum        text not null,
  interviewer_id uuid,
  interviewer    text not null default '',
  state          text not null default 'assigned' check (state in ('assigned', 'held', 'missed')),
  held_on        date,
  record         bytea,
  finding        text check (finding in ('well', 'attend', 'urgent')),
  finding_words  text,
  recorded_at    timestamptz,
  check (state <> 'held' or held_on is not null and record is not null and finding is not null),
  check ((state = 'assigned') = (recorded_at is null)),
  unique (campaign_id, enrolment_id)
);
comment on table  survey.interview is '面谈: what was said is read by whoever held it and whoever asked for it';
comment on column survey.interview.id is '标识';
comment on column survey.interview.campaign_id is '面谈计划';
comment on column survey.interview.enrolment_id is '学籍';
comment on column survey.interview.scope_pos is '所在机构位置';
comment on column survey.interview.person_id is '人员';
comment on column survey.interview.unit_id is '班级: on the day of drawing';
comment on column survey.interview.stratum is '所在层';
comment on column survey.interview.interviewer_id is '面谈人账户: null until somebody takes it';
comment on column survey.interview.interviewer is '面谈人';
comment on column survey.interview.state is '状态: assigned 待面谈, held 已面谈, missed 未能面谈';
comment on column survey.interview.held_on is '面谈日';
comment on column survey.interview.record is '面谈记录(加密)';
comment on column survey.interview.finding is '结论: well 状况良好, attend 需要关注, urgent 急需帮助';
comment on column survey.interview.finding_words is '结论说明; why, where it did not take place';
comment on column survey.interview.recorded_at is '登记时间';
create index interview_of on survey.interview (enrolment_id);
create index interview_place on survey.interview (scope_pos);
create index interview_unit on survey.interview (unit_id);
create index interview_waiting on survey.interview (interviewer_id) where state = 'assigned';
call kernel.scope_rows('survey.interview', 'person_id');
revoke delete, truncate on survey.interview from ${app};

alter table survey.campaign enable row level security;
alter table survey.campaign force row level security;
create policy within_reach on survey.campaign using (
  (select current_setting('app.persons')) = '' and scope_pos between
    (select current_setting('app.lo')::bigint) and (select current_setting('app.hi')::bigint));
-- whoever looks after a drawn student sees what the interview is for
create policy drawn_within_reach on survey.campaign for select using (
  (select current_setting('app.persons')) = ''
  and exists (select from survey.interview i where i.campaign_id = campaign.id));
revoke delete, truncate on survey.campaign from ${app};

create table survey.measure (
  id               uuid primary key default kernel.new_id(),
  institution_id   uuid not null references organisation.unit,
  enrolment_id     uuid references registry.enrolment,
  unit_id          uuid references organisation.unit,
  scope_pos        bigint not null,
  person_id        uuid,
  questionnaire_id uuid references survey.questionnaire,
  interview_id     uuid references survey.interview,
  theme            text not null check (theme in
                     ('attitude', 'habits', 'difficulties', 'development', 'life', 'mind', 'family', 'other')),
  what             text not null check (what <> ''),
  goal             text not null default '',
  owner_id         uuid not null,
  owner            text not null,
  due_on           date not null,
  state            text not null default 'open' check (state in ('open', 'done', 'dropped')),
  outcome          text,
  effect           text check (effect in ('reached', 'partly', 'none')),
  setter_id        uuid,
  setter           text not null,
  set_at           timestamptz not null,
  ended_at         timestamptz,
  ender            text,
  reminded_on      date,
  -- of a student, or of a class
  check ((enrolment_id is null) <> (unit_id is null)),
  check ((enrolment_id is null) = (person_id is null)),
  check ((state = 'open') = (ended_at is null) and (state = 'open') = (outcome is null)),
  check ((state = 'done') = (effect is not null))
);
comment on table  survey.measure is '帮扶措施: what is done for a student or a class after a survey or an interview, to its end';
comment on column survey.measure.id is '标识';
comment on column survey.measure.institution_id is '学校';
comment on column survey.measure.enrolment_id is '学籍: of a student';
comment on column survey.measure.unit_id is '班级或其他机构: of a class';
comment on column survey.measure.scope_pos is '所在机构位置';
comment on column survey.measure.person_id is '人员';
comment on column survey.measure.questionnaire_id is '来源问卷';
comment on column survey.measure.interview_id is '来源面谈';
comment on column survey.measure.theme is '主题';
comment on column survey.measure.what is '措施';
comment on column survey.measure.goal is '目标';
comment on column survey.measure.owner_id is '责任人账户';
comment on column survey.measure.owner is '责任人';
comment on column survey.measure.due_on is '完成期限';
comment on column survey.measure.state is '状态: open 进行中, done 已完成, dropped 已终止';
comment on column survey.measure.outcome is '结果; why, where it was dropped';
comment on column survey.measure.effect is '成效: reached 达到目标, partly 部分达到, none 未见成效';
comment on column survey.measure.setter_id is '制定人账户';
comment on column survey.measure.setter is '制定人';
comment on column survey.measure.set_at is '制定时间';
comment on column survey.measure.ended_at is '结束时间';
comment on column survey.measure.ender is '结束人';
comment on column survey.measure.reminded_on is '最近提醒日期';
create index measure_of on survey.measure (enrolment_id) where enrolment_id is not null;
create index measure_unit on survey.measure (unit_id) where unit_id is not null;
create index measure_place on survey.measure (scope_pos, id);
create index measure_due on survey.measure (due_on, id) where state = 'open';
create index measure_owner on survey.measure (owner_id) where state = 'open';
create index measure_questionnaire on survey.measure (questionnaire_id) where questionnaire_id is not null;
create index measure_interview on survey.measure (interview_id) where interview_id is not null;
call kernel.scope_rows('survey.measure', 'person_id');
revoke delete, truncate on survey.measure from ${app};

create table survey.measure_note (
  id         uuid primary key default kernel.new_id(),
  measure_id uuid not null references survey.measure,
  scope_pos  bigint not null,
  person_id  uuid,
  noted_on   date not null,
  words      bytea not null,
  noter      text not null,
  noted_at   timestamptz not null
);
comment on table  survey.measure_note is '帮扶进展';
comment on column survey.measure_note.id is '标识';
comment on column survey.measure_note.measure_id is '帮扶措施';
comment on column survey.measure_note.scope_pos is '所在机构位置';
comment on column survey.measure_note.person_id is '人员';
comment on column survey.measure_note.noted_on is '日期';
comment on column survey.measure_note.words is '进展(加密)';
comment on column survey.measure_note.noter is '登记人';
comment on column survey.measure_note.noted_at is '登记时间';
create index measure_note_of on survey.measure_note (measure_id, noted_on);
create index measure_note_place on survey.measure_note (scope_pos);
call kernel.scope_rows('survey.measure_note', 'person_id');
revoke delete, truncate on survey.measure_note from ${app};
