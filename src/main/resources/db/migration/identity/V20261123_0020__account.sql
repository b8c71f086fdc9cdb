create schema identity;
comment on schema identity is '账户与权限';

create table identity.account (
  id             uuid primary key default kernel.new_id(),
  username       text not null,
  name           text not null,
  password_hash  text,
  must_change    boolean not null default false,
  changed_at     timestamptz,
  disabled_at    timestamptz,
  failures       int not null default 0,
  locked_until   timestamptz,
  otp_secret     bytea,
  otp_step       bigint,
  email          bytea,
  language       text,
  created_at     timestamptz not null default now(),
  version        int not null default 1
);
comment on table  identity.account is '账户';
comment on column identity.account.id is '标识';
comment on column identity.account.username is '用户名';
comment on column identity.account.name is '姓名';
comment on column identity.account.password_hash is '口令散列';
comment on column identity.account.must_change is '下次登录须改口令';
comment on column identity.account.changed_at is '口令修改时间';
comment on column identity.account.disabled_at is '停用时间';
comment on column identity.account.failures is '连续失败次数';
comment on column identity.account.locked_until is '锁定至';
comment on column identity.account.otp_secret is '动态口令密钥(加密)';
comment on column identity.account.otp_step is '已用过的动态口令时间步';
comment on column identity.account.email is '邮箱(加密)';
comment on column identity.account.language is '界面语言';
comment on column identity.account.created_at is '建立时间';
comment on column identity.account.version is '版本';
create unique index account_username on identity.account (lower(username));

create table identity.post (
  id         uuid primary key default kernel.new_id(),
  account_id uuid not null references identity.account,
  role       text not null,
  unit_id    uuid not null references organisation.unit,
  during     daterange not null default daterange(current_date, null) check (not isempty(during)),
  granted_by uuid references identity.account,
  reason     text,
  constraint one_grant_at_a_time exclude using gist
    (account_id with =, role with =, unit_id with =, during with &&)
);
comment on table  identity.post is '岗位: a role over one unit''s subtree for a period';
comment on column identity.post.id is '标识';
comment on column identity.post.account_id is '账户';
comment on column identity.post.role is '角色';
comment on column identity.post.unit_id is '机构';
comment on column identity.post.during is '任期';
comment on column identity.post.granted_by is '授予人';
comment on column identity.post.reason is '授予依据';
-- who holds a role at a unit is asked at each step of each case
create index post_role on identity.post (unit_id, role);

-- Spring Session's own layout, in our schema
create table identity.session (
  primary_id            char(36) not null primary key,
  session_id            char(36) not null,
  creation_time         bigint not null,
  last_access_time      bigint not null,
  max_inactive_interval int not null,
  expiry_time           bigint not null,
  principal_name        varchar(100)
);
comment on table  identity.session is '会话';
comment on column identity.session.primary_id is '主键';
comment on column identity.session.session_id is '会话标识';
comment on column identity.session.creation_time is '建立时间';
comment on column identity.session.last_access_time is '最近访问';
comment on column identity.session.max_inactive_interval is '空闲上限(秒)';
comment on column identity.session.expiry_time is '到期时间';
comment on column identity.session.principal_name is '账户标识';
create unique index session_id on identity.session (session_id);
create index session_expiry on identity.session (expiry_time);
create index session_principal on identity.session (principal_name);

create table identity.session_attributes (
  session_primary_id char(36) not null references identity.session on delete cascade,
  attribute_name     varchar(200) not null,
  attribute_bytes    bytea not null,
  primary key (session_primary_id, attribute_name)
);
comment on table  identity.session_attributes is '会话属性';
comment on column identity.session_attributes.session_primary_id is '会话';
comment on column identity.session_attributes.attribute_name is '属性名';
comment on column identity.session_attributes.attribute_bytes is '属性值';

create table identity.token (
  id         uuid primary key default kernel.new_id(),
  digest     bytea not null unique,
  account_id uuid not null references identity.account,
  expires_at timestamptz not null,
  made_at    timestamptz not null default now(),
  revoked_at timestamptz
);
comment on table  identity.token is '接口令牌: only a digest is kept';
comment on column identity.token.id is '标识';
comment on column identity.token.digest is '令牌摘要';
comment on column identity.token.account_id is '账户';
comment on column identity.token.expires_at is '到期时间';
comment on column identity.token.made_at is '签发时间';
comment on column identity.token.revoked_at is '注销时间';
