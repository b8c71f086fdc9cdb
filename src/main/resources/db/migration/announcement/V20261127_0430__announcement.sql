create schema announcement;
comment on schema announcement is '公告与通知';

create table announcement.announcement (
  id             uuid primary key default kernel.new_id(),
  institution_id uuid not null references organisation.unit,
  unit_id        uuid not null references organisation.unit,
  title          text not null check (title <> ''),
  words          text not null check (words <> ''),
  audience       text not null check (audience in ('students', 'guardians', 'families', 'staff')),
  chosen         text not null,
  file_id        uuid references attachment.file,
  receipt        boolean not null,
  sender_id      uuid not null references identity.account,
  sender         text not null,
  sent_at        timestamptz not null,
  withdrawn_at   timestamptz,
  withdrawn_why  text,
  check ((withdrawn_at is null) = (withdrawn_why is null))
);
comment on table  announcement.announcement is '通知: what is told to a selection of people';
comment on column announcement.announcement.id is '标识';
comment on column announcement.announcement.institution_id is '学校';
comment on column announcement.announcement.unit_id is '发送范围';
comment on column announcement.announcement.title is '标题';
comment on column announcement.announcement.words is '正文';
comment on column announcement.announcement.audience is '对象: students 学生, guardians 监护人, families 学生和监护人, staff 教职工';
comment on column announcement.announcement.chosen is '筛选条件, in words';
comment on column announcement.announcement.file_id is '附件';
comment on column announcement.announcement.receipt is '是否要求回执';
comment on column announcement.announcement.sender_id is '发送人账户';
comment on column announcement.announcement.sender is '发送人';
comment on column announcement.announcement.sent_at is '发送时间';
comment on column announcement.announcement.withdrawn_at is '撤回时间';
comment on column announcement.announcement.withdrawn_why is '撤回理由';
create index announcement_unit on announcement.announcement (unit_id, id desc);
create index announcement_sender on announcement.announcement (sender_id, id desc);
revoke delete, truncate on announcement.announcement from ${app};

create table announcement.recipient (
  id              uuid primary key default kernel.new_id(),
  announcement_id uuid not null references announcement.announcement,
  account_id      uuid references identity.account,
  unit_id         uuid not null references organisation.unit,
  name            text not null,
  number          text,
  about           text,
  read_at         timestamptz,
  confirmed_at    timestamptz,
  check (confirmed_at is null or read_at is not null)
);
comment on table  announcement.recipient is '通知收件人: one row a person, with or without an account';
comment on column announcement.recipient.id is '标识';
comment on column announcement.recipient.announcement_id is '通知';
comment on column announcement.recipient.account_id is '账户: null for whoever is told on paper';
comment on column announcement.recipient.unit_id is '所在机构';
comment on column announcement.recipient.name is '姓名';
comment on column announcement.recipient.number is '学号';
comment on column announcement.recipient.about is '所监护的学生';
comment on column announcement.recipient.read_at is '阅读时间';
comment on column announcement.recipient.confirmed_at is '回执时间';
create index recipient_of on announcement.recipient (announcement_id, unit_id);
create index recipient_account on announcement.recipient (account_id, announcement_id desc);
revoke delete, truncate on announcement.recipient from ${app};

-- read by whoever it is for, whoever sent it, and the staff whose reach covers the unit
alter table announcement.recipient enable row level security;
alter table announcement.recipient force row level security;
create policy reached on announcement.recipient using (
  account_id::text = (select current_setting('app.account'))
  or (select current_setting('app.persons')) = ''
     and exists (select from organisation.unit u where u.id = recipient.unit_id and u.pos between
           (select current_setting('app.lo')::bigint) and (select current_setting('app.hi')::bigint)));
alter table announcement.announcement enable row level security;
alter table announcement.announcement force row level security;
create policy reached on announcement.announcement using (
  sender_id::text = (select current_setting('app.account'))
  or (select current_setting('app.persons')) = ''
     and exists (select from organisation.unit u where u.id = announcement.unit_id and u.pos between
           (select current_setting('app.lo')::bigint) and (select current_setting('app.hi')::bigint))
  or exists (select from announcement.recipient r where r.announcement_id = announcement.id
              and r.account_id::text = (select current_setting('app.account'))));

insert into attachment.kind (key, media_types, most_bytes, source) values
  ('announcement', '{application/pdf,image/jpeg,image/png}', 20971520, '通知附件');
