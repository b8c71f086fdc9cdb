create table governance.errand (
  id            uuid primary key default kernel.new_id(),
  unit_id       uuid not null references organisation.unit,
  roles         text[] not null check (cardinality(roles) > 0),
  title         text not null,
  words         text,
  href          text,
  due_on        date not null,
  set_by        uuid references identity.account,
  setter        text not null,
  set_at        timestamptz not null,
  cancelled_at  timestamptz,
  cancel_reason text
);
comment on table  governance.errand is '交办任务: what a group of people is to do by a day';
comment on column governance.errand.id is '标识';
comment on column governance.errand.unit_id is '所涉机构: everyone who holds one of the roles within it';
comment on column governance.errand.roles is '交办对象的角色';
comment on column governance.errand.title is '任务';
comment on column governance.errand.words is '要求';
comment on column governance.errand.href is '办理页面, within the program';
comment on column governance.errand.due_on is '完成期限';
comment on column governance.errand.set_by is '交办人账户';
comment on column governance.errand.setter is '交办人';
comment on column governance.errand.set_at is '交办时间';
comment on column governance.errand.cancelled_at is '撤销时间';
comment on column governance.errand.cancel_reason is '撤销理由';
create index errand_unit on governance.errand (unit_id, id desc);
create index errand_set on governance.errand (set_by, id desc);
-- the nightly question: what is due
create index errand_due on governance.errand (due_on) where cancelled_at is null;
revoke delete, truncate on governance.errand from ${app};

create table governance.errand_share (
  errand_id  uuid not null references governance.errand,
  account_id uuid not null references identity.account,
  unit_id    uuid not null references organisation.unit,
  name       text not null,
  place      text,
  done_at    timestamptz,
  note       text,
  primary key (errand_id, account_id)
);
comment on table  governance.errand_share is '交办任务的完成情况: one row a person';
comment on column governance.errand_share.errand_id is '任务';
comment on column governance.errand_share.account_id is '账户';
comment on column governance.errand_share.unit_id is '任务所涉机构';
comment on column governance.errand_share.name is '姓名';
comment on column governance.errand_share.place is '任职机构';
comment on column governance.errand_share.done_at is '完成时间';
comment on column governance.errand_share.note is '说明';
create index errand_share_account on governance.errand_share (account_id, errand_id desc);
revoke delete, truncate on governance.errand_share from ${app};

-- read by whoever is asked, whoever asks, and the staff whose reach covers the unit
alter table governance.errand_share enable row level security;
alter table governance.errand_share force row level security;
create policy reached on governance.errand_share using (
  account_id::text = (select current_setting('app.account'))
  or (select current_setting('app.persons')) = ''
     and exists (select from organisation.unit u where u.id = unit_id and u.pos between
           (select current_setting('app.lo')::bigint) and (select current_setting('app.hi')::bigint)));
alter table governance.errand enable row level security;
alter table governance.errand force row level security;
create policy reached on governance.errand using (
  set_by::text = (select current_setting('app.account'))
  or (select current_setting('app.persons')) = ''
     and exists (select from organisation.unit u where u.id = unit_id and u.pos between
           (select current_setting('app.lo')::bigint) and (select current_setting('app.hi')::bigint))
  or exists (select from governance.errand_share s where s.errand_id = errand.id
              and s.account_id::text = (select current_setting('app.account'))));
