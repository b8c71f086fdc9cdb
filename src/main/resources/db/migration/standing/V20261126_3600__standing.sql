create schema standing;
comment on schema standing is '学业预警与学籍处理';

create table standing.rule (
  id             uuid primary key default kernel.new_id(),
  institution_id uuid references organisation.unit,
  kind           text not null check (kind in
                   ('failed-courses', 'failed-credits', 'earned-all', 'earned-year', 'in-a-row', 'time-in-school')),
  level          smallint not null check (level between 1 and 3),
  threshold      numeric(5, 1) not null check (threshold > 0),
  enabled        boolean not null,
  source         text not null,
  during         daterange not null check (not isempty(during)),
  set_by         uuid,
  setter         text not null,
  set_at         timestamptz not null,
  -- one version of a rule a day, and the lock between two who change it at once
  exclude using gist (coalesce(institution_id, '00000000-0000-0000-0000-000000000000'::uuid) with =,
                      kind with =, level with =, during with &&)
);
comment on table  standing.rule is '学业预警规则: each with the days on which it binds';
comment on column standing.rule.id is '标识';
comment on column standing.rule.institution_id is '学校: null for the built-in rule that binds whoever has none of their own';
comment on column standing.rule.kind is '规则: failed-courses 累计不及格门数, failed-credits 累计不及格学分, earned-all 累计已得学分占比, earned-year 学年已得学分占比, in-a-row 连续预警次数, time-in-school 在校年限';
comment on column standing.rule.level is '等级: 1 一级(黄), 2 二级(橙), 3 三级(红)';
comment on column standing.rule.threshold is '界限: courses, credits, percent, times or years, by the kind';
comment on column standing.rule.enabled is '是否启用';
comment on column standing.rule.source is '依据';
comment on column standing.rule.during is '生效期间';
comment on column standing.rule.set_by is '设定人账户';
comment on column standing.rule.setter is '设定人';
comment on column standing.rule.set_at is '设定时间';
revoke delete, truncate on standing.rule from ${app};

insert into standing.rule (kind, level, threshold, enabled, source, during, setter, set_at)
select v.kind, v.level, v.threshold, v.enabled, v.source, daterange('1949-10-01', null), 'system', now()
  from (values
    ('failed-courses', 1, 2.0, true,  '普通高等学校学生管理规定 第十五条；学籍预警实施办法'),
    ('failed-courses', 2, 4.0, true,  '普通高等学校学生管理规定 第十五条；学籍预警实施办法'),
    ('failed-courses', 3, 6.0, true,  '普通高等学校学生管理规定 第十五条；学籍预警实施办法'),
    ('failed-credits', 1, 15.0, false, '普通高等学校学生管理规定 第十五条；学籍预警实施办法'),
    ('failed-credits', 2, 20.0, false, '普通高等学校学生管理规定 第十五条；学籍预警实施办法'),
    ('failed-credits', 3, 25.0, false, '普通高等学校学生管理规定 第十五条；学籍预警实施办法'),
    ('earned-all', 2, 60.0, false, '普通高等学校学生管理规定 第十五条；学籍预警实施办法'),
    ('earned-all', 3, 30.0, false, '普通高等学校学生管理规定 第十五条；学籍预警实施办法'),
    ('earned-year', 2, 60.0, true,  '普通高等学校学生管理规定 第十五条；学籍预警实施办法'),
    ('earned-year', 3, 30.0, true,  '普通高等学校学生管理规定 第十五条；学籍预警实施办法'),
    ('in-a-row', 3, 2.0, true,  '普通高等学校学生管理规定 第十五条；学籍预警实施办法'),
    ('time-in-school', 3, 6.0, true,  '普通高等学校学生管理规定 第十七条、第三十条')
  ) v (kind, level, threshold, enabled, source);

create table standing.run (
  id             uuid primary key default kernel.new_id(),
  institution_id uuid not null references organisation.unit,
  term_id        uuid not null references calendar.term,
  sort           text not null check (sort in ('warning', 'rehearsal')),
  rules_on       date not null,
  as_of          date not null,
  prior_id       uuid references standing.run,
  listed_from    smallint not null check (listed_from > 0),
  state          text not null default 'waiting'
                   check (state in ('waiting', 'running', 'done', 'confirmed', 'superseded', 'cancelled', 'failed')),
  students       int,
  checked        int not null default 0,
  found          int not null default 0,
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
  confirmed_by   uuid,
  confirmer      text,
  confirmed_at   timestamptz,
  check ((state in ('waiting', 'running')) = (ended_at is null)),
  check ((state = 'confirmed') = (confirmed_at is not null)),
  check (sort = 'warning' or state <> 'confirmed')
);
comment on table  standing.run is '学业预警批次: all students of a school looked at once after a term''s make-up exams';
comment on column standing.run.id is '标识';
comment on column standing.run.institution_id is '学校';
comment on column standing.run.term_id is '成绩截至学期';
comment on column standing.run.sort is '类别: warning 正式, rehearsal 试算';
comment on column standing.run.rules_on is '规则版本日: the day whose rules bind';
comment on column standing.run.as_of is '计算截至日: for the years in school';
comment on column standing.run.prior_id is '上次已确认批次: for warnings in a row';
comment on column standing.run.listed_from is '列入名单的不及格门数';
comment on column standing.run.state is '状态: waiting 等待, running 进行中, done 待确认, confirmed 已确认, superseded 已被重算替代, cancelled 已取消, failed 失败';
comment on column standing.run.students is '学生数';
comment on column standing.run.checked is '已计算学生数';
comment on column standing.run.found is '列入学生数';
comment on column standing.run.reached is '已计算到的机构位置';
comment on column standing.run.inputs is '输入累加值: independent of the order in which students are looked at';
comment on column standing.run.inputs_hash is '输入摘要: the same figures and rules give the same';
comment on column standing.run.problem is '失败原因';
comment on column standing.run.beaten_at is '最近心跳时间';
comment on column standing.run.begun_at is '开始时间';
comment on column standing.run.ended_at is '结束时间';
comment on column standing.run.starter_id is '发起人账户';
comment on column standing.run.starter is '发起人';
comment on column standing.run.starter_role is '发起人角色';
comment on column standing.run.starter_unit is '发起人机构';
comment on column standing.run.confirmed_by is '确认人账户';
comment on column standing.run.confirmer is '确认人';
comment on column standing.run.confirmed_at is '确认时间';
create index run_institution on standing.run (institution_id, begun_at desc);
create index run_term on standing.run (term_id);
create index run_prior on standing.run (prior_id) where prior_id is not null;
-- one at a time, and one that stands
create unique index one_warning_run_at_a_time on standing.run (institution_id, term_id, sort) where ended_at is null;
create unique index one_standing_run on standing.run (institution_id, term_id)
  where sort = 'warning' and state in ('done', 'confirmed');
revoke delete, truncate on standing.run from ${app};

create table standing.run_rule (
  run_id    uuid not null references standing.run,
  kind      text not null,
  level     smallint not null,
  threshold numeric(5, 1) not null,
  source    text not null,
  primary key (run_id, kind, level)
);
comment on table  standing.run_rule is '批次所用规则: as they stood when it began';
comment on column standing.run_rule.run_id is '批次';
comment on column standing.run_rule.kind is '规则';
comment on column standing.run_rule.level is '等级';
comment on column standing.run_rule.threshold is '界限';
comment on column standing.run_rule.source is '依据';
call kernel.append_only('standing.run_rule');

create table standing.warning (
  id             uuid primary key default kernel.new_id(),
  run_id         uuid not null references standing.run,
  institution_id uuid not null references organisation.unit,
  enrolment_id   uuid not null references registry.enrolment,
  scope_pos      bigint not null,
  person_id      uuid not null,
  level          smallint not null check (level between 0 and 3),
  failed_courses int not null,
  failed_credits numeric(7, 1) not null,
  taken_credits  numeric(7, 1) not null,
  earned_credits numeric(7, 1) not null,
  year_taken     numeric(7, 1) not null,
  year_earned    numeric(7, 1) not null,
  in_a_row       smallint not null,
  years          numeric(4, 1) not null,
  limit_on       date,
  state          text not null default 'found' check (state in
                   ('found', 'kept', 'dropped', 'listed', 'open', 'lifted', 'raised', 'continued', 'eased')),
  review_reason  text,
  reviewer       text,
  reviewed_at    timestamptz,
  notice_id      uuid references document.document,
  noticed_on     date,
  student_signed_on  date,
  guardian_signed_on date,
  guardian_way   text check (guardian_way in ('signed', 'post', 'call')),
  mentor         text,
  plan           text,
  plan_until     date,
  closed_on      date,
  closed_why     text,
  closer         text,
  closed_by_run  uuid references standing.run,
  -- a student stands once in a run, however often it is taken up again
  unique (run_id, enrolment_id),
  check ((state in ('lifted', 'raised', 'continued', 'eased')) = (closed_on is not null)),
  check (state <> 'dropped' or review_reason is not null),
  check ((guardian_signed_on is null) = (guardian_way is null)),
  check (noticed_on is not null or (student_signed_on is null and guardian_signed_on is null))
);
comment on table  standing.warning is '学业预警: a student found by a run, with the figures, and what was done since';
comment on column standing.warning.id is '标识';
comment on column standing.warning.run_id is '批次';
comment on column standing.warning.institution_id is '学校';
comment on column standing.warning.enrolment_id is '学籍';
comment on column standing.warning.scope_pos is '所在机构位置';
comment on column standing.warning.person_id is '人员';
comment on column standing.warning.level is '等级: 0 仅列入名单, 1 一级(黄), 2 二级(橙), 3 三级(红)';
comment on column standing.warning.failed_courses is '累计不及格门数';
comment on column standing.warning.failed_credits is '累计不及格学分';
comment on column standing.warning.taken_credits is '累计应得学分';
comment on column standing.warning.earned_credits is '累计已得学分';
comment on column standing.warning.year_taken is '学年应得学分';
comment on column standing.warning.year_earned is '学年已得学分';
comment on column standing.warning.in_a_row is '连续预警次数, 含本次';
comment on column standing.warning.years is '在校年数';
comment on column standing.warning.limit_on is '最长学习年限截止日';
comment on column standing.warning.state is '状态: found 待审核, kept 审核属实, dropped 审核不列入, listed 仅列入名单, open 预警中, lifted 已解除, raised 已升级, continued 继续预警, eased 已降级';
comment on column standing.warning.review_reason is '审核说明';
comment on column standing.warning.reviewer is '审核人';
comment on column standing.warning.reviewed_at is '审核时间';
comment on column standing.warning.notice_id is '预警通知书';
comment on column standing.warning.noticed_on is '通知日';
comment on column standing.warning.student_signed_on is '学生签收日';
comment on column standing.warning.guardian_signed_on is '家长回执日';
comment on column standing.warning.guardian_way is '家长回执方式: signed 当面签字, post 邮寄, call 电话记录';
comment on column standing.warning.mentor is '帮扶导师';
comment on column standing.warning.plan is '帮扶计划';
comment on column standing.warning.plan_until is '计划完成日';
comment on column standing.warning.closed_on is '结束日';
comment on column standing.warning.closed_why is '结束说明';
comment on column standing.warning.closer is '结束人';
comment on column standing.warning.closed_by_run is '据以结束的批次';
create index warning_list on standing.warning (run_id, scope_pos, id);
create index warning_place on standing.warning (scope_pos);
create index warning_enrolment on standing.warning (enrolment_id);
create index warning_open on standing.warning (institution_id) where state = 'open';
create index warning_notice on standing.warning (notice_id) where notice_id is not null;
create index warning_closed_by on standing.warning (closed_by_run) where closed_by_run is not null;
call kernel.scope_rows('standing.warning', 'person_id');
revoke delete, truncate on standing.warning from ${app};

-- The figures of a run are never written over; the program has no such way, this refuses whoever has another.
create function standing.guard_warning() returns trigger language plpgsql as $$
begin
  if (new.run_id, new.enrolment_id, new.level, new.failed_courses, new.failed_credits, new.taken_credits,
      new.earned_credits, new.year_taken, new.year_earned, new.in_a_row, new.years, new.limit_on)
     is distinct from
     (old.run_id, old.enrolment_id, old.level, old.failed_courses, old.failed_credits, old.taken_credits,
      old.earned_credits, old.year_taken, old.year_earned, old.in_a_row, old.years, old.limit_on) then
    raise exception 'the figures of a warning are frozen';
  end if;
  if old.state in ('listed', 'open', 'lifted', 'raised', 'continued', 'eased')
     and new.state in ('found', 'kept', 'dropped') then
    raise exception 'a confirmed warning is never a candidate again';
  end if;
  return new;
end
$$;
create trigger warning_stays before update on standing.warning
  for each row execute function standing.guard_warning();

create table standing.ground (
  warning_id uuid not null references standing.warning,
  kind       text not null,
  level      smallint not null,
  threshold  numeric(5, 1) not null,
  figure     numeric(7, 1) not null,
  scope_pos  bigint not null,
  person_id  uuid not null,
  primary key (warning_id, kind, level)
);
comment on table  standing.ground is '预警依据: which rule found a student, with which figure';
comment on column standing.ground.warning_id is '预警';
comment on column standing.ground.kind is '规则';
comment on column standing.ground.level is '等级';
comment on column standing.ground.threshold is '界限';
comment on column standing.ground.figure is '实际值';
comment on column standing.ground.scope_pos is '所在机构位置';
comment on column standing.ground.person_id is '人员';
create index ground_place on standing.ground (scope_pos);
call kernel.scope_rows('standing.ground', 'person_id');
revoke delete, truncate on standing.ground from ${app};

create table standing.failed_course (
  warning_id uuid not null references standing.warning,
  course_id  uuid not null references curriculum.course,
  term_id    uuid not null references calendar.term,
  credits    numeric(4, 1),
  attempt    text not null,
  total      smallint,
  mark       text,
  scope_pos  bigint not null,
  person_id  uuid not null,
  primary key (warning_id, course_id)
);
comment on table  standing.failed_course is '预警所列不及格课程: as the results stood when the run was made';
comment on column standing.failed_course.warning_id is '预警';
comment on column standing.failed_course.course_id is '课程';
comment on column standing.failed_course.term_id is '学期';
comment on column standing.failed_course.credits is '学分';
comment on column standing.failed_course.attempt is '考试性质';
comment on column standing.failed_course.total is '成绩';
comment on column standing.failed_course.mark is '等级或备注';
comment on column standing.failed_course.scope_pos is '所在机构位置';
comment on column standing.failed_course.person_id is '人员';
create index failed_course_place on standing.failed_course (scope_pos);
create index failed_course_course on standing.failed_course (course_id);
create index failed_course_term on standing.failed_course (term_id);
call kernel.scope_rows('standing.failed_course', 'person_id');
revoke delete, truncate on standing.failed_course from ${app};

create table standing.step (
  id         uuid primary key default kernel.new_id(),
  warning_id uuid not null references standing.warning,
  scope_pos  bigint not null,
  person_id  uuid not null,
  kind       text not null check (kind in
               ('notice', 'receipt', 'talk', 'plan', 'follow-up', 'evidence', 'form', 'treatment', 'case', 'lift')),
  on_day     date not null,
  note       text,
  file_id    uuid references attachment.file,
  document_id uuid references document.document,
  recorded_by uuid,
  recorder   text not null,
  recorded_at timestamptz not null
);
comment on table  standing.step is '预警办理记录: only added to';
comment on column standing.step.id is '标识';
comment on column standing.step.warning_id is '预警';
comment on column standing.step.scope_pos is '所在机构位置';
comment on column standing.step.person_id is '人员';
comment on column standing.step.kind is '环节: notice 通知, receipt 签收回执, talk 谈话, plan 帮扶计划, follow-up 跟进, evidence 证据, form 登记表, treatment 学籍处理, case 发起异动, lift 解除';
comment on column standing.step.on_day is '日期';
comment on column standing.step.note is '说明';
comment on column standing.step.file_id is '扫描件';
comment on column standing.step.document_id is '文书';
comment on column standing.step.recorded_by is '登记人账户';
comment on column standing.step.recorder is '登记人';
comment on column standing.step.recorded_at is '登记时间';
create index step_warning on standing.step (warning_id, recorded_at);
create index step_place on standing.step (scope_pos);
create index step_file on standing.step (file_id) where file_id is not null;
create index step_document on standing.step (document_id) where document_id is not null;
call kernel.scope_rows('standing.step', 'person_id');
revoke delete, truncate on standing.step from ${app};

create table standing.report (
  id          uuid primary key default kernel.new_id(),
  run_id      uuid not null references standing.run,
  unit_id     uuid not null references organisation.unit,
  scope_pos   bigint not null,
  students    int not null,
  file_id     uuid not null references attachment.file,
  handed_by   uuid,
  hander      text not null,
  handed_at   timestamptz not null,
  received_by uuid,
  receiver    text,
  received_at timestamptz,
  -- each department hands in its list once
  unique (run_id, unit_id),
  check ((receiver is null) = (received_at is null))
);
comment on table  standing.report is '累计不及格名单上报: of a department to the academic office';
comment on column standing.report.id is '标识';
comment on column standing.report.run_id is '批次';
comment on column standing.report.unit_id is '院系';
comment on column standing.report.scope_pos is '所在机构位置';
comment on column standing.report.students is '人数';
comment on column standing.report.file_id is '上报名单(PDF)';
comment on column standing.report.handed_by is '上报人账户';
comment on column standing.report.hander is '上报人';
comment on column standing.report.handed_at is '上报时间';
comment on column standing.report.received_by is '接收人账户';
comment on column standing.report.receiver is '接收人';
comment on column standing.report.received_at is '接收时间';
create index report_unit on standing.report (unit_id);
create index report_place on standing.report (scope_pos);
create index report_file on standing.report (file_id);
call kernel.scope_rows('standing.report');
revoke delete, truncate on standing.report from ${app};

create table standing.treatment (
  id          uuid primary key default kernel.new_id(),
  warning_id  uuid not null unique references standing.warning,
  enrolment_id uuid not null references registry.enrolment,
  scope_pos   bigint not null,
  person_id   uuid not null,
  decision    text not null check (decision in ('continue', 'repeat', 'leave', 'withdrawal')),
  reason      text not null,
  due_on      date,
  document_id uuid references document.document,
  decided_by  uuid,
  decider     text not null,
  decided_at  timestamptz not null,
  case_id     uuid references workflow.case_file,
  opener      text,
  opened_at   timestamptz,
  check ((case_id is null) = (opened_at is null)),
  check (decision <> 'continue' or case_id is null)
);
comment on table  standing.treatment is '学籍处理: what the academic office has decided about a student, one by one';
comment on column standing.treatment.id is '标识';
comment on column standing.treatment.warning_id is '预警';
comment on column standing.treatment.enrolment_id is '学籍';
comment on column standing.treatment.scope_pos is '所在机构位置';
comment on column standing.treatment.person_id is '人员';
comment on column standing.treatment.decision is '处理意见: continue 跟班试读, repeat 留级, leave 休学, withdrawal 建议退学';
comment on column standing.treatment.reason is '理由';
comment on column standing.treatment.due_on is '应完成日: within a month after the first term of the year begins';
comment on column standing.treatment.document_id is '学籍处理通知书';
comment on column standing.treatment.decided_by is '决定人账户';
comment on column standing.treatment.decider is '决定人';
comment on column standing.treatment.decided_at is '决定时间';
comment on column standing.treatment.case_id is '据此发起的异动事项';
comment on column standing.treatment.opener is '发起人';
comment on column standing.treatment.opened_at is '发起时间';
create index treatment_enrolment on standing.treatment (enrolment_id);
create index treatment_place on standing.treatment (scope_pos);
create index treatment_document on standing.treatment (document_id) where document_id is not null;
create index treatment_case on standing.treatment (case_id) where case_id is not null;
call kernel.scope_rows('standing.treatment', 'person_id');
revoke delete, truncate on standing.treatment from ${app};

-- What was decided stays as it was decided; only its place, its person and the case it led to are added.
create function standing.guard_treatment() returns trigger language plpgsql as $$
begin
  if (new.warning_id, new.enrolment_id, new.decision, new.reason, new.decided_by, new.decided_at)
     is distinct from
     (old.warning_id, old.enrolment_id, old.decision, old.reason, old.decided_by, old.decided_at)
     or (old.case_id is not null and new.case_id is distinct from old.case_id) then
    raise exception 'a decision is never written over';
  end if;
  return new;
end
$$;
create trigger treatment_stays before update on standing.treatment
  for each row execute function standing.guard_treatment();

create table standing.talk (
  id           uuid primary key default kernel.new_id(),
  enrolment_id uuid not null references registry.enrolment,
  scope_pos    bigint not null,
  person_id    uuid not null,
  warning_id   uuid references standing.warning,
  talked_on    date not null,
  theme        text not null check (theme in
                 ('study', 'attitude', 'attendance', 'discipline', 'life', 'mind', 'family', 'career', 'other')),
  with_guardian boolean not null,
  remarks      bytea,
  agreement    text not null,
  next_on      date,
  circle       text not null check (circle in ('own', 'class', 'office')),
  shared       boolean not null,
  talker_id    uuid,
  talker       text not null,
  talker_role  text not null,
  recorded_at  timestamptz not null,
  check (next_on is null or next_on > talked_on)
);
comment on table  standing.talk is '谈话记录: by the counsellor or class teacher, seen by who must';
comment on column standing.talk.id is '标识';
comment on column standing.talk.enrolment_id is '学籍';
comment on column standing.talk.scope_pos is '所在机构位置';
comment on column standing.talk.person_id is '人员';
comment on column standing.talk.warning_id is '学业预警';
comment on column standing.talk.talked_on is '谈话日';
comment on column standing.talk.theme is '主题: study 学习, attitude 态度, attendance 出勤, discipline 纪律, life 生活, mind 心理, family 家庭, career 升学就业, other 其他';
comment on column standing.talk.with_guardian is '家长是否在场';
comment on column standing.talk.remarks is '谈话内容(加密)';
comment on column standing.talk.agreement is '约定';
comment on column standing.talk.next_on is '下次谈话日';
comment on column standing.talk.circle is '可见范围: own 本人, class 班主任和辅导员, office 院系和教务处';
comment on column standing.talk.shared is '约定是否给学生本人看';
comment on column standing.talk.talker_id is '谈话人账户';
comment on column standing.talk.talker is '谈话人';
comment on column standing.talk.talker_role is '谈话人角色';
comment on column standing.talk.recorded_at is '登记时间';
create index talk_enrolment on standing.talk (enrolment_id, talked_on desc);
create index talk_place on standing.talk (scope_pos);
create index talk_talker on standing.talk (talker_id, talked_on desc);
create index talk_warning on standing.talk (warning_id) where warning_id is not null;
create index talk_next on standing.talk (next_on) where next_on is not null;
call kernel.scope_rows('standing.talk', 'person_id');
revoke delete, truncate on standing.talk from ${app};

insert into attachment.kind (key, media_types, most_bytes, least_width, least_height, source, label, label_en)
select k.key, '{image/jpeg,image/png,application/pdf}', 20971520, 1, 1, '学籍预警实施办法（学校）', k.label, k.label_en
  from (values
    ('warning-receipt', '学业预警签收回执', 'Signed receipt of a warning'),
    ('warning-follow-up', '学业预警跟进材料', 'Follow-up of a warning'),
    ('warning-evidence', '学业预警证据资料', 'Evidence of a warning'),
    ('warning-lift', '解除预警依据', 'Ground for lifting a warning')
  ) k (key, label, label_en);
