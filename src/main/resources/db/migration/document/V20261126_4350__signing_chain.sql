-- One authority for each institution and profile: its certificate signs those of the keys in use, so that
-- whoever trusts it once need not be told of every change of key.
create table document.signing_authority (
  id             uuid primary key default kernel.new_id(),
  institution_id uuid not null references organisation.unit,
  algorithm      text not null check (algorithm in ('rsa', 'ecdsa', 'sm2')),
  certificate    bytea not null,
  sealed         bytea not null,
  made_at        timestamptz not null,
  unique (institution_id, algorithm)
);
comment on table  document.signing_authority is '签名根证书: an institution''s own, which issues the certificates of its signing keys; never replaced';
comment on column document.signing_authority.id is '标识';
comment on column document.signing_authority.institution_id is '学校';
comment on column document.signing_authority.algorithm is '算法: rsa, ecdsa, sm2 国密';
comment on column document.signing_authority.certificate is '证书 (X.509)';
comment on column document.signing_authority.sealed is '私钥(加密)';
comment on column document.signing_authority.made_at is '生成时间';
revoke update, delete, truncate on document.signing_authority from ${app};
-- keys succeed one another: what is sealed is sealed anew
grant update (sealed) on document.signing_authority to ${app};

-- keys made before the authorities are of the elliptic curve and signed themselves
alter table document.signing_key
  add column algorithm     text not null default 'ecdsa' check (algorithm in ('rsa', 'ecdsa', 'sm2')),
  add column authority_id  uuid references document.signing_authority,
  add column ended_by      text,
  add column end_reason    text,
  add column revoked_at    timestamptz,
  add column revoked_by    text,
  add column revoke_reason text,
  add check ((revoked_at is null) = (revoke_reason is null)),
  add check (revoked_at is null or ended_at is not null);
comment on column document.signing_key.algorithm is '算法: rsa, ecdsa, sm2 国密';
comment on column document.signing_key.authority_id is '签名根证书: null for a key that signed its own certificate';
comment on column document.signing_key.ended_by is '停用办理人';
comment on column document.signing_key.end_reason is '停用原因';
comment on column document.signing_key.revoked_at is '吊销时间: it may be in other hands; what the register does not know is worth nothing';
comment on column document.signing_key.revoked_by is '吊销办理人';
comment on column document.signing_key.revoke_reason is '吊销原因';
create index signing_key_authority on document.signing_key (authority_id) where authority_id is not null;

alter table document.document
  add column signed_digest bytea,
  add column valid_until   date;
comment on column document.document.signed_digest is '签名所覆盖内容的摘要: by which a file that was changed after signing is told apart from a foreign one';
comment on column document.document.valid_until is '有效期至: last day, null for without end';
-- whoever drops a file on the open page
create index document_digest on document.document (digest) where digest is not null;
create index document_signed_digest on document.document (signed_digest) where signed_digest is not null;

create or replace function document.guard_document() returns trigger language plpgsql as $$
begin
  if (new.id, new.institution_id, new.institution, new.enrolment_id, new.person_name, new.case_id,
      new.kind, new.number, new.code, new.issued_on, new.issued_at, new.issued_by, new.title, new.valid_until)
     is distinct from
     (old.id, old.institution_id, old.institution, old.enrolment_id, old.person_name, old.case_id,
      old.kind, old.number, old.code, old.issued_on, old.issued_at, old.issued_by, old.title, old.valid_until)
     or (old.file_id is not null
         and (new.file_id, new.digest, new.signed_digest) is distinct from (old.file_id, old.digest, old.signed_digest))
     or (old.state = 'void'
         and (new.state, new.ended_at, new.end_reason) is distinct from (old.state, old.ended_at, old.end_reason)) then
    raise exception 'a document is issued once, and what is void stays void';
  end if;
  return new;
end
$$;
