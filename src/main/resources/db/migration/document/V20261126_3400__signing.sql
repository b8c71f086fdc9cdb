alter table document.document add column lang text not null default 'zh-CN';
comment on column document.document.lang is '语言: the language its words are set in';

-- The school's own signing keys: the private half lies sealed by the vault, never in clear.
create table document.signing_key (
  id             uuid primary key default kernel.new_id(),
  institution_id uuid not null references organisation.unit,
  certificate    bytea not null,
  sealed         bytea not null,
  made_at        timestamptz not null,
  ended_at       timestamptz
);
comment on table  document.signing_key is '签名密钥: by which an institution signs its PDF files; an ended one signs no more, what it signed stays good';
comment on column document.signing_key.id is '标识';
comment on column document.signing_key.institution_id is '学校';
comment on column document.signing_key.certificate is '证书 (X.509)';
comment on column document.signing_key.sealed is '私钥(加密)';
comment on column document.signing_key.made_at is '生成时间';
comment on column document.signing_key.ended_at is '停用时间';
-- one key in use: the lock between two presses that need the first one at once
create unique index one_signing_key on document.signing_key (institution_id) where ended_at is null;
create index signing_key_of on document.signing_key (institution_id);
revoke delete, truncate on document.signing_key from ${app};
