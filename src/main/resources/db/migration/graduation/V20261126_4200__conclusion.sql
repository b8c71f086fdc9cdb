create schema graduation;
comment on schema graduation is '毕业';

create table graduation.conclusion (
  id             uuid primary key default kernel.new_id(),
  institution_id uuid not null references organisation.unit,
  enrolment_id   uuid not null references registry.enrolment,
  person_id      uuid not null references registry.person,
  scope_pos      bigint not null,
  outcome        text not null check (outcome in ('graduate', 'completion', 'incomplete', 'postponed')),
  concluded_on   date not null,
  degree         boolean not null,
  degree_name    text,
  decision_no    text not null check (decision_no <> ''),
  replaces_id    uuid references graduation.conclusion,
  batch          uuid,
  act_id         uuid not null default kernel.new_id(),
  recorded_at    timestamptz not null,
  reversed_at    timestamptz,
  reverse_reason text,
  check (degree = (degree_name is not null)),
  check (not degree or outcome = 'graduate'),
  check ((reversed_at is null) = (reverse_reason is null))
);
comment on table  graduation.conclusion is '毕业结论 (普通高等学校学生管理规定 第三十二条至第三十四条): what the school decided about the end of study; reversed, never erased';
comment on column graduation.conclusion.id is '标识';
comment on column graduation.conclusion.institution_id is '学校';
comment on column graduation.conclusion.enrolment_id is '学籍';
comment on column graduation.conclusion.person_id is '人员';
comment on column graduation.conclusion.scope_pos is '所在机构位置';
comment on column graduation.conclusion.outcome is '结论: graduate 毕业, completion 结业, incomplete 肄业, postponed 延期';
comment on column graduation.conclusion.concluded_on is '毕(结、肄)业日期';
comment on column graduation.conclusion.degree is '是否授予学位';
comment on column graduation.conclusion.degree_name is '学位名称';
comment on column graduation.conclusion.decision_no is '决定文号';
comment on column graduation.conclusion.replaces_id is '所换发的结业结论';
comment on column graduation.conclusion.batch is '学籍异动批次: null for a postponement';
comment on column graduation.conclusion.act_id is '同次决定: what is reversed together';
comment on column graduation.conclusion.recorded_at is '记录时间';
comment on column graduation.conclusion.reversed_at is '撤销时间';
comment on column graduation.conclusion.reverse_reason is '撤销原因';
-- nobody ends twice; a graduation after a completion is the one exception
create unique index conclusion_once on graduation.conclusion (enrolment_id)
  where reversed_at is null and outcome <> 'postponed' and replaces_id is null;
create unique index conclusion_replaces on graduation.conclusion (replaces_id) where reversed_at is null;
create index conclusion_of on graduation.conclusion (enrolment_id, id desc);
create index conclusion_list on graduation.conclusion (scope_pos, id desc);
create index conclusion_act on graduation.conclusion (act_id);
create index conclusion_person on graduation.conclusion (person_id);
call kernel.scope_rows('graduation.conclusion', 'person_id');
revoke delete, truncate on graduation.conclusion from ${app};
