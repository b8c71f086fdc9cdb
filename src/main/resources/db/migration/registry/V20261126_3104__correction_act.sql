-- 更正记录: who changed what a file says of a person, when, why and by which case
create table registry.correction_act (
  id        uuid primary key,
  person_id uuid not null references registry.person,
  actor     text not null,
  role      text not null,
  why       text,
  case_id   uuid,
  at        timestamptz not null
);
comment on table  registry.correction_act is '更正记录: the act that wrote lines of 更正留痕';
comment on column registry.correction_act.id is '标识';
comment on column registry.correction_act.person_id is '人员';
comment on column registry.correction_act.actor is '经办人';
comment on column registry.correction_act.role is '经办角色';
comment on column registry.correction_act.why is '理由';
comment on column registry.correction_act.case_id is '事项: null where the file was edited directly';
comment on column registry.correction_act.at is '登记时间';
create index correction_act_person on registry.correction_act (person_id);
call registry.scope_by_person('registry.correction_act');
revoke delete, truncate on registry.correction_act from ${app};
