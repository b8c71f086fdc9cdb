alter table document.document add column signing_key_id uuid references document.signing_key;
comment on column document.document.signing_key_id is '签名密钥: by which its PDF was signed, null where it was not';
create index document_signing_key on document.document (signing_key_id) where signing_key_id is not null;
