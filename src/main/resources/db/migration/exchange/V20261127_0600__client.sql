-- Other systems that read by OAuth 2 client credentials. Neither table has a position: they are asked before
-- anybody acts, as accounts are; whoever keeps them is held to their own reach by the queries.
create table exchange.client (
  id           uuid primary key default kernel.new_id(),
  name         text not null,
  unit_id      uuid not null references organisation.unit,
  scopes       text[] not null check (cardinality(scopes) > 0),
  secret       bytea not null,
  purpose      text not null,
  made_by      uuid not null,
  maker        text not null,
  made_at      timestamptz not null,
  confirmed_by uuid check (confirmed_by <> made_by),
  confirmer    text,
  confirmed_at timestamptz,
  ended_by     text,
  ended_at     timestamptz,
  ended_why    text,
  used_at      timestamptz,
  check (num_nulls(confirmed_by, confirmer, confirmed_at) in (0, 3)),
  check (num_nulls(ended_by, ended_at, ended_why) in (0, 3))
);
comment on table  exchange.client is '接口客户端: another system that reads, never a person';
comment on column exchange.client.id is '客户端标识 client_id';
comment on column exchange.client.name is '系统名称';
comment on column exchange.client.unit_id is '可读的学校';
comment on column exchange.client.scopes is '授权范围 scope';
comment on column exchange.client.secret is '密钥摘要 SHA-256: the secret itself is shown once and kept nowhere';
comment on column exchange.client.purpose is '用途与依据';
comment on column exchange.client.made_by is '登记人账户';
comment on column exchange.client.maker is '登记人';
comment on column exchange.client.made_at is '登记时间';
comment on column exchange.client.confirmed_by is '复核人账户: another than who made it';
comment on column exchange.client.confirmer is '复核人';
comment on column exchange.client.confirmed_at is '复核时间: before it no token is given';
comment on column exchange.client.ended_by is '停用人';
comment on column exchange.client.ended_at is '停用时间';
comment on column exchange.client.ended_why is '停用原因';
comment on column exchange.client.used_at is '最近一次取得令牌';
create index client_unit on exchange.client (unit_id);

create table exchange.client_token (
  digest     bytea primary key,
  id         uuid not null,
  client_id  uuid not null references exchange.client,
  scopes     text[] not null,
  issued_at  timestamptz not null,
  expires_at timestamptz not null
);
comment on table  exchange.client_token is '客户端令牌: kept as a digest alone';
comment on column exchange.client_token.digest is '令牌摘要';
comment on column exchange.client_token.id is '授权标识';
comment on column exchange.client_token.client_id is '客户端';
comment on column exchange.client_token.scopes is '本次授权范围';
comment on column exchange.client_token.issued_at is '签发时间';
comment on column exchange.client_token.expires_at is '失效时间';
create index client_token_client on exchange.client_token (client_id);
-- those that expired are dropped as new ones are given
create index client_token_expiry on exchange.client_token (expires_at);
