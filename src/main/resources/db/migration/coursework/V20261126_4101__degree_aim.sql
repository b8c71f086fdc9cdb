-- 申请学位的意愿: who aims at the degree takes its courses. Every declaration is kept; the last one counts.
create table coursework.degree_aim (
  id           uuid primary key default kernel.new_id(),
  enrolment_id uuid not null references registry.enrolment,
  scope_pos    bigint not null,
  person_id    uuid not null,
  aims         boolean not null,
  declared_by  uuid,
  declarer     text not null,
  declared_at  timestamptz not null
);
comment on table  coursework.degree_aim is '学位意愿声明: whether a student aims at the degree, each declaration for good';
comment on column coursework.degree_aim.id is '标识';
comment on column coursework.degree_aim.enrolment_id is '学籍';
comment on column coursework.degree_aim.scope_pos is '所在机构位置';
comment on column coursework.degree_aim.person_id is '人员';
comment on column coursework.degree_aim.aims is '是否申请学位';
comment on column coursework.degree_aim.declared_by is '声明人账户';
comment on column coursework.degree_aim.declarer is '声明人';
comment on column coursework.degree_aim.declared_at is '声明时间';
create index degree_aim_of on coursework.degree_aim (enrolment_id, declared_at desc);
create index degree_aim_place on coursework.degree_aim (scope_pos);
call kernel.scope_rows('coursework.degree_aim', 'person_id');
revoke delete, truncate on coursework.degree_aim from ${app};
