-- 原件收回: the registry's own act at its desk, not the applicant's word. A new one is not handed over before.
alter table credential.certificate add column original_due boolean not null default false;
comment on column credential.certificate.original_due is '原件须收回: it was in its owner''s hands when another took its place, and was not lost';

create table credential.surrender (
  id             uuid primary key default kernel.new_id(),
  certificate_id uuid not null references credential.certificate,
  enrolment_id   uuid not null references registry.enrolment,
  person_id      uuid not null,
  scope_pos      bigint not null,
  received_on    date not null,
  receiver_id    uuid,
  receiver       text not null,
  note           text not null,
  returned_on    date,
  returner       text,
  check ((returned_on is null) = (returner is null))
);
comment on table  credential.surrender is '证书原件收回: taken in at the desk, and given back where the certificate stands after all';
comment on column credential.surrender.id is '标识';
comment on column credential.surrender.certificate_id is '证书';
comment on column credential.surrender.enrolment_id is '学籍';
comment on column credential.surrender.person_id is '人员';
comment on column credential.surrender.scope_pos is '所在机构位置';
comment on column credential.surrender.received_on is '收回日期';
comment on column credential.surrender.receiver_id is '收回人账户';
comment on column credential.surrender.receiver is '收回人';
comment on column credential.surrender.note is '说明';
comment on column credential.surrender.returned_on is '退还日期';
comment on column credential.surrender.returner is '退还人';
-- there is one original
create unique index surrender_open on credential.surrender (certificate_id) where returned_on is null;
create index surrender_place on credential.surrender (scope_pos);
create index surrender_certificate on credential.surrender (certificate_id, id);
create index surrender_of on credential.surrender (enrolment_id);
create index surrender_person on credential.surrender (person_id);
call kernel.scope_rows('credential.surrender', 'person_id');
revoke delete, truncate on credential.surrender from ${app};
