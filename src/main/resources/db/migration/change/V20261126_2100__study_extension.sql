-- 延长年限 (普通高等学校学生管理规定 第二十五条): what the record foresaw before, so that it can be taken back.
create table change.study_extension (
  case_id           uuid primary key references workflow.case_file,
  enrolment_id      uuid not null references registry.enrolment,
  person_id         uuid not null,
  scope_pos         bigint not null,
  event_id          uuid not null references registry.status_event,
  graduation_before date,
  graduation_on     date not null,
  reversed_at       timestamptz
);
comment on table  change.study_extension is '延长年限: the day of graduation expected before and after';
comment on column change.study_extension.case_id is '事项';
comment on column change.study_extension.enrolment_id is '学籍';
comment on column change.study_extension.person_id is '人员';
comment on column change.study_extension.scope_pos is '所在机构位置';
comment on column change.study_extension.event_id is '异动记录';
comment on column change.study_extension.graduation_before is '原预计毕业日期';
comment on column change.study_extension.graduation_on is '现预计毕业日期';
comment on column change.study_extension.reversed_at is '撤销时间';
create index study_extension_enrolment on change.study_extension (enrolment_id);
call kernel.scope_rows('change.study_extension', 'person_id');
revoke delete, truncate on change.study_extension from ${app};
