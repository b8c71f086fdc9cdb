-- The register of proofs of enrolment: counted for each student, valid for a time.
create table credential.proof (
  id             uuid primary key default kernel.new_id(),
  institution_id uuid not null references organisation.unit,
  enrolment_id   uuid not null references registry.enrolment,
  person_id      uuid not null references registry.person,
  scope_pos      bigint not null,
  seq            int not null check (seq > 0),
  language       text not null check (language in ('zh', 'en')),
  purpose        text not null check (purpose <> ''),
  own            boolean not null,
  document_id    uuid not null references document.document,
  issued_on      date not null,
  valid_until    date not null,
  issuer         text not null,
  issuer_id      uuid,
  unique (enrolment_id, seq)
);
comment on table  credential.proof is '在读证明出具登记: one line for each; what was voided stays counted';
comment on column credential.proof.id is '标识';
comment on column credential.proof.institution_id is '学校';
comment on column credential.proof.enrolment_id is '学籍';
comment on column credential.proof.person_id is '人员';
comment on column credential.proof.scope_pos is '所在机构位置';
comment on column credential.proof.seq is '第几次';
comment on column credential.proof.language is '语言: zh 中文, en 英文';
comment on column credential.proof.purpose is '用途';
comment on column credential.proof.own is '是否本人自助办理';
comment on column credential.proof.document_id is '文书';
comment on column credential.proof.issued_on is '出具日期';
comment on column credential.proof.valid_until is '有效期至';
comment on column credential.proof.issuer is '办理人';
comment on column credential.proof.issuer_id is '办理人账户';
create index proof_list on credential.proof (scope_pos, id desc);
create index proof_person on credential.proof (person_id, id desc);
create index proof_institution on credential.proof (institution_id);
create index proof_document on credential.proof (document_id);
call kernel.scope_rows('credential.proof', 'person_id');
revoke delete, truncate on credential.proof from ${app};
