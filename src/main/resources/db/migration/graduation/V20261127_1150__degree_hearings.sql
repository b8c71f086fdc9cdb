-- 拟不授予或者撤销学位的告知、陈述和申辩 (学位法 第三十九条): told beforehand of what is meant and why, heard, and only then decided.
create table graduation.degree_hearing (
  id             uuid primary key default kernel.new_id(),
  institution_id uuid not null references organisation.unit,
  conclusion_id  uuid not null references graduation.conclusion,
  person_id      uuid not null references registry.person,
  scope_pos      bigint not null,
  intent         text not null check (intent in ('refuse', 'revoke')),
  degree         text not null,
  facts          text not null check (btrim(facts) <> ''),
  basis          text not null check (btrim(basis) <> ''),
  notified_on    date not null,
  until          date not null check (until >= notified_on),
  notifier_id    uuid,
  notifier       text not null,
  statement      text check (btrim(statement) <> ''),
  waived         boolean not null default false check (not (waived and statement is not null)),
  stated_on      date,
  heard_on       date check (heard_on >= notified_on),
  way            text check (way in ('written', 'oral', 'waived', 'silent')),
  minutes        text check (btrim(minutes) <> ''),
  hearer_id      uuid,
  hearer         text,
  outcome        text check (outcome in ('refused', 'revoked', 'dropped')),
  closed_on      date,
  closer         text,
  close_note     text check (btrim(close_note) <> ''),
  check ((stated_on is null) = (statement is null and not waived)),
  check (num_nulls(heard_on, way, minutes, hearer) in (0, 4)),
  check (num_nulls(outcome, closed_on, closer, close_note) in (0, 4)),
  check (outcome is null or outcome = 'dropped' or heard_on is not null),
  check (intent = 'revoke' or outcome is distinct from 'revoked'),
  check (intent = 'refuse' or outcome is distinct from 'refused')
);
comment on table  graduation.degree_hearing is '学位陈述申辩 (学位法 第三十九条): what is meant against somebody’s degree, and what they say to it';
comment on column graduation.degree_hearing.id is '标识';
comment on column graduation.degree_hearing.institution_id is '学校';
comment on column graduation.degree_hearing.conclusion_id is '毕业结论';
comment on column graduation.degree_hearing.person_id is '人员';
comment on column graduation.degree_hearing.scope_pos is '所在机构位置';
comment on column graduation.degree_hearing.intent is '拟作出的决定: not to grant it, or to revoke it';
comment on column graduation.degree_hearing.degree is '学位';
comment on column graduation.degree_hearing.facts is '事实和理由';
comment on column graduation.degree_hearing.basis is '依据';
comment on column graduation.degree_hearing.notified_on is '告知日期';
comment on column graduation.degree_hearing.until is '陈述申辩截止日期';
comment on column graduation.degree_hearing.notifier_id is '告知人账户';
comment on column graduation.degree_hearing.notifier is '告知人';
comment on column graduation.degree_hearing.statement is '本人陈述申辩';
comment on column graduation.degree_hearing.waived is '本人放弃陈述申辩';
comment on column graduation.degree_hearing.stated_on is '陈述日期';
comment on column graduation.degree_hearing.heard_on is '听取日期';
comment on column graduation.degree_hearing.way is '听取方式';
comment on column graduation.degree_hearing.minutes is '听取记录';
comment on column graduation.degree_hearing.hearer_id is '记录人账户';
comment on column graduation.degree_hearing.hearer is '记录人';
comment on column graduation.degree_hearing.outcome is '结果';
comment on column graduation.degree_hearing.closed_on is '了结日期';
comment on column graduation.degree_hearing.closer is '了结人';
comment on column graduation.degree_hearing.close_note is '了结说明: the number of the decision, or why it was dropped';
create unique index degree_hearing_open on graduation.degree_hearing (conclusion_id) where outcome is null;
create index degree_hearing_conclusion on graduation.degree_hearing (conclusion_id);
create index degree_hearing_person on graduation.degree_hearing (person_id);
create index degree_hearing_institution on graduation.degree_hearing (institution_id, notified_on);
create index degree_hearing_place on graduation.degree_hearing (scope_pos);
call kernel.scope_rows('graduation.degree_hearing', 'person_id');
revoke delete, truncate on graduation.degree_hearing from ${app};

-- 公布授予学位的人员名单 (学位法 第二十九条), 公示毕业名单: which lists hang of it.
alter table graduation.degree_decision add publications uuid[] not null default '{}';
comment on column graduation.degree_decision.publications is '公布的名单';
alter table graduation.round add publications uuid[] not null default '{}';
comment on column graduation.round.publications is '公示的名单';
