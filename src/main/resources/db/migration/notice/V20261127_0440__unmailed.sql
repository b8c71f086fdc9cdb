create table notice.unmailed (
  account_id uuid not null references identity.account,
  topic      text not null,
  since      timestamptz not null,
  primary key (account_id, topic)
);
comment on table  notice.unmailed is '邮件通知的选择: what somebody does not want by mail; in the program they are told all the same';
comment on column notice.unmailed.account_id is '账户';
comment on column notice.unmailed.topic is '消息类别';
comment on column notice.unmailed.since is '设置时间';
