create table governance.publication (
  id             uuid primary key default kernel.new_id(),
  institution_id uuid not null references organisation.unit,
  kind           text not null,
  title          text not null,
  words          text,
  office         text not null,
  phone          text not null,
  during         daterange not null check (not isempty(during) and not upper_inf(during)),
  open           boolean not null default false,
  published_by   uuid references identity.account,
  publisher      text not null,
  published_at   timestamptz not null,
  withdrawn_at   timestamptz,
  withdrawn_why  text
);
comment on table  governance.publication is '公示: outcomes made public for a time, withdrawn by themselves at its end';
comment on column governance.publication.id is '标识';
comment on column governance.publication.institution_id is '学校';
comment on column governance.publication.kind is '业务种类';
comment on column governance.publication.title is '标题';
comment on column governance.publication.words is '说明';
comment on column governance.publication.office is '受理异议的部门';
comment on column governance.publication.phone is '联系电话';
comment on column governance.publication.during is '公示期间';
comment on column governance.publication.open is '对校外公开';
comment on column governance.publication.published_by is '发布人账户';
comment on column governance.publication.publisher is '发布人';
comment on column governance.publication.published_at is '发布时间';
comment on column governance.publication.withdrawn_at is '提前撤下时间';
comment on column governance.publication.withdrawn_why is '提前撤下理由';
create index publication_institution on governance.publication (institution_id, id desc);
revoke delete, truncate on governance.publication from ${app};

create table governance.publication_line (
  publication_id uuid not null references governance.publication,
  seq            int not null,
  name           text not null,
  number         text,
  unit           text not null,
  outcome        text not null,
  effective_on   date,
  case_id        uuid not null,
  primary key (publication_id, seq)
);
comment on table  governance.publication_line is '公示名单: masked before it is written, so that no page can show more';
comment on column governance.publication_line.publication_id is '公示';
comment on column governance.publication_line.seq is '序号';
comment on column governance.publication_line.name is '姓名(已遮蔽)';
comment on column governance.publication_line.number is '学号(已遮蔽)';
comment on column governance.publication_line.unit is '所在机构';
comment on column governance.publication_line.outcome is '结果';
comment on column governance.publication_line.effective_on is '生效日期';
comment on column governance.publication_line.case_id is '事项: for the office alone';
call kernel.append_only('governance.publication_line');

create table governance.objection (
  id             uuid primary key default kernel.new_id(),
  publication_id uuid not null references governance.publication,
  institution_id uuid not null references organisation.unit,
  account_id     uuid not null references identity.account,
  name           text not null,
  words          text not null,
  made_at        timestamptz not null,
  answer         text,
  answerer       text,
  answered_at    timestamptz
);
comment on table  governance.objection is '异议';
comment on column governance.objection.id is '标识';
comment on column governance.objection.publication_id is '公示';
comment on column governance.objection.institution_id is '学校';
comment on column governance.objection.account_id is '异议人账户';
comment on column governance.objection.name is '异议人';
comment on column governance.objection.words is '异议';
comment on column governance.objection.made_at is '提出时间';
comment on column governance.objection.answer is '答复';
comment on column governance.objection.answerer is '答复人';
comment on column governance.objection.answered_at is '答复时间';
create index objection_publication on governance.objection (publication_id, id);
revoke delete, truncate on governance.objection from ${app};

-- read by whoever made it and by the institution's own office
alter table governance.objection enable row level security;
alter table governance.objection force row level security;
create policy reached on governance.objection using (
  account_id::text = (select current_setting('app.account'))
  or (select current_setting('app.persons')) = ''
     and exists (select from organisation.unit u where u.id = institution_id and u.pos between
           (select current_setting('app.lo')::bigint) and (select current_setting('app.hi')::bigint)));
