create schema registry;
comment on schema registry is '学籍';

create table registry.person (
  id                uuid primary key default kernel.new_id(),
  salt              bytea not null,
  name              text not null,
  former_name       text,
  pinyin            text collate "C" not null,
  initials          text collate "C" not null,
  sex               text not null,
  birth_on          date,
  ethnicity         text,
  nationality       text not null default '156',
  overseas          text,
  political_status  text,
  native_place      text,
  document_type     text,
  document_number   bytea,
  document_override text,
  document_until    date,
  household_type    text,
  household_address bytea,
  home_address      bytea,
  phone             bytea,
  email             bytea,
  photo_id          uuid references attachment.file,
  merged_into       uuid references registry.person,
  version           int not null default 1
);
comment on table  registry.person is '人员: apart from any enrolment';
comment on column registry.person.id is '标识';
comment on column registry.person.salt is '盐: its deletion makes the private fields unreadable';
comment on column registry.person.name is '姓名';
comment on column registry.person.former_name is '曾用名';
comment on column registry.person.pinyin is '姓名拼音';
comment on column registry.person.initials is '姓名拼音首字母';
comment on column registry.person.sex is '性别 GB/T 2261.1';
comment on column registry.person.birth_on is '出生日期';
comment on column registry.person.ethnicity is '民族 GB/T 3304';
comment on column registry.person.nationality is '国籍 GB/T 2659';
comment on column registry.person.overseas is '港澳台侨外';
comment on column registry.person.political_status is '政治面貌 GB/T 4762';
comment on column registry.person.native_place is '籍贯';
comment on column registry.person.document_type is '身份证件类型';
comment on column registry.person.document_number is '身份证件号(加密)';
comment on column registry.person.document_override is '证件校验未通过而保留的理由';
comment on column registry.person.document_until is '证件有效期止';
comment on column registry.person.household_type is '户口性质 GA 324.1';
comment on column registry.person.household_address is '户籍地址(加密)';
comment on column registry.person.home_address is '家庭住址(加密)';
comment on column registry.person.phone is '联系电话(加密)';
comment on column registry.person.email is '电子邮箱(加密)';
comment on column registry.person.photo_id is '照片';
comment on column registry.person.merged_into is '已并入的人员';
comment on column registry.person.version is '版本';

-- Keyed digests by which a person is found without the value standing anywhere in clear. Not
-- scoped: that somebody of this number exists is known to each school, whoever it may be is not.
create table registry.person_key (
  kind      text not null check (kind in ('document', 'phone-tail')),
  digest    bytea not null,
  person_id uuid not null references registry.person,
  primary key (kind, digest, person_id)
);
comment on table  registry.person_key is '盲索引';
comment on column registry.person_key.kind is '种类: document 证件号, phone-tail 电话后四位';
comment on column registry.person_key.digest is '带密钥摘要';
comment on column registry.person_key.person_id is '人员';
create unique index one_person_a_document on registry.person_key (digest) where kind = 'document';
create index person_key_person on registry.person_key (person_id);

create table registry.guardian (
  id         uuid primary key default kernel.new_id(),
  person_id  uuid not null references registry.person,
  seq        smallint not null,
  name       text not null,
  relation   text not null,
  phone      bytea,
  document_number bytea,
  employer   text,
  custody    boolean not null default true,
  account_id uuid references identity.account,
  unique (person_id, seq)
);
comment on table  registry.guardian is '监护人与家庭成员';
comment on column registry.guardian.id is '标识';
comment on column registry.guardian.person_id is '学生';
comment on column registry.guardian.seq is '序号';
comment on column registry.guardian.name is '姓名';
comment on column registry.guardian.relation is '关系 GB/T 4761';
comment on column registry.guardian.phone is '电话(加密)';
comment on column registry.guardian.document_number is '证件号(加密)';
comment on column registry.guardian.employer is '工作单位';
comment on column registry.guardian.custody is '是否监护人';
comment on column registry.guardian.account_id is '家长账户';
create index guardian_account on registry.guardian (account_id);

create table registry.health (
  person_id  uuid primary key references registry.person,
  condition  text,
  blood      text,
  note       bytea,
  disability text,
  checked_on date
);
comment on table  registry.health is '健康情况';
comment on column registry.health.person_id is '学生';
comment on column registry.health.condition is '健康状况 GB/T 2261.3';
comment on column registry.health.blood is '血型';
comment on column registry.health.note is '病史与过敏(加密)';
comment on column registry.health.disability is '残疾类型';
comment on column registry.health.checked_on is '体检日期';

create table registry.previous_schooling (
  id        uuid primary key default kernel.new_id(),
  person_id uuid not null references registry.person,
  seq       smallint not null,
  school    text not null,
  level     text,
  from_on   date,
  until_on  date,
  witness   text,
  unique (person_id, seq)
);
comment on table  registry.previous_schooling is '学习经历';
comment on column registry.previous_schooling.id is '标识';
comment on column registry.previous_schooling.person_id is '学生';
comment on column registry.previous_schooling.seq is '序号';
comment on column registry.previous_schooling.school is '学校';
comment on column registry.previous_schooling.level is '学历 GB/T 4658';
comment on column registry.previous_schooling.from_on is '起';
comment on column registry.previous_schooling.until_on is '止';
comment on column registry.previous_schooling.witness is '证明人';

create table registry.account_person (
  account_id uuid primary key references identity.account,
  person_id  uuid not null references registry.person
);
comment on table  registry.account_person is '学生账户';
comment on column registry.account_person.account_id is '账户';
comment on column registry.account_person.person_id is '学生';
create index account_person_person on registry.account_person (person_id);
