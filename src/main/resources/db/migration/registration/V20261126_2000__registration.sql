create schema registration;
comment on schema registration is '学期注册';

-- 每学期开学时办理注册手续 (普通高等学校学生管理规定 第十三条). Carries no record of a person: who may see it
-- is asked by its institution.
create table registration.opening (
  id             uuid primary key default kernel.new_id(),
  institution_id uuid not null references organisation.unit,
  term_id        uuid not null references calendar.term,
  opens_on       date not null,
  closes_on      date not null check (closes_on >= opens_on),
  opened_by      uuid,
  opener         text not null,
  opened_at      timestamptz not null,
  unique (institution_id, term_id)
);
comment on table  registration.opening is '学期注册安排';
comment on column registration.opening.id is '标识';
comment on column registration.opening.institution_id is '学校';
comment on column registration.opening.term_id is '学期';
comment on column registration.opening.opens_on is '注册开始日';
comment on column registration.opening.closes_on is '注册截止日';
comment on column registration.opening.opened_by is '发起人账户';
comment on column registration.opening.opener is '发起人';
comment on column registration.opening.opened_at is '发起时间';
revoke delete, truncate on registration.opening from ${app};

-- Whoever owes fees or has not come is not registered, whatever the program asks.
create table registration.term_registration (
  opening_id     uuid not null references registration.opening,
  enrolment_id   uuid not null references registry.enrolment,
  scope_pos      bigint not null,
  person_id      uuid not null,
  state          text not null default 'open' check (state in ('open', 'registered', 'deferred')),
  absence        text check (absence in ('not-reported', 'on-leave')),
  reason         text,
  contact        text,
  arrears        numeric(10, 2) check (arrears > 0),
  arrears_year   text check (arrears_year ~ '^\d{4}-\d{4}$'),
  deferred_until date,
  way            text check (way in ('staff', 'helper', 'self')),
  decided_by     uuid,
  decider        text,
  decided_at     timestamptz,
  primary key (opening_id, enrolment_id),
  check (state <> 'registered' or absence is null and arrears is null),
  check (absence is null or reason is not null),
  check (absence is distinct from 'not-reported' or contact is not null),
  check ((arrears is null) = (arrears_year is null)),
  check ((state = 'deferred') = (deferred_until is not null)),
  check (state <> 'deferred' or reason is not null)
);
comment on table  registration.term_registration is '学期注册';
comment on column registration.term_registration.opening_id is '注册安排';
comment on column registration.term_registration.enrolment_id is '学籍';
comment on column registration.term_registration.scope_pos is '所在机构位置';
comment on column registration.term_registration.person_id is '人员';
comment on column registration.term_registration.state is '注册状态: open 未注册, registered 已注册, deferred 暂缓注册';
comment on column registration.term_registration.absence is '未到校: not-reported 未报到, on-leave 请假';
comment on column registration.term_registration.reason is '原因';
comment on column registration.term_registration.contact is '联系情况';
comment on column registration.term_registration.arrears is '欠费金额(元)';
comment on column registration.term_registration.arrears_year is '欠费学年';
comment on column registration.term_registration.deferred_until is '暂缓至';
comment on column registration.term_registration.way is '办理方式: staff 教师, helper 学生干部, self 本人';
comment on column registration.term_registration.decided_by is '办理人账户';
comment on column registration.term_registration.decider is '办理人';
comment on column registration.term_registration.decided_at is '办理时间';
-- a class's page and list
create index term_registration_place on registration.term_registration (opening_id, scope_pos);
-- a student's own page, and whoever moves
create index term_registration_enrolment on registration.term_registration (enrolment_id);
-- what is left over when the time is past
create index term_registration_left on registration.term_registration (opening_id) where state <> 'registered';
call kernel.scope_rows('registration.term_registration', 'person_id');
revoke delete, truncate on registration.term_registration from ${app};

-- 在校生学年电子注册 (高等学校学生学籍学历电子注册办法): kept apart from the terms.
create table registration.year_registration (
  institution_id uuid not null references organisation.unit,
  year           text not null check (year ~ '^\d{4}-\d{4}$'),
  enrolment_id   uuid not null references registry.enrolment,
  scope_pos      bigint not null,
  person_id      uuid not null,
  state          text not null default 'pending' check (state in ('pending', 'registered', 'suspended')),
  reason         text,
  decided_by     uuid,
  decider        text,
  decided_at     timestamptz,
  primary key (institution_id, year, enrolment_id),
  check (state <> 'suspended' or reason is not null)
);
comment on table  registration.year_registration is '学年注册';
comment on column registration.year_registration.institution_id is '学校';
comment on column registration.year_registration.year is '学年';
comment on column registration.year_registration.enrolment_id is '学籍';
comment on column registration.year_registration.scope_pos is '所在机构位置';
comment on column registration.year_registration.person_id is '人员';
comment on column registration.year_registration.state is '学年注册状态: pending 待注册, registered 注册学籍, suspended 暂缓注册';
comment on column registration.year_registration.reason is '原因';
comment on column registration.year_registration.decided_by is '办理人账户';
comment on column registration.year_registration.decider is '办理人';
comment on column registration.year_registration.decided_at is '办理时间';
create index year_registration_place on registration.year_registration (institution_id, year, scope_pos);
create index year_registration_enrolment on registration.year_registration (enrolment_id);
call kernel.scope_rows('registration.year_registration', 'person_id');
revoke delete, truncate on registration.year_registration from ${app};
