-- Credentials and their status lists are signed as JSON, which does not know the national algorithms:
-- a school whose papers are signed by those has a key beside for them.
alter table document.signing_key add column papers boolean not null default true;
comment on column document.signing_key.papers is '用于文书: whether papers are signed by it; otherwise credentials and their status lists alone';
drop index document.one_signing_key;
create unique index one_signing_key on document.signing_key (institution_id, papers) where ended_at is null;
