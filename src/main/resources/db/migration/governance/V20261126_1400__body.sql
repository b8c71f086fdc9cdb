create schema governance;
comment on schema governance is '学籍管理组织与制度';

create table governance.rule_document (
  id         uuid primary key default kernel.new_id(),
  unit_id    uuid not null references organisation.unit,
  kind       text not null check (kind in ('charter', 'school-rule', 'superior', 'law')),
  title      text not null,
  issued_by  text not null,
  number     text,
  issued_on  date,
  in_force   daterange not null check (not isempty(in_force)),
  summary    text,
  file_id    uuid references attachment.file,
  entered_at timestamptz not null,
  entered_by text not null
);
comment on table  governance.rule_document is '制度文件: the charter and the rules an institution works by';
comment on column governance.rule_document.id is '标识';
comment on column governance.rule_document.unit_id is '适用机构: it binds all below as well';
comment on column governance.rule_document.kind is '类别: charter 学校章程, school-rule 校内规定, superior 上级文件, law 法律法规';
comment on column governance.rule_document.title is '名称';
comment on column governance.rule_document.issued_by is '制定机关';
comment on column governance.rule_document.number is '文号';
comment on column governance.rule_document.issued_on is '发布日期';
comment on column governance.rule_document.in_force is '施行期间';
comment on column governance.rule_document.summary is '说明';
comment on column governance.rule_document.file_id is '正文';
comment on column governance.rule_document.entered_at is '录入时间';
comment on column governance.rule_document.entered_by is '录入人';
create index rule_document_unit on governance.rule_document (unit_id);
revoke delete, truncate on governance.rule_document from ${app};

create table governance.rule_article (
  document_id uuid not null references governance.rule_document,
  label       text not null,
  words       text not null,
  seq         bigint generated always as identity,
  primary key (document_id, label)
);
comment on table  governance.rule_article is '制度条款';
comment on column governance.rule_article.document_id is '制度文件';
comment on column governance.rule_article.label is '条款号';
comment on column governance.rule_article.words is '条文';
comment on column governance.rule_article.seq is '顺序';

create table governance.citation (
  document_id uuid not null,
  label       text not null,
  matter      text not null check (matter ~ '^(policy|process):'),
  primary key (document_id, label, matter),
  foreign key (document_id, label) references governance.rule_article on delete cascade
);
comment on table  governance.citation is '制度依据: which policy or process rests on an article';
comment on column governance.citation.document_id is '制度文件';
comment on column governance.citation.label is '条款号';
comment on column governance.citation.matter is '所支持的参数或业务';
-- asked for on every policy's page
create index citation_matter on governance.citation (matter);

create table governance.body (
  id             uuid primary key default kernel.new_id(),
  institution_id uuid not null references organisation.unit,
  kind           text not null check (kind in ('leading-group', 'status-office', 'registry-centre',
                                               'archive-centre', 'academic-office', 'other')),
  name           text not null,
  work           text,
  phone          text,
  room           text,
  superior_id    uuid references governance.body,
  founded_by     text not null,
  document_id    uuid references governance.rule_document,
  during         daterange not null check (not isempty(during))
);
comment on table  governance.body is '学籍管理机构: who leads, who executes, by which document';
comment on column governance.body.id is '标识';
comment on column governance.body.institution_id is '学校';
comment on column governance.body.kind is '类别: leading-group 学籍管理领导小组, status-office 学籍管理办公室, registry-centre 学籍管理中心, archive-centre 学籍档案管理中心, academic-office 教务处';
comment on column governance.body.name is '名称';
comment on column governance.body.work is '职责';
comment on column governance.body.phone is '联系电话';
comment on column governance.body.room is '办公地点';
comment on column governance.body.superior_id is '上级机构';
comment on column governance.body.founded_by is '设立依据';
comment on column governance.body.document_id is '设立文件';
comment on column governance.body.during is '存续期间';
create index body_institution on governance.body (institution_id);
revoke delete, truncate on governance.body from ${app};

create table governance.member (
  id         uuid primary key default kernel.new_id(),
  body_id    uuid not null references governance.body,
  account_id uuid references identity.account,
  name       text not null,
  duty       text not null,
  phone      text,
  during     daterange not null check (not isempty(during))
);
comment on table  governance.member is '学籍管理机构成员';
comment on column governance.member.id is '标识';
comment on column governance.member.body_id is '机构';
comment on column governance.member.account_id is '账户: none where somebody is known by name alone';
comment on column governance.member.name is '姓名';
comment on column governance.member.duty is '职务';
comment on column governance.member.phone is '联系电话';
comment on column governance.member.during is '任职期间';
create index member_body on governance.member (body_id);
revoke delete, truncate on governance.member from ${app};

create table governance.charge (
  id             uuid primary key default kernel.new_id(),
  institution_id uuid not null references organisation.unit,
  body_id        uuid not null references governance.body,
  member_id      uuid references governance.member,
  matter         text not null,
  during         daterange not null check (not isempty(during)),
  constraint one_body_a_matter exclude using gist
    (institution_id with =, matter with =, during with &&)
);
comment on table  governance.charge is '分工: which body, and who in it, answers for a matter';
comment on column governance.charge.id is '标识';
comment on column governance.charge.institution_id is '学校';
comment on column governance.charge.body_id is '机构';
comment on column governance.charge.member_id is '责任人';
comment on column governance.charge.matter is '事项';
comment on column governance.charge.during is '分工期间';
revoke truncate on governance.charge from ${app};

insert into attachment.kind (key, media_types, most_bytes, source) values
  ('rule-document', '{application/pdf,image/jpeg,image/png}', 20971520, '学校章程与校内规定正文');
