create table change.relaxation (
  enrolment_id uuid not null references registry.enrolment,
  person_id    uuid not null,
  scope_pos    bigint not null,
  paper        text not null,
  reason       text not null,
  allowed_by   text not null,
  allowed_at   timestamptz not null,
  primary key (enrolment_id, paper)
);
comment on table  change.relaxation is '特批出具: a paper given to somebody withdrawn automatically';
comment on column change.relaxation.enrolment_id is '学籍';
comment on column change.relaxation.person_id is '人员';
comment on column change.relaxation.scope_pos is '所在机构位置';
comment on column change.relaxation.paper is '文书种类';
comment on column change.relaxation.reason is '理由';
comment on column change.relaxation.allowed_by is '批准人';
comment on column change.relaxation.allowed_at is '批准时间';
call kernel.scope_rows('change.relaxation', 'person_id');
call kernel.append_only('change.relaxation');
grant update (scope_pos) on change.relaxation to ${app};
