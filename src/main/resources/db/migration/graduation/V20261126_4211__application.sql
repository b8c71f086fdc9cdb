-- 国开毕业申请: what the teaching point asks for a student, and what each level above says of it.
create table graduation.application (
  id            uuid primary key default kernel.new_id(),
  round_id      uuid not null references graduation.round,
  enrolment_id  uuid not null references registry.enrolment,
  person_id     uuid not null references registry.person,
  scope_pos     bigint not null,
  graduation    boolean not null,
  degree        boolean not null,
  applied_by    text not null,
  applied_at    timestamptz not null,
  point         boolean,
  point_by      text,
  point_at      timestamptz,
  branch        boolean,
  branch_by     text,
  branch_at     timestamptz,
  province      boolean,
  province_by   text,
  province_at   timestamptz,
  national      boolean,
  national_reason text,
  national_at   timestamptz,
  unique (round_id, enrolment_id),
  check (graduation or not degree),
  check ((point is null) = (point_at is null)),
  check ((branch is null) = (branch_at is null)),
  check ((province is null) = (province_at is null)),
  check ((national is null) = (national_at is null)),
  check (branch is null or point is not null),
  check (province is null or branch),
  check (national is null or province)
);
comment on table  graduation.application is '毕业申请: by the teaching point for the student, approved by point, branch and province';
comment on column graduation.application.id is '标识';
comment on column graduation.application.round_id is '轮次';
comment on column graduation.application.enrolment_id is '学籍';
comment on column graduation.application.person_id is '人员';
comment on column graduation.application.scope_pos is '所在机构位置';
comment on column graduation.application.graduation is '申请毕业';
comment on column graduation.application.degree is '申请学位';
comment on column graduation.application.applied_by is '申请人';
comment on column graduation.application.applied_at is '申请时间';
comment on column graduation.application.point is '教学点意见: true 同意';
comment on column graduation.application.point_by is '教学点审批人';
comment on column graduation.application.point_at is '教学点审批时间';
comment on column graduation.application.branch is '分校意见';
comment on column graduation.application.branch_by is '分校审批人';
comment on column graduation.application.branch_at is '分校审批时间';
comment on column graduation.application.province is '省校意见';
comment on column graduation.application.province_by is '省校审批人';
comment on column graduation.application.province_at is '省校审批时间';
comment on column graduation.application.national is '国开终审是否通过';
comment on column graduation.application.national_reason is '未通过原因';
comment on column graduation.application.national_at is '终审结果导入时间';
create index application_list on graduation.application (round_id, scope_pos, id);
create index application_enrolment on graduation.application (enrolment_id);
create index application_place on graduation.application (scope_pos);
create index application_person on graduation.application (person_id);
call kernel.scope_rows('graduation.application', 'person_id');
revoke delete, truncate on graduation.application from ${app};
