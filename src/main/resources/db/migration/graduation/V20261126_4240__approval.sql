-- Why a level said no or sent it back, and every step that was taken.
alter table graduation.application add note text;
comment on column graduation.application.note is '不同意或退回的原因: of the newest step';

create table graduation.application_step (
  id             uuid primary key default kernel.new_id(),
  application_id uuid not null references graduation.application,
  enrolment_id   uuid not null references registry.enrolment,
  person_id      uuid not null references registry.person,
  scope_pos      bigint not null,
  level          text not null check (level in ('point', 'branch', 'province', 'national')),
  act            text not null check (act in ('apply', 'withdraw', 'agree', 'disagree', 'return', 'take-back', 'result')),
  reason         text,
  taker_id       uuid,
  taker          text not null,
  taken_at       timestamptz not null,
  check (act not in ('disagree', 'return') or reason is not null)
);
comment on table  graduation.application_step is '毕业申请办理记录';
comment on column graduation.application_step.id is '标识';
comment on column graduation.application_step.application_id is '毕业申请';
comment on column graduation.application_step.enrolment_id is '学籍';
comment on column graduation.application_step.person_id is '人员';
comment on column graduation.application_step.scope_pos is '所在机构位置';
comment on column graduation.application_step.level is '层级: point 教学点, branch 分校, province 省校, national 国开';
comment on column graduation.application_step.act is '办理: apply 申请, withdraw 撤回申请, agree 同意, disagree 不同意, return 退回, take-back 收回意见, result 终审结果';
comment on column graduation.application_step.reason is '原因';
comment on column graduation.application_step.taker_id is '办理人账户';
comment on column graduation.application_step.taker is '办理人';
comment on column graduation.application_step.taken_at is '办理时间';
create index application_step_of on graduation.application_step (application_id, id);
create index application_step_enrolment on graduation.application_step (enrolment_id);
create index application_step_person on graduation.application_step (person_id);
create index application_step_place on graduation.application_step (scope_pos);
call kernel.scope_rows('graduation.application_step', 'person_id');
revoke delete, truncate on graduation.application_step from ${app};
