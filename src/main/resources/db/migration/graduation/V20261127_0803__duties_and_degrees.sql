-- 分权: who audited and who published a round, so that neither decides it.
alter table graduation.round
  add auditor_id   uuid,
  add publisher_id uuid,
  add publisher    text;
comment on column graduation.round.auditor_id is '复审人账户: never the one who decides';
comment on column graduation.round.publisher_id is '公示人账户: never the one who decides';
comment on column graduation.round.publisher is '公示人';

-- 院系提出的结论: what the department would have instead of what the conditions give, never better.
alter table graduation.verdict add proposed text check (proposed in ('completion', 'incomplete', 'postponed'));
comment on column graduation.verdict.proposed is '院系提出的结论: null where it agrees';

-- 学位授予决定 (学位法 第二十四条): of the committee, apart from the decision that somebody graduates.
create table graduation.degree_decision (
  id             uuid primary key default kernel.new_id(),
  institution_id uuid not null references organisation.unit,
  scope_pos      bigint not null,
  committee      text not null check (btrim(committee) <> ''),
  number         text not null check (btrim(number) <> ''),
  decided_on     date not null,
  students       int not null check (students > 0),
  decider_id     uuid,
  decider        text not null,
  decided_at     timestamptz not null,
  revoked_at     timestamptz,
  revoker        text,
  revoke_reason  text,
  check ((revoked_at is null) = (revoke_reason is null))
);
comment on table  graduation.degree_decision is '学位授予决定 (学位法 第二十四条): by which committee, under which number, on which day degrees were granted';
comment on column graduation.degree_decision.id is '标识';
comment on column graduation.degree_decision.institution_id is '学校';
comment on column graduation.degree_decision.scope_pos is '所在机构位置';
comment on column graduation.degree_decision.committee is '学位评定委员会';
comment on column graduation.degree_decision.number is '决定文号';
comment on column graduation.degree_decision.decided_on is '决定日期: the date on the degree certificates';
comment on column graduation.degree_decision.students is '授予人数';
comment on column graduation.degree_decision.decider_id is '登记人账户';
comment on column graduation.degree_decision.decider is '登记人';
comment on column graduation.degree_decision.decided_at is '登记时间';
comment on column graduation.degree_decision.revoked_at is '撤回时间';
comment on column graduation.degree_decision.revoker is '撤回人';
comment on column graduation.degree_decision.revoke_reason is '撤回原因';
create unique index degree_decision_number on graduation.degree_decision (institution_id, number) where revoked_at is null;
create index degree_decision_place on graduation.degree_decision (scope_pos);
call kernel.scope_rows('graduation.degree_decision');
revoke delete, truncate on graduation.degree_decision from ${app};

alter table graduation.conclusion
  add degree_proposed    text,
  add degree_decision_id uuid references graduation.degree_decision,
  add check (degree_proposed is null or outcome = 'graduate'),
  add check (degree_decision_id is null or degree);
comment on column graduation.conclusion.degree_proposed is '拟授学位: put forward by the audit, granted by the committee';
comment on column graduation.conclusion.degree_decision_id is '学位授予决定: null where it was taken over with the record';
create index conclusion_degree_decision on graduation.conclusion (degree_decision_id) where degree_decision_id is not null;
-- 待授学位: whom the committee has yet to decide on
create index conclusion_degree_waiting on graduation.conclusion (institution_id)
  where degree_proposed is not null and not degree and reversed_at is null;

-- Conditions that were wanting: what a programme asks besides its credits, the student's own wish, and those of senior
-- secondary and vocational schools.
insert into graduation.requirement (education, rule, threshold, enabled, leads_to, source, during, setter, set_at)
select e, v.rule, v.threshold, e = any (v.applies::text[]), v.leads_to, v.source, daterange('1949-10-01', null), 'system', now()
  from (values
    ('elective-credits',  0,   '{college,open}', 'completion', '专业培养方案'),
    ('electives',         0,   '{college,open}', 'completion', '专业培养方案'),
    ('degree-gpa',        0,   '{college,open}', 'no-degree',  '学位法 第十九条'),
    ('degree-aim',        0,   '{college,open}', 'no-degree',  '学位法 第十九条'),
    ('subjects',          0,   '{school}',       'completion', '普通高中课程方案；中等职业学校学生学籍管理办法'),
    ('secondary-credits', 144, '{}',             'completion', '普通高中课程方案（2017年版2020年修订）'),
    ('internship',        0,   '{school}',       'completion', '中等职业学校学生学籍管理办法')
  ) v (rule, threshold, applies, leads_to, source)
 cross join unnest(array['school', 'college', 'open']) e;
-- 学籍学历电子注册办法 第十六条: graduates check their information before it is registered; conduct counts for
-- whoever leaves senior secondary or vocational school
update graduation.requirement set enabled = true
 where institution_id is null and rule = 'info-check' and education in ('college', 'open');
update graduation.requirement set enabled = true, source = '普通高中课程方案；中等职业学校学生学籍管理办法'
 where institution_id is null and rule = 'appraisal' and education = 'school';
