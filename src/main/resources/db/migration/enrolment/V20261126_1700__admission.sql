create schema enrolment;
comment on schema enrolment is '录取与入学';

-- Carries no record of a person: who may see it is asked by its institution.
create table enrolment.batch (
  id              uuid primary key default kernel.new_id(),
  institution_id  uuid not null references organisation.unit,
  name            text not null,
  year            smallint not null check (year between 1950 and 2200),
  season          text not null check (season in ('autumn', 'spring')),
  level           text,
  study_form      text,
  student_kind    text,
  grade_level     smallint not null default 1 check (grade_level between 1 and 12),
  schooling_years numeric(3, 1) not null check (schooling_years > 0),
  longest_years   numeric(3, 1) check (longest_years >= schooling_years),
  opens_on        date not null,
  closes_on       date not null,
  entry_on        date not null,
  opened_by       uuid,
  opened_at       timestamptz not null,
  unique (institution_id, name),
  check (opens_on <= closes_on)
);
comment on table  enrolment.batch is '录取批次';
comment on column enrolment.batch.id is '标识';
comment on column enrolment.batch.institution_id is '学校';
comment on column enrolment.batch.name is '批次名称';
comment on column enrolment.batch.year is '入学年份';
comment on column enrolment.batch.season is '春季或秋季';
comment on column enrolment.batch.level is '培养层次';
comment on column enrolment.batch.study_form is '学习形式';
comment on column enrolment.batch.student_kind is '学生类别';
comment on column enrolment.batch.grade_level is '入学年级';
comment on column enrolment.batch.schooling_years is '学制(年)';
comment on column enrolment.batch.longest_years is '最长学习年限(年)';
comment on column enrolment.batch.opens_on is '报到开始日';
comment on column enrolment.batch.closes_on is '报到截止日';
comment on column enrolment.batch.entry_on is '入学日期';
comment on column enrolment.batch.opened_by is '建立人';
comment on column enrolment.batch.opened_at is '建立时间';
revoke delete, truncate on enrolment.batch from ${app};

create table enrolment.batch_matter (
  batch_id uuid not null references enrolment.batch,
  matter   text not null check (matter in ('scores', 'conditions', 'identity', 'health')),
  role     text not null,
  primary key (batch_id, matter)
);
comment on table  enrolment.batch_matter is '资格审查事项: which office gives a verdict on what before enrolment';
comment on column enrolment.batch_matter.batch_id is '录取批次';
comment on column enrolment.batch_matter.matter is '审查事项';
comment on column enrolment.batch_matter.role is '审查部门的角色';

-- Somebody the school has admitted and who is not a student yet (保留入学资格期间不具有学籍).
create table enrolment.candidate (
  id               uuid primary key default kernel.new_id(),
  batch_id         uuid not null references enrolment.batch,
  scope_pos        bigint not null,
  person_id        uuid,
  unit_id          uuid not null references organisation.unit,
  class_id         uuid references organisation.unit,
  candidate_number text collate "C",
  notice_number    text collate "C",
  name             text not null,
  pinyin           text collate "C" not null,
  initials         text collate "C" not null,
  sex              text not null,
  birth_on         date,
  salt             bytea not null,
  document_type    text,
  document_number  bytea,
  document_digest  bytea,
  document_override text,
  phone            bytea,
  home_address     bytea,
  guardian_name    text,
  guardian_relation text,
  guardian_phone   bytea,
  ethnicity        text,
  political_status text,
  previous_school  text,
  admission        text,
  boarding         text,
  registry_number  text,
  score            numeric(6, 2),
  state            text not null check (state in
                     ('ADMITTED', 'REPORTED', 'REVIEWED', 'ENROLLED', 'DEFERRED', 'GIVEN_UP', 'NOT_REPORTED', 'CANCELLED')),
  state_on         date not null,
  deferred_until   date,
  fee              text not null default 'unknown' check (fee in ('unknown', 'paid', 'arrears', 'deferred')),
  enrolment_id     uuid unique references registry.enrolment,
  entered_by       uuid,
  entered_at       timestamptz not null,
  version          int not null default 1,
  check ((state = 'DEFERRED') = (deferred_until is not null)),
  check ((state = 'ENROLLED') <= (enrolment_id is not null))
);
comment on table  enrolment.candidate is '录取名单: 已录取的考生';
comment on column enrolment.candidate.id is '标识';
comment on column enrolment.candidate.batch_id is '录取批次';
comment on column enrolment.candidate.scope_pos is '所在机构位置';
comment on column enrolment.candidate.person_id is '人员: once enrolled';
comment on column enrolment.candidate.unit_id is '录取专业或单位';
comment on column enrolment.candidate.class_id is '所分班级';
comment on column enrolment.candidate.candidate_number is '考生号';
comment on column enrolment.candidate.notice_number is '录取通知书编号';
comment on column enrolment.candidate.name is '姓名';
comment on column enrolment.candidate.pinyin is '姓名拼音';
comment on column enrolment.candidate.initials is '姓名拼音首字母';
comment on column enrolment.candidate.sex is '性别 GB/T 2261.1';
comment on column enrolment.candidate.birth_on is '出生日期';
comment on column enrolment.candidate.salt is '盐: its deletion makes the private fields unreadable';
comment on column enrolment.candidate.document_type is '身份证件类型';
comment on column enrolment.candidate.document_number is '身份证件号(加密)';
comment on column enrolment.candidate.document_digest is '身份证件号的带密钥摘要';
comment on column enrolment.candidate.document_override is '证件校验未通过而保留的理由';
comment on column enrolment.candidate.phone is '联系电话(加密)';
comment on column enrolment.candidate.home_address is '家庭住址(加密)';
comment on column enrolment.candidate.guardian_name is '监护人';
comment on column enrolment.candidate.guardian_relation is '监护人关系 GB/T 4761';
comment on column enrolment.candidate.guardian_phone is '监护人电话(加密)';
comment on column enrolment.candidate.ethnicity is '民族 GB/T 3304';
comment on column enrolment.candidate.political_status is '政治面貌 GB/T 4762';
comment on column enrolment.candidate.previous_school is '毕业学校';
comment on column enrolment.candidate.admission is '入学方式 JY/T 1001 4.2.32';
comment on column enrolment.candidate.boarding is '就读方式';
comment on column enrolment.candidate.registry_number is '学籍号: brought along';
comment on column enrolment.candidate.score is '录取成绩';
comment on column enrolment.candidate.state is '录取状态';
comment on column enrolment.candidate.state_on is '状态起始日';
comment on column enrolment.candidate.deferred_until is '入学资格保留至';
comment on column enrolment.candidate.fee is '缴费: unknown 未查, paid 已缴, arrears 欠缴, deferred 缓缴';
comment on column enrolment.candidate.enrolment_id is '学籍: once enrolled';
comment on column enrolment.candidate.entered_by is '录入人';
comment on column enrolment.candidate.entered_at is '录入时间';
comment on column enrolment.candidate.version is '版本';
-- the same person or number twice in one batch is a mistake whoever typed it
create unique index one_candidate_a_number on enrolment.candidate (batch_id, candidate_number);
create unique index one_candidate_a_document on enrolment.candidate (batch_id, document_digest);
-- the list of a batch, and the desk's look-ups by what is typed or scanned
create index candidate_list on enrolment.candidate (batch_id, scope_pos, id);
create index candidate_number on enrolment.candidate (candidate_number);
create index candidate_notice on enrolment.candidate (notice_number);
create index candidate_document on enrolment.candidate (document_digest);
create index candidate_pinyin on enrolment.candidate (batch_id, pinyin);
create index candidate_initials on enrolment.candidate (batch_id, initials);
create index candidate_class on enrolment.candidate (class_id) where class_id is not null;
call kernel.scope_rows('enrolment.candidate', 'person_id');
revoke delete, truncate on enrolment.candidate from ${app};

create table enrolment.candidate_event (
  id           uuid primary key default kernel.new_id(),
  candidate_id uuid not null references enrolment.candidate,
  scope_pos    bigint not null,
  person_id    uuid,
  seq          bigint generated always as identity,
  from_state   text,
  to_state     text not null,
  effective_on date not null,
  reason       text,
  document_no  text,
  recorded_by  uuid,
  recorder     text not null,
  recorded_at  timestamptz not null
);
comment on table  enrolment.candidate_event is '录取状态变动';
comment on column enrolment.candidate_event.id is '标识';
comment on column enrolment.candidate_event.candidate_id is '考生';
comment on column enrolment.candidate_event.scope_pos is '所在机构位置';
comment on column enrolment.candidate_event.person_id is '人员';
comment on column enrolment.candidate_event.seq is '顺序';
comment on column enrolment.candidate_event.from_state is '原状态';
comment on column enrolment.candidate_event.to_state is '新状态';
comment on column enrolment.candidate_event.effective_on is '生效日期';
comment on column enrolment.candidate_event.reason is '理由';
comment on column enrolment.candidate_event.document_no is '文号';
comment on column enrolment.candidate_event.recorded_by is '办理人账户';
comment on column enrolment.candidate_event.recorder is '办理人';
comment on column enrolment.candidate_event.recorded_at is '办理时间';
create index candidate_event_of on enrolment.candidate_event (candidate_id, seq);
call kernel.scope_rows('enrolment.candidate_event', 'person_id');
call kernel.append_only('enrolment.candidate_event');
grant update (scope_pos, person_id) on enrolment.candidate_event to ${app};

-- What a newcomer brings. Without an institution: the built-in list of every school that has none.
create table enrolment.material (
  id             uuid primary key default kernel.new_id(),
  institution_id uuid references organisation.unit,
  student_kind   text,
  seq            smallint not null,
  name           text not null,
  required       boolean not null default false,
  dropped_at     timestamptz
);
comment on table  enrolment.material is '报到材料清单';
comment on column enrolment.material.id is '标识';
comment on column enrolment.material.institution_id is '学校: null for the built-in list';
comment on column enrolment.material.student_kind is '学生类别: null for all';
comment on column enrolment.material.seq is '顺序';
comment on column enrolment.material.name is '材料名称';
comment on column enrolment.material.required is '入学前必须查验';
comment on column enrolment.material.dropped_at is '停用时间';
create index material_list on enrolment.material (institution_id, seq);
revoke delete, truncate on enrolment.material from ${app};
insert into enrolment.material (seq, name, required) values
  (1, '身份证', true), (2, '录取通知书', true), (3, '毕业证书(前置学历)', false), (4, '户口簿', false);

create table enrolment.handed_in (
  candidate_id uuid not null references enrolment.candidate,
  material_id  uuid not null references enrolment.material,
  scope_pos    bigint not null,
  person_id    uuid,
  seen         boolean not null,
  due_on       date,
  checker      text not null,
  checked_at   timestamptz not null,
  primary key (candidate_id, material_id),
  check (seen or due_on is not null)
);
comment on table  enrolment.handed_in is '报到材料查验';
comment on column enrolment.handed_in.candidate_id is '考生';
comment on column enrolment.handed_in.material_id is '材料';
comment on column enrolment.handed_in.scope_pos is '所在机构位置';
comment on column enrolment.handed_in.person_id is '人员';
comment on column enrolment.handed_in.seen is '已查验';
comment on column enrolment.handed_in.due_on is '补交期限';
comment on column enrolment.handed_in.checker is '查验人';
comment on column enrolment.handed_in.checked_at is '查验时间';
-- the list of what is still owed, by its day
create index handed_in_due on enrolment.handed_in (due_on) where not seen;
call kernel.scope_rows('enrolment.handed_in', 'person_id');

create table enrolment.verdict (
  id           uuid primary key default kernel.new_id(),
  candidate_id uuid not null references enrolment.candidate,
  scope_pos    bigint not null,
  person_id    uuid,
  seq          bigint generated always as identity,
  matter       text not null,
  passed       boolean not null,
  reason       text,
  given_by     uuid,
  giver        text not null,
  given_at     timestamptz not null,
  check (passed or reason is not null)
);
comment on table  enrolment.verdict is '入学前资格审查结论: the last one on a matter counts';
comment on column enrolment.verdict.id is '标识';
comment on column enrolment.verdict.candidate_id is '考生';
comment on column enrolment.verdict.scope_pos is '所在机构位置';
comment on column enrolment.verdict.person_id is '人员';
comment on column enrolment.verdict.seq is '顺序';
comment on column enrolment.verdict.matter is '审查事项';
comment on column enrolment.verdict.passed is '合格';
comment on column enrolment.verdict.reason is '理由';
comment on column enrolment.verdict.given_by is '审查人账户';
comment on column enrolment.verdict.giver is '审查人';
comment on column enrolment.verdict.given_at is '审查时间';
create index verdict_of on enrolment.verdict (candidate_id, matter, seq desc);
call kernel.scope_rows('enrolment.verdict', 'person_id');
call kernel.append_only('enrolment.verdict');
grant update (scope_pos, person_id) on enrolment.verdict to ${app};

create table enrolment.postponement (
  id           uuid primary key default kernel.new_id(),
  candidate_id uuid not null references enrolment.candidate,
  scope_pos    bigint not null,
  person_id    uuid,
  until_on     date not null,
  reason       text not null,
  asked_by     uuid,
  asker        text not null,
  asked_at     timestamptz not null,
  granted      boolean,
  decided_by   uuid,
  decider      text,
  decided_at   timestamptz,
  note         text
);
comment on table  enrolment.postponement is '报到请假';
comment on column enrolment.postponement.id is '标识';
comment on column enrolment.postponement.candidate_id is '考生';
comment on column enrolment.postponement.scope_pos is '所在机构位置';
comment on column enrolment.postponement.person_id is '人员';
comment on column enrolment.postponement.until_on is '请假至';
comment on column enrolment.postponement.reason is '理由';
comment on column enrolment.postponement.asked_by is '登记人账户';
comment on column enrolment.postponement.asker is '登记人';
comment on column enrolment.postponement.asked_at is '登记时间';
comment on column enrolment.postponement.granted is '准假: null 待批';
comment on column enrolment.postponement.decided_by is '批准人账户';
comment on column enrolment.postponement.decider is '批准人';
comment on column enrolment.postponement.decided_at is '批准时间';
comment on column enrolment.postponement.note is '批准意见';
create unique index one_open_postponement on enrolment.postponement (candidate_id) where granted is null;
create index postponement_of on enrolment.postponement (candidate_id, until_on desc);
call kernel.scope_rows('enrolment.postponement', 'person_id');
revoke delete, truncate on enrolment.postponement from ${app};
