-- Verifiable credentials given out: the credential itself is made anew at each download from what stands;
-- here is only its place in the status list, which nobody guesses a person from.
create sequence credential.badge_place as bigint minvalue 0 start 0;
create table credential.badge (
  id             uuid primary key default kernel.new_id(),
  institution_id uuid not null references organisation.unit,
  enrolment_id   uuid not null references registry.enrolment,
  person_id      uuid not null references registry.person,
  scope_pos      bigint not null,
  conclusion_id  uuid not null references graduation.conclusion unique,
  place          bigint not null unique default nextval('credential.badge_place'),
  issued_at      timestamptz not null,
  revoked_at     timestamptz,
  revoke_reason  text,
  check ((revoked_at is null) = (revoke_reason is null))
);
comment on table  credential.badge is '学业数字证书 (W3C Verifiable Credential 2.0, Open Badges 3.0): one of each conclusion of study';
comment on column credential.badge.id is '标识';
comment on column credential.badge.institution_id is '学校';
comment on column credential.badge.enrolment_id is '学籍';
comment on column credential.badge.person_id is '人员';
comment on column credential.badge.scope_pos is '所在机构位置';
comment on column credential.badge.conclusion_id is '毕业结论';
comment on column credential.badge.place is '状态列表中的位置';
comment on column credential.badge.issued_at is '生成时间';
comment on column credential.badge.revoked_at is '吊销时间';
comment on column credential.badge.revoke_reason is '吊销原因';
create index badge_list on credential.badge (scope_pos, id desc);
create index badge_person on credential.badge (person_id);
create index badge_enrolment on credential.badge (enrolment_id);
-- the status list of a school
create index badge_revoked on credential.badge (institution_id, place) where revoked_at is not null;
create index badge_institution on credential.badge (institution_id);
call kernel.scope_rows('credential.badge', 'person_id');
revoke delete, truncate on credential.badge from ${app};
grant usage on sequence credential.badge_place to ${app};
