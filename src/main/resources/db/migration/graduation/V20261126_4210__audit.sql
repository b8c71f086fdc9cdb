-- 毕业条件: what a school demands, by kind of education; its own newest version before the one given here.
create table graduation.requirement (
  id             uuid primary key default kernel.new_id(),
  institution_id uuid references organisation.unit,
  education      text not null check (education in ('school', 'college', 'open')),
  rule           text not null check (rule ~ '^[a-z-]+$'),
  threshold      numeric(6, 1) not null check (threshold >= 0),
  enabled        boolean not null,
  leads_to       text not null check (leads_to in ('postponed', 'completion', 'no-degree')),
  source         text not null,
  during         daterange not null check (not isempty(during)),
  set_by         uuid,
  setter         text not null,
  set_at         timestamptz not null,
  -- one version of a condition a day, and the lock between two who change it at once
  exclude using gist (coalesce(institution_id, '00000000-0000-0000-0000-000000000000'::uuid) with =,
                      education with =, rule with =, during with &&)
);
comment on table  graduation.requirement is '毕业条件: a condition, its number and what follows where it is not met';
comment on column graduation.requirement.id is '标识';
comment on column graduation.requirement.institution_id is '学校: null for all';
comment on column graduation.requirement.education is '教育类型: school 中小学, college 职业院校与高校, open 开放教育';
comment on column graduation.requirement.rule is '条件';
comment on column graduation.requirement.threshold is '数值: credits, months, points or marks, as the condition has it';
comment on column graduation.requirement.enabled is '是否启用';
comment on column graduation.requirement.leads_to is '未达到时: postponed 延期, completion 结业, no-degree 不授予学位';
comment on column graduation.requirement.source is '依据';
comment on column graduation.requirement.during is '有效期间';
comment on column graduation.requirement.set_by is '设定人账户';
comment on column graduation.requirement.setter is '设定人';
comment on column graduation.requirement.set_at is '设定时间';
create index requirement_school on graduation.requirement (institution_id) where institution_id is not null;
revoke delete, truncate on graduation.requirement from ${app};

insert into graduation.requirement (education, rule, threshold, enabled, leads_to, source, during, setter, set_at)
select e, v.rule, v.threshold, e = any (a.applies), v.leads_to, v.source, daterange('1949-10-01', null), 'system', now()
  from (values
    ('plan-finished',    0,   '{college,open}',        'postponed',  '普通高等学校学生管理规定 第三十三条'),
    ('credits',          0,   '{college,open}',        'completion', '普通高等学校学生管理规定 第三十二条'),
    ('module-credits',   0,   '{college,open}',        'completion', '普通高等学校学生管理规定 第三十二条'),
    ('required-courses', 0,   '{college,open}',        'completion', '普通高等学校学生管理规定 第三十二条'),
    ('practice',         0,   '{college,open}',        'completion', '普通高等学校学生管理规定 第三十二条'),
    ('grade-nine',       9,   '{}',                    'postponed',  '义务教育法 第十一条'),
    ('time-least',       24,  '{college}',             'postponed',  '专业培养方案规定的学制'),
    ('time-limit',       0,   '{college,open}',        'completion', '普通高等学校学生管理规定 第三十条第一项'),
    ('register',         0,   '{school,college,open}', 'postponed',  '高等学校学生学籍学历电子注册办法 第十五条'),
    ('photo',            0,   '{college,open}',        'postponed',  '高等学校学生学籍学历电子注册办法 第十七条'),
    ('discipline',       0,   '{college,open}',        'postponed',  '学校毕业资格审查规定'),
    ('fees',             0,   '{college,open}',        'postponed',  '普通高等学校学生管理规定 第七条'),
    ('appraisal',        0,   '{}',                    'completion', '普通高中学生综合素质评价办法'),
    ('info-check',       0,   '{}',                    'postponed',  '高等学校学生学籍学历电子注册办法 第十六条'),
    ('clearance',        0,   '{}',                    'postponed',  '毕业资格审查办法（学校）'),
    ('english-exam',     0,   '{open}',                'postponed',  '国家开放大学本科层次统考规定 大学英语B'),
    ('computer-exam',    0,   '{open}',                'postponed',  '国家开放大学本科层次统考规定 计算机应用基础'),
    ('degree-courses',   60,  '{college,open}',        'no-degree',  '学位法 第十九条'),
    ('degree-average',   70,  '{college,open}',        'no-degree',  '学位法 第十九条')
  ) v (rule, threshold, applies, leads_to, source)
 cross join lateral (select v.applies::text[]) a (applies)
 cross join unnest(array['school', 'college', 'open']) e;
update graduation.requirement set threshold = 30, enabled = true where education = 'open' and rule = 'time-least';
update graduation.requirement set enabled = true where education = 'school' and rule = 'grade-nine';

-- 国家统考(网考): passed or exempt, a subject
create table graduation.unified_exam (
  id           uuid primary key default kernel.new_id(),
  enrolment_id uuid not null references registry.enrolment,
  person_id    uuid not null references registry.person,
  scope_pos    bigint not null,
  subject      text not null check (subject in ('english', 'computer')),
  result       text not null check (result in ('passed', 'failed', 'exempt')),
  reason       text,
  held_on      date not null,
  recorder     text not null,
  recorded_at  timestamptz not null,
  unique (enrolment_id, subject, held_on),
  check (result <> 'exempt' or reason is not null)
);
comment on table  graduation.unified_exam is '国家统考成绩与免考';
comment on column graduation.unified_exam.id is '标识';
comment on column graduation.unified_exam.enrolment_id is '学籍';
comment on column graduation.unified_exam.person_id is '人员';
comment on column graduation.unified_exam.scope_pos is '所在机构位置';
comment on column graduation.unified_exam.subject is '科目: english 大学英语B, computer 计算机应用基础';
comment on column graduation.unified_exam.result is '结果: passed 合格, failed 不合格, exempt 免考';
comment on column graduation.unified_exam.reason is '免考依据';
comment on column graduation.unified_exam.held_on is '考试或批准日期';
comment on column graduation.unified_exam.recorder is '登记人';
comment on column graduation.unified_exam.recorded_at is '登记时间';
create index unified_exam_place on graduation.unified_exam (scope_pos);
create index unified_exam_person on graduation.unified_exam (person_id);
call kernel.scope_rows('graduation.unified_exam', 'person_id');
revoke delete, truncate on graduation.unified_exam from ${app};

create table graduation.round (
  id             uuid primary key default kernel.new_id(),
  institution_id uuid not null references organisation.unit,
  concluded_on   date not null,
  kind           text not null check (kind in ('early', 'results', 'before-term', 'last')),
  due_on         date not null,
  prior_id       uuid references graduation.round,
  state          text not null default 'waiting' check (state in
                   ('waiting', 'running', 'done', 'audited', 'resolved', 'published', 'decided', 'reversed',
                    'superseded', 'cancelled', 'failed')),
  rules_on       date not null,
  students       int,
  checked        int not null default 0,
  reached        bigint,
  inputs         numeric(40) not null default 0,
  inputs_hash    text,
  problem        text,
  beaten_at      timestamptz,
  begun_at       timestamptz not null,
  ended_at       timestamptz,
  starter_id     uuid,
  starter        text not null,
  starter_role   text not null,
  starter_unit   uuid,
  auditor        text,
  audited_at     timestamptz,
  meeting_no     text,
  meeting_on     date,
  published_on   date,
  objections_until date,
  decision_no    text,
  decider_id     uuid,
  decider        text,
  decided_at     timestamptz,
  reverser       text,
  reversed_at    timestamptz,
  reverse_reason text,
  check ((state in ('waiting', 'running')) = (ended_at is null)),
  check ((meeting_no is null) = (meeting_on is null)),
  check ((published_on is null) = (objections_until is null)),
  check ((decision_no is null) = (decided_at is null)),
  check ((reversed_at is null) = (reverse_reason is null))
);
comment on table  graduation.round is '毕业资格审查轮次: one look at all who are due, frozen with what it looked at';
comment on column graduation.round.id is '标识';
comment on column graduation.round.institution_id is '学校';
comment on column graduation.round.concluded_on is '毕业日期: those of one day are one batch';
comment on column graduation.round.kind is '轮次: early 学期结束前一个月, results 成绩公布后, before-term 开学前一周, last 最后一次上报前';
comment on column graduation.round.due_on is '截止日期';
comment on column graduation.round.prior_id is '前一轮';
comment on column graduation.round.state is '状态: waiting, running, done 院系审核中, audited 教务处已复审, resolved 已过会, published 公示中, decided 已决定, reversed 已撤销, superseded 已被后一轮取代, cancelled, failed';
comment on column graduation.round.rules_on is '所用毕业条件的日期';
comment on column graduation.round.students is '人数';
comment on column graduation.round.checked is '已审人数';
comment on column graduation.round.reached is '已到位置';
comment on column graduation.round.inputs is '依据之和';
comment on column graduation.round.inputs_hash is '依据摘要: the same inputs and conditions give the same';
comment on column graduation.round.problem is '中断原因';
comment on column graduation.round.beaten_at is '最近进展';
comment on column graduation.round.begun_at is '开始时间';
comment on column graduation.round.ended_at is '结束时间';
comment on column graduation.round.starter_id is '发起人账户';
comment on column graduation.round.starter is '发起人';
comment on column graduation.round.starter_role is '发起人岗位';
comment on column graduation.round.starter_unit is '发起人机构';
comment on column graduation.round.auditor is '教务处复审人';
comment on column graduation.round.audited_at is '复审时间';
comment on column graduation.round.meeting_no is '会议文号';
comment on column graduation.round.meeting_on is '会议日期';
comment on column graduation.round.published_on is '公示日期';
comment on column graduation.round.objections_until is '异议截止日期';
comment on column graduation.round.decision_no is '决定文号';
comment on column graduation.round.decider_id is '决定人账户';
comment on column graduation.round.decider is '决定人';
comment on column graduation.round.decided_at is '决定时间';
comment on column graduation.round.reverser is '撤销人';
comment on column graduation.round.reversed_at is '撤销时间';
comment on column graduation.round.reverse_reason is '撤销原因';
create index round_list on graduation.round (institution_id, begun_at desc);
create index round_prior on graduation.round (prior_id) where prior_id is not null;
-- one at a time, and one that stands
create unique index one_round_at_a_time on graduation.round (institution_id) where ended_at is null;
create unique index one_standing_round on graduation.round (institution_id, concluded_on)
  where state in ('done', 'audited', 'resolved', 'published', 'decided');
revoke delete, truncate on graduation.round from ${app};

create table graduation.round_rule (
  round_id  uuid not null references graduation.round,
  rule      text not null,
  threshold numeric(6, 1) not null,
  leads_to  text not null,
  source    text not null,
  primary key (round_id, rule)
);
comment on table  graduation.round_rule is '该轮所用毕业条件: a copy, as they stood';
comment on column graduation.round_rule.round_id is '轮次';
comment on column graduation.round_rule.rule is '条件';
comment on column graduation.round_rule.threshold is '数值';
comment on column graduation.round_rule.leads_to is '未达到时';
comment on column graduation.round_rule.source is '依据';
call kernel.append_only('graduation.round_rule');

create table graduation.verdict (
  id           uuid primary key default kernel.new_id(),
  round_id     uuid not null references graduation.round,
  enrolment_id uuid not null references registry.enrolment,
  person_id    uuid not null references registry.person,
  scope_pos    bigint not null,
  programme_id uuid references curriculum.programme,
  credits      numeric(7, 1) not null,
  credits_need numeric(7, 1) not null,
  average      numeric(5, 2),
  found        text not null check (found in ('graduate', 'completion', 'incomplete', 'postponed')),
  outcome      text not null check (outcome in ('graduate', 'completion', 'incomplete', 'postponed')),
  degree       boolean not null,
  found_degree boolean not null,
  photo        boolean not null,
  in_results   numeric(40) not null,
  in_programme numeric(40) not null,
  in_record    numeric(40) not null,
  in_outside   numeric(40) not null,
  review       text not null default 'open' check (review in ('open', 'agreed', 'objected')),
  note         text,
  reviewer     text,
  reviewed_at  timestamptz,
  conclusion_id uuid references graduation.conclusion,
  -- a student stands once in a round, however often it is taken up again
  unique (round_id, enrolment_id),
  check (not degree or outcome = 'graduate'),
  check (review <> 'objected' or note is not null),
  check ((review = 'open') = (reviewed_at is null))
);
comment on table  graduation.verdict is '毕业资格审查结果: one student in one round';
comment on column graduation.verdict.id is '标识';
comment on column graduation.verdict.round_id is '轮次';
comment on column graduation.verdict.enrolment_id is '学籍';
comment on column graduation.verdict.person_id is '人员';
comment on column graduation.verdict.scope_pos is '所在机构位置';
comment on column graduation.verdict.programme_id is '培养方案';
comment on column graduation.verdict.credits is '已得学分';
comment on column graduation.verdict.credits_need is '应得学分';
comment on column graduation.verdict.average is '平均成绩(按学分加权)';
comment on column graduation.verdict.found is '审查结论: as the conditions give it';
comment on column graduation.verdict.outcome is '现结论: the same, or postponed where the department held the student back';
comment on column graduation.verdict.degree is '是否授予学位';
comment on column graduation.verdict.found_degree is '按条件是否授予学位';
comment on column graduation.verdict.photo is '是否有照片';
comment on column graduation.verdict.in_results is '成绩依据';
comment on column graduation.verdict.in_programme is '方案依据';
comment on column graduation.verdict.in_record is '学籍依据';
comment on column graduation.verdict.in_outside is '其他依据: discipline, fees, examinations';
comment on column graduation.verdict.review is '院系意见: open 未审, agreed 同意, objected 有异议';
comment on column graduation.verdict.note is '说明';
comment on column graduation.verdict.reviewer is '审核人';
comment on column graduation.verdict.reviewed_at is '审核时间';
comment on column graduation.verdict.conclusion_id is '毕业结论';
create index verdict_list on graduation.verdict (round_id, scope_pos, id);
create index verdict_of on graduation.verdict (enrolment_id, id desc);
create index verdict_place on graduation.verdict (scope_pos);
create index verdict_person on graduation.verdict (person_id);
create index verdict_programme on graduation.verdict (programme_id);
create index verdict_conclusion on graduation.verdict (conclusion_id) where conclusion_id is not null;
call kernel.scope_rows('graduation.verdict', 'person_id');
revoke delete, truncate on graduation.verdict from ${app};

-- What a round found is never written over; the program has no such way, this refuses whoever has another.
create function graduation.guard_verdict() returns trigger language plpgsql as $$
begin
  if (new.round_id, new.enrolment_id, new.programme_id, new.credits, new.credits_need, new.average, new.found, new.found_degree, new.photo,
      new.in_results, new.in_programme, new.in_record, new.in_outside)
     is distinct from
     (old.round_id, old.enrolment_id, old.programme_id, old.credits, old.credits_need, old.average, old.found, old.found_degree, old.photo,
      old.in_results, old.in_programme, old.in_record, old.in_outside) then
    raise exception 'what a round found is frozen';
  end if;
  return new;
end
$$;
create trigger verdict_is_frozen before update on graduation.verdict
  for each row execute function graduation.guard_verdict();

create table graduation.unmet (
  verdict_id uuid not null references graduation.verdict,
  rule       text not null,
  about      text not null default '',
  needs      numeric(8, 1),
  has        numeric(8, 1),
  courses    uuid[] not null default '{}',
  leads_to   text not null,
  scope_pos  bigint not null,
  person_id  uuid not null references registry.person,
  primary key (verdict_id, rule, about)
);
comment on table  graduation.unmet is '未达到的毕业条件';
comment on column graduation.unmet.verdict_id is '审查结果';
comment on column graduation.unmet.rule is '条件';
comment on column graduation.unmet.about is '所指: a module, or what another office says';
comment on column graduation.unmet.needs is '要求';
comment on column graduation.unmet.has is '现有';
comment on column graduation.unmet.courses is '可以补足的课程';
comment on column graduation.unmet.leads_to is '未达到时';
comment on column graduation.unmet.scope_pos is '所在机构位置';
comment on column graduation.unmet.person_id is '人员';
create index unmet_place on graduation.unmet (scope_pos);
create index unmet_person on graduation.unmet (person_id);
call kernel.scope_rows('graduation.unmet', 'person_id');
call kernel.append_only('graduation.unmet');
grant update (scope_pos, person_id) on graduation.unmet to ${app};

create table graduation.objection (
  id           uuid primary key default kernel.new_id(),
  round_id     uuid not null references graduation.round,
  enrolment_id uuid not null references registry.enrolment,
  person_id    uuid not null references registry.person,
  scope_pos    bigint not null,
  words        text not null check (words <> ''),
  made_on      date not null,
  answer       text,
  answerer     text,
  answered_at  timestamptz,
  check ((answer is null) = (answered_at is null))
);
comment on table  graduation.objection is '公示异议: a student against what was published of them';
comment on column graduation.objection.id is '标识';
comment on column graduation.objection.round_id is '轮次';
comment on column graduation.objection.enrolment_id is '学籍';
comment on column graduation.objection.person_id is '人员';
comment on column graduation.objection.scope_pos is '所在机构位置';
comment on column graduation.objection.words is '异议';
comment on column graduation.objection.made_on is '提出日期';
comment on column graduation.objection.answer is '答复';
comment on column graduation.objection.answerer is '答复人';
comment on column graduation.objection.answered_at is '答复时间';
create index objection_round on graduation.objection (round_id);
create index objection_enrolment on graduation.objection (enrolment_id);
create index objection_place on graduation.objection (scope_pos);
create index objection_person on graduation.objection (person_id);
call kernel.scope_rows('graduation.objection', 'person_id');
revoke delete, truncate on graduation.objection from ${app};
