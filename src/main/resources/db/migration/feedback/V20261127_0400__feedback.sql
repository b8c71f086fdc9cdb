create schema feedback;
comment on schema feedback is '数据反馈';

create table feedback.feedback (
  id             uuid primary key default kernel.new_id(),
  institution_id uuid not null references organisation.unit,
  enrolment_id   uuid references registry.enrolment,
  scope_pos      bigint not null,
  person_id      uuid,
  topic          text not null,
  place          text not null,
  words          text not null check (words <> ''),
  giver_id       uuid not null references identity.account,
  giver          text not null,
  giver_role     text not null,
  given_at       timestamptz not null,
  owner_role     text not null,
  due_on         date not null,
  state          text not null default 'given' check (state in ('given', 'taken', 'answered')),
  taker_id       uuid references identity.account,
  taker          text,
  taken_at       timestamptz,
  outcome        text check (outcome in ('corrected', 'case', 'right', 'changed', 'declined')),
  answer         text,
  answerer       text,
  answered_at    timestamptz,
  case_number    text,
  improvement    text,
  helped         boolean,
  check ((state = 'given') = (taker is null)),
  check ((state = 'answered') = (outcome is not null and answer is not null and answered_at is not null)),
  check ((outcome is not distinct from 'case') = (case_number is not null)),
  check ((enrolment_id is null) = (person_id is null)),
  check (helped is null or state = 'answered')
);
comment on table  feedback.feedback is '数据反馈: what somebody who sees a datum says about it, and what came of that';
comment on column feedback.feedback.id is '标识';
comment on column feedback.feedback.institution_id is '学校';
comment on column feedback.feedback.enrolment_id is '学籍: null where no student is concerned';
comment on column feedback.feedback.scope_pos is '所在机构位置';
comment on column feedback.feedback.person_id is '人员';
comment on column feedback.feedback.topic is '数据类别';
comment on column feedback.feedback.place is '出处: the section or page it was seen on';
comment on column feedback.feedback.words is '反馈内容';
comment on column feedback.feedback.giver_id is '反馈人账户';
comment on column feedback.feedback.giver is '反馈人';
comment on column feedback.feedback.giver_role is '反馈人角色';
comment on column feedback.feedback.given_at is '反馈时间';
comment on column feedback.feedback.owner_role is '数据归口角色';
comment on column feedback.feedback.due_on is '答复期限';
comment on column feedback.feedback.state is '状态: given 待受理, taken 处理中, answered 已答复';
comment on column feedback.feedback.taker_id is '受理人账户';
comment on column feedback.feedback.taker is '受理人';
comment on column feedback.feedback.taken_at is '受理时间';
comment on column feedback.feedback.outcome is '结果: corrected 已更正, case 已转信息更正, right 核实无误, changed 已改进做法, declined 不予处理';
comment on column feedback.feedback.answer is '答复';
comment on column feedback.feedback.answerer is '答复人';
comment on column feedback.feedback.answered_at is '答复时间';
comment on column feedback.feedback.case_number is '信息更正事项编号';
comment on column feedback.feedback.improvement is '改进措施: what is done so that it does not come again';
comment on column feedback.feedback.helped is '反馈人是否满意';
create index feedback_place on feedback.feedback (scope_pos, id desc);
create index feedback_giver on feedback.feedback (giver_id, id desc);
create index feedback_of on feedback.feedback (enrolment_id);
create index feedback_due on feedback.feedback (due_on) where state <> 'answered';
call kernel.scope_rows('feedback.feedback', 'person_id');
revoke delete, truncate on feedback.feedback from ${app};
