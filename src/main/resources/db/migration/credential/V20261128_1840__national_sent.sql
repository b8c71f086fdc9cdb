-- 上报内容 is kept as it was checked: a copy taken later, and what comes back, are held against it, not against a record
-- that went on. Batches made before have none: theirs is read from the record, as before.
alter table credential.national_line add column sent bytea;
comment on column credential.national_line.sent is '上报内容(加密)';
alter table credential.national_file add column reason text, add column digest bytea;
comment on column credential.national_file.reason is '再次生成的理由';
comment on column credential.national_file.digest is '上报内容 SHA-256 摘要';
