-- 英文附页: goes with the certificate and ends with it
alter table credential.certificate add annex_id uuid unique references document.document;
comment on column credential.certificate.annex_id is '英文附页';
