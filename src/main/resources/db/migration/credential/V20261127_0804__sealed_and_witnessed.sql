-- 贴照片、盖钢印、盖公章: what was done to a printed certificate before it was issued, by whom and when. Reprinted
-- upon another blank, it is done again.
create table credential.sealing (
  id             uuid primary key default kernel.new_id(),
  certificate_id uuid not null references credential.certificate,
  blank_id       uuid not null references credential.blank,
  enrolment_id   uuid not null references registry.enrolment,
  person_id      uuid not null,
  scope_pos      bigint not null,
  act            text not null check (act in ('photo', 'steel', 'seal')),
  done_at        timestamptz not null,
  doer_id        uuid,
  doer           text not null,
  unique (certificate_id, blank_id, act)
);
comment on table  credential.sealing is '贴照片、盖钢印、盖公章: done to a printed certificate before it is issued';
comment on column credential.sealing.id is '标识';
comment on column credential.sealing.certificate_id is '证书';
comment on column credential.sealing.blank_id is '所用空白证书';
comment on column credential.sealing.enrolment_id is '学籍';
comment on column credential.sealing.person_id is '人员';
comment on column credential.sealing.scope_pos is '所在机构位置';
comment on column credential.sealing.act is '事项: photo 贴照片, steel 盖钢印, seal 盖公章';
comment on column credential.sealing.done_at is '时间';
comment on column credential.sealing.doer_id is '办理人账户';
comment on column credential.sealing.doer is '办理人';
create index sealing_place on credential.sealing (scope_pos);
create index sealing_of on credential.sealing (enrolment_id);
create index sealing_blank on credential.sealing (blank_id);
create index sealing_person on credential.sealing (person_id);
call kernel.scope_rows('credential.sealing', 'person_id');
call kernel.append_only('credential.sealing');
grant update (scope_pos, person_id) on credential.sealing to ${app};

-- 同底版照片比对: the print handed in beside the photograph of the lost certificate, looked at by a person.
create table credential.photo_comparison (
  case_id      uuid primary key references workflow.case_file,
  scope_pos    bigint not null,
  person_id    uuid not null,
  alike        boolean not null,
  note         text not null check (btrim(note) <> ''),
  comparer_id  uuid,
  comparer     text not null,
  compared_at  timestamptz not null
);
comment on table  credential.photo_comparison is '同底版照片比对: the photograph handed in for a certificate of proof, held against that of the lost certificate';
comment on column credential.photo_comparison.case_id is '补办事项';
comment on column credential.photo_comparison.scope_pos is '所在机构位置';
comment on column credential.photo_comparison.person_id is '人员';
comment on column credential.photo_comparison.alike is '是否同底版';
comment on column credential.photo_comparison.note is '比对说明';
comment on column credential.photo_comparison.comparer_id is '比对人账户';
comment on column credential.photo_comparison.comparer is '比对人';
comment on column credential.photo_comparison.compared_at is '比对时间';
create index photo_comparison_place on credential.photo_comparison (scope_pos);
call kernel.scope_rows('credential.photo_comparison', 'person_id');
revoke delete, truncate on credential.photo_comparison from ${app};

-- 销毁清单: drawn up by one account and carried out before the eyes of another.
create table credential.blank_destruction (
  id             uuid primary key default kernel.new_id(),
  institution_id uuid not null references organisation.unit,
  scope_pos      bigint not null,
  form           text not null,
  list_no        text not null check (btrim(list_no) <> ''),
  serials        text[] not null check (cardinality(serials) > 0),
  proposer_id    uuid,
  proposer       text not null,
  proposed_at    timestamptz not null,
  witness_id     uuid,
  witness        text,
  witnessed_at   timestamptz,
  withdrawn_at   timestamptz,
  check ((witness is null) = (witnessed_at is null)),
  check (witness_id is distinct from proposer_id or witness_id is null),
  check (witnessed_at is null or withdrawn_at is null)
);
comment on table  credential.blank_destruction is '空白证书销毁清单: drawn up by one person, witnessed by a second who is signed in';
comment on column credential.blank_destruction.id is '标识';
comment on column credential.blank_destruction.institution_id is '学校';
comment on column credential.blank_destruction.scope_pos is '所在机构位置';
comment on column credential.blank_destruction.form is '证书种类';
comment on column credential.blank_destruction.list_no is '清单编号';
comment on column credential.blank_destruction.serials is '印制号';
comment on column credential.blank_destruction.proposer_id is '提出人账户';
comment on column credential.blank_destruction.proposer is '提出人';
comment on column credential.blank_destruction.proposed_at is '提出时间';
comment on column credential.blank_destruction.witness_id is '监销人账户';
comment on column credential.blank_destruction.witness is '监销人';
comment on column credential.blank_destruction.witnessed_at is '监销时间';
comment on column credential.blank_destruction.withdrawn_at is '撤回时间';
-- one list of a form at a time
create unique index blank_destruction_open on credential.blank_destruction (institution_id, form)
  where witnessed_at is null and withdrawn_at is null;
create index blank_destruction_place on credential.blank_destruction (scope_pos);
call kernel.scope_rows('credential.blank_destruction');
revoke delete, truncate on credential.blank_destruction from ${app};
