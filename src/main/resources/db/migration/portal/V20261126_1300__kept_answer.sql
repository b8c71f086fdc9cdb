create schema portal;
comment on schema portal is '门户';

create table portal.kept_answer (
  account_id   uuid not null references identity.account,
  key          text not null check (length(key) <= 200),
  digest       bytea not null,
  began_at     timestamptz not null,
  status       int,
  content_type text,
  location     text,
  etag         text,
  body         bytea,
  primary key (account_id, key)
);
comment on table  portal.kept_answer is '幂等应答: what a creating request was answered, for a day';
comment on column portal.kept_answer.account_id is '账户';
comment on column portal.kept_answer.key is '幂等键';
comment on column portal.kept_answer.digest is '请求摘要';
comment on column portal.kept_answer.began_at is '受理时间';
comment on column portal.kept_answer.status is '应答状态';
comment on column portal.kept_answer.content_type is '应答类型';
comment on column portal.kept_answer.location is '所建之物的地址';
comment on column portal.kept_answer.etag is '版本标记';
comment on column portal.kept_answer.body is '应答内容(加密)';
-- yesterday's are swept away by their age
create index kept_answer_age on portal.kept_answer (began_at);
