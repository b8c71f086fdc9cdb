create schema notice;
comment on schema notice is '通知';

create table notice.notice (
  id         uuid primary key default kernel.new_id(),
  account_id uuid not null references identity.account,
  key        text not null,
  args       text[] not null,
  href       text not null,
  told_at    timestamptz not null,
  read_at    timestamptz
);
comment on table  notice.notice is '站内消息: words are put together in the reader''s language';
comment on column notice.notice.id is '标识';
comment on column notice.notice.account_id is '收件人';
comment on column notice.notice.key is '词条';
comment on column notice.notice.args is '词条参数';
comment on column notice.notice.href is '链接';
comment on column notice.notice.told_at is '发出时间';
comment on column notice.notice.read_at is '阅读时间';
create index notice_inbox on notice.notice (account_id, id desc);
create index notice_unread on notice.notice (account_id) where read_at is null;

-- anybody may tell somebody; each reads their own
alter table notice.notice enable row level security;
alter table notice.notice force row level security;
create policy told on notice.notice for insert with check (true);
create policy own_inbox on notice.notice for select using
  (account_id::text = (select current_setting('app.account')));
create policy own_reading on notice.notice for update using
  (account_id::text = (select current_setting('app.account')));

create table notice.mail (
  id         uuid primary key default kernel.new_id(),
  account_id uuid not null references identity.account,
  key        text not null,
  args       text[] not null,
  href       text not null,
  due_at     timestamptz not null,
  tries      int not null default 0,
  given_up_at timestamptz
);
comment on table  notice.mail is '待发邮件: leaves the table when the mail server has taken it';
comment on column notice.mail.id is '标识';
comment on column notice.mail.account_id is '收件人: the address is looked up when it is sent';
comment on column notice.mail.key is '词条';
comment on column notice.mail.args is '词条参数';
comment on column notice.mail.href is '链接';
comment on column notice.mail.due_at is '下次发送时间';
comment on column notice.mail.tries is '已试次数';
comment on column notice.mail.given_up_at is '放弃时间';
create index mail_due on notice.mail (due_at) where given_up_at is null;
