create schema discipline;
comment on schema discipline is '违纪处分与申诉';

create table discipline.offence_kind (
  id             uuid primary key default kernel.new_id(),
  institution_id uuid references organisation.unit,
  name           text not null check (name <> ''),
  misconduct     text not null,
  added_by       text not null,
  added_at       timestamptz not null default now(),
  retired_at     timestamptz
);
comment on table  discipline.offence_kind is '违纪行为字典: those of no school are everybody''s, a school adds its own';
comment on column discipline.offence_kind.id is '标识';
comment on column discipline.offence_kind.institution_id is '学校: null for all';
comment on column discipline.offence_kind.name is '名称';
comment on column discipline.offence_kind.misconduct is '违纪类别 (JY/T 1001), 代码表 misconduct';
comment on column discipline.offence_kind.added_by is '添加人';
comment on column discipline.offence_kind.added_at is '添加时间';
comment on column discipline.offence_kind.retired_at is '停用时间: nobody chooses it any more, old records keep it';
create unique index offence_kind_name on discipline.offence_kind (coalesce(institution_id, '00000000-0000-0000-0000-000000000000'), name);
revoke delete, truncate on discipline.offence_kind from ${app};

insert into discipline.offence_kind (name, misconduct, added_by) values
  ('逃课', '03', '预置'), ('违纪', '99', '预置'), ('迟交作业', '03', '预置'), ('抄袭', '03', '预置'),
  ('考试作弊', '03', '预置'), ('宿舍违纪', '12', '预置'), ('打架斗殴', '05', '预置'),
  ('扰乱教学秩序', '07', '预置'), ('网络违纪', '13', '预置'), ('涂改伪造证件', '04', '预置');

create table discipline.counter (
  institution_id uuid not null references organisation.unit,
  year           smallint not null,
  last           bigint not null,
  primary key (institution_id, year)
);
comment on table  discipline.counter is '违纪登记流水: its row is the lock between two who register';
comment on column discipline.counter.institution_id is '学校';
comment on column discipline.counter.year is '年度';
comment on column discipline.counter.last is '最后一个流水号';

create table discipline.offence (
  id             uuid primary key default kernel.new_id(),
  institution_id uuid not null references organisation.unit,
  enrolment_id   uuid not null references registry.enrolment,
  scope_pos      bigint not null,
  person_id      uuid not null,
  number         text not null,
  kind_id        uuid not null references discipline.offence_kind,
  occurred_on    date not null,
  place          text,
  facts          text not null check (facts <> ''),
  registrar_id   uuid references identity.account,
  registrar      text not null,
  registrar_role text not null,
  registered_at  timestamptz not null,
  state          text not null default 'open' check (state in ('open', 'proposed', 'sanctioned', 'closed')),
  case_id        uuid references workflow.case_file,
  closed_by      text,
  close_reason   text,
  unique (institution_id, number),
  check ((state = 'closed') = (close_reason is not null))
);
comment on table  discipline.offence is '违纪登记: what was seen, by whom, and what came of it';
comment on column discipline.offence.id is '标识';
comment on column discipline.offence.institution_id is '学校';
comment on column discipline.offence.enrolment_id is '学籍';
comment on column discipline.offence.scope_pos is '所在机构位置';
comment on column discipline.offence.person_id is '人员';
comment on column discipline.offence.number is '登记编号';
comment on column discipline.offence.kind_id is '违纪行为';
comment on column discipline.offence.occurred_on is '发生日期';
comment on column discipline.offence.place is '地点';
comment on column discipline.offence.facts is '事实经过';
comment on column discipline.offence.registrar_id is '登记人账户';
comment on column discipline.offence.registrar is '登记人';
comment on column discipline.offence.registrar_role is '登记人岗位';
comment on column discipline.offence.registered_at is '登记时间';
comment on column discipline.offence.state is '状态: open 待处理, proposed 已提请处分, sanctioned 已处分, closed 不予处分';
comment on column discipline.offence.case_id is '处分事项';
comment on column discipline.offence.closed_by is '结案人';
comment on column discipline.offence.close_reason is '不予处分理由';
create index offence_list on discipline.offence (scope_pos, id desc);
create index offence_of on discipline.offence (enrolment_id, id desc);
create index offence_kind_of on discipline.offence (kind_id);
create index offence_case on discipline.offence (case_id) where case_id is not null;
call kernel.scope_rows('discipline.offence', 'person_id');
create policy confided on discipline.offence as restrictive using (
  registrar_id::text = current_setting('app.account', true)
  or kernel.confides(array['student-affairs', 'legal-reviewer', 'appeals-committee', 'class-teacher', 'counsellor',
                           'department-registrar', 'academic-office-head', 'vice-principal', 'point-reviewer',
                           'branch-reviewer', 'province-reviewer']));
revoke delete, truncate on discipline.offence from ${app};

create table discipline.proceeding (
  case_id        uuid primary key references workflow.case_file,
  scope_pos      bigint not null,
  person_id      uuid not null,
  offence_id     uuid not null references discipline.offence,
  statement_kind text check (statement_kind in ('stated', 'hearing', 'waived', 'lapsed')),
  statement      text,
  spoken_by      text,
  heard_on       date,
  statement_note text,
  draft          text,
  drafted_on     date,
  drafter        text,
  lawful         boolean,
  legal_opinion  text,
  reviewed_on    date,
  reviewer       text,
  meeting        text check (meeting in ('principals', 'authorised')),
  meeting_on     date,
  meeting_number text,
  present        text,
  resolution     text,
  check ((statement_kind is null) = (heard_on is null)),
  check ((draft is null) = (drafted_on is null)),
  check ((legal_opinion is null) = (lawful is null)),
  check ((meeting is null) = (meeting_on is null))
);
comment on table  discipline.proceeding is '处分程序: what each step of a sanction has to bring about before it is passed';
comment on column discipline.proceeding.case_id is '处分事项';
comment on column discipline.proceeding.scope_pos is '所在机构位置';
comment on column discipline.proceeding.person_id is '人员';
comment on column discipline.proceeding.offence_id is '违纪登记';
comment on column discipline.proceeding.statement_kind is '陈述申辩: stated 已陈述, hearing 听证, waived 书面放弃, lapsed 逾期未陈述';
comment on column discipline.proceeding.statement is '陈述申辩内容';
comment on column discipline.proceeding.spoken_by is '陈述人: the student, a guardian, or whom they sent';
comment on column discipline.proceeding.heard_on is '陈述或听证日期';
comment on column discipline.proceeding.statement_note is '对申辩的复核意见';
comment on column discipline.proceeding.draft is '处分决定书稿';
comment on column discipline.proceeding.drafted_on is '拟稿日期';
comment on column discipline.proceeding.drafter is '拟稿人';
comment on column discipline.proceeding.lawful is '合法性审查结论';
comment on column discipline.proceeding.legal_opinion is '合法性审查意见';
comment on column discipline.proceeding.reviewed_on is '合法性审查日期';
comment on column discipline.proceeding.reviewer is '审查人';
comment on column discipline.proceeding.meeting is '会议: principals 校长办公会, authorised 校长授权的专门会议';
comment on column discipline.proceeding.meeting_on is '会议日期';
comment on column discipline.proceeding.meeting_number is '会议纪要编号';
comment on column discipline.proceeding.present is '出席人员';
comment on column discipline.proceeding.resolution is '会议决定';
create index proceeding_place on discipline.proceeding (scope_pos);
create index proceeding_offence on discipline.proceeding (offence_id);
call kernel.scope_rows('discipline.proceeding', 'person_id');
create policy confided on discipline.proceeding as restrictive using (
  kernel.confides(array['student-affairs', 'legal-reviewer', 'appeals-committee', 'class-teacher', 'counsellor',
                        'department-registrar', 'academic-office-head', 'vice-principal', 'point-reviewer',
                        'branch-reviewer', 'province-reviewer']));
revoke delete, truncate on discipline.proceeding from ${app};

create table discipline.paper (
  id         uuid primary key default kernel.new_id(),
  offence_id uuid references discipline.offence,
  case_id    uuid references workflow.case_file,
  scope_pos  bigint not null,
  person_id  uuid not null,
  part       text not null check (part in ('evidence', 'statement', 'hearing', 'legality', 'minutes', 'proof', 'appeal')),
  file_id    uuid not null references attachment.file,
  name       text not null,
  added_by   text not null,
  added_at   timestamptz not null,
  check ((offence_id is null) <> (case_id is null))
);
comment on table  discipline.paper is '违纪、处分、申诉材料';
comment on column discipline.paper.id is '标识';
comment on column discipline.paper.offence_id is '违纪登记';
comment on column discipline.paper.case_id is '事项';
comment on column discipline.paper.scope_pos is '所在机构位置';
comment on column discipline.paper.person_id is '人员';
comment on column discipline.paper.part is '材料: evidence 证据, statement 陈述申辩书, hearing 听证笔录, legality 合法性审查意见, minutes 会议纪要, proof 送达证明, appeal 复查材料';
comment on column discipline.paper.file_id is '附件';
comment on column discipline.paper.name is '文件名';
comment on column discipline.paper.added_by is '提交人';
comment on column discipline.paper.added_at is '提交时间';
create index paper_offence on discipline.paper (offence_id, id) where offence_id is not null;
create index paper_case on discipline.paper (case_id, id) where case_id is not null;
create index paper_place on discipline.paper (scope_pos);
create index paper_file on discipline.paper (file_id);
call kernel.scope_rows('discipline.paper', 'person_id');
call kernel.append_only('discipline.paper');
-- a move of the student's class moves the rows' place in the tree, never the facts
grant update (scope_pos, person_id) on discipline.paper to ${app};

create table discipline.delivery (
  id           uuid primary key default kernel.new_id(),
  case_id      uuid not null references workflow.case_file,
  scope_pos    bigint not null,
  person_id    uuid not null,
  what         text not null check (what in ('intent', 'decision', 'lifting', 'appeal')),
  document_id  uuid references document.document,
  way          text not null check (way in ('direct', 'left', 'post', 'announcement')),
  handed_on    date not null,
  delivered_on date not null,
  receiver     text,
  witnesses    text,
  tracking     text,
  reason       text,
  receipt_id   uuid references document.document,
  recorded_by  text not null,
  recorded_at  timestamptz not null,
  unique (case_id, what),
  check (delivered_on >= handed_on),
  check (way <> 'left' or witnesses is not null),
  check (way <> 'post' or tracking is not null)
);
comment on table  discipline.delivery is '送达: how and when a paper reached the student (普通高等学校学生管理规定 第五十五条)';
comment on column discipline.delivery.id is '标识';
comment on column discipline.delivery.case_id is '事项';
comment on column discipline.delivery.scope_pos is '所在机构位置';
comment on column discipline.delivery.person_id is '人员';
comment on column discipline.delivery.what is '送达文书: intent 拟处分告知书, decision 决定书, lifting 解除决定书, appeal 复查决定书';
comment on column discipline.delivery.document_id is '文书';
comment on column discipline.delivery.way is '送达方式: direct 直接, left 留置, post 邮寄, announcement 公告';
comment on column discipline.delivery.handed_on is '送交、留置、寄达或公告之日';
comment on column discipline.delivery.delivered_on is '视为送达之日';
comment on column discipline.delivery.receiver is '签收人';
comment on column discipline.delivery.witnesses is '见证人';
comment on column discipline.delivery.tracking is '邮件编号';
comment on column discipline.delivery.reason is '未能以前一方式送达的原因';
comment on column discipline.delivery.receipt_id is '送达回证';
comment on column discipline.delivery.recorded_by is '送达人';
comment on column discipline.delivery.recorded_at is '登记时间';
create index delivery_place on discipline.delivery (scope_pos);
create index delivery_document on discipline.delivery (document_id) where document_id is not null;
create index delivery_receipt on discipline.delivery (receipt_id) where receipt_id is not null;
call kernel.scope_rows('discipline.delivery', 'person_id');
call kernel.append_only('discipline.delivery');
grant update (scope_pos, person_id, receipt_id) on discipline.delivery to ${app};

create table discipline.sanction (
  id             uuid primary key default kernel.new_id(),
  institution_id uuid not null references organisation.unit,
  enrolment_id   uuid not null references registry.enrolment,
  scope_pos      bigint not null,
  person_id      uuid not null,
  case_id        uuid not null references workflow.case_file,
  offence_id     uuid not null references discipline.offence,
  replaces_id    uuid references discipline.sanction,
  number         text,
  measure        text not null check (measure in ('warning', 'serious-warning', 'demerit', 'probation', 'expulsion', 'lowered-mark')),
  months         smallint check (months between 1 and 24),
  grade_id       uuid references coursework.grade,
  mark           smallint check (mark between 0 and 100),
  mark_before    smallint,
  decided_on     date not null,
  starts_on      date,
  ends_on        date,
  state          text not null default 'decided' check (state in ('decided', 'in-force', 'lifted', 'revoked', 'changed')),
  suspended_on   date,
  expulsion_id   uuid references workflow.case_file,
  ended_on       date,
  end_reason     text,
  check ((months is null) = (measure in ('expulsion', 'lowered-mark'))),
  check ((measure = 'lowered-mark') = (grade_id is not null and mark is not null)),
  check ((state = 'decided') = (starts_on is null) or state in ('revoked', 'changed')),
  check ((state in ('lifted', 'revoked', 'changed')) = (ended_on is not null))
);
comment on table  discipline.sanction is '处分: decided, in force from its delivery, lifted at its end or taken back';
comment on column discipline.sanction.id is '标识';
comment on column discipline.sanction.institution_id is '学校';
comment on column discipline.sanction.enrolment_id is '学籍';
comment on column discipline.sanction.scope_pos is '所在机构位置';
comment on column discipline.sanction.person_id is '人员';
comment on column discipline.sanction.case_id is '作出处分的事项';
comment on column discipline.sanction.offence_id is '违纪登记';
comment on column discipline.sanction.replaces_id is '所变更的处分';
comment on column discipline.sanction.number is '处分决定书编号';
comment on column discipline.sanction.measure is '处分种类: warning 警告, serious-warning 严重警告, demerit 记过, probation 留校察看, expulsion 开除学籍, lowered-mark 降低分数';
comment on column discipline.sanction.months is '处分期限, 月';
comment on column discipline.sanction.grade_id is '所降低的成绩';
comment on column discipline.sanction.mark is '降低后的分数';
comment on column discipline.sanction.mark_before is '降低前的分数';
comment on column discipline.sanction.decided_on is '决定日期';
comment on column discipline.sanction.starts_on is '生效日期: the day of delivery';
comment on column discipline.sanction.ends_on is '期满日期';
comment on column discipline.sanction.state is '状态: decided 待送达, in-force 生效中, lifted 已解除, revoked 已撤销, changed 已变更';
comment on column discipline.sanction.suspended_on is '暂缓执行起';
comment on column discipline.sanction.expulsion_id is '开除学籍登记事项';
comment on column discipline.sanction.ended_on is '解除、撤销或变更日期';
comment on column discipline.sanction.end_reason is '解除、撤销或变更依据';
create unique index sanction_number on discipline.sanction (institution_id, number) where replaces_id is null;
create index sanction_list on discipline.sanction (scope_pos, id desc);
create index sanction_of on discipline.sanction (enrolment_id, id desc);
create index sanction_case on discipline.sanction (case_id);
create index sanction_offence on discipline.sanction (offence_id);
create index sanction_replaces on discipline.sanction (replaces_id) where replaces_id is not null;
create index sanction_grade on discipline.sanction (grade_id) where grade_id is not null;
create index sanction_expulsion on discipline.sanction (expulsion_id) where expulsion_id is not null;
-- those that ought to be lifted
create index sanction_ends on discipline.sanction (ends_on) where state = 'in-force' and ends_on is not null;
call kernel.scope_rows('discipline.sanction', 'person_id');
create policy confided on discipline.sanction as restrictive using (
  kernel.confides(array['student-affairs', 'legal-reviewer', 'appeals-committee', 'class-teacher', 'counsellor',
                        'department-registrar', 'registrar', 'academic-office-head', 'vice-principal',
                        'archive-keeper', 'point-reviewer', 'branch-reviewer', 'province-reviewer']));
revoke delete, truncate on discipline.sanction from ${app};

create table discipline.appeal (
  case_id          uuid primary key references workflow.case_file,
  decided_id       uuid not null references workflow.case_file,
  scope_pos        bigint not null,
  person_id        uuid not null,
  received_on      date not null,
  due_on           date not null,
  extended_by      text,
  extend_reason    text,
  suspended_on     date,
  suspend_reason   text,
  suspended_until  date,
  conclusion       text check (conclusion in ('uphold', 'revoke', 'change')),
  measure          text check (measure in ('warning', 'serious-warning', 'demerit', 'probation')),
  months           smallint check (months between 1 and 24),
  grounds          text,
  concluded_on     date,
  minutes_number   text,
  number           text,
  reversal_id      uuid references workflow.case_file,
  province_on      date,
  province_due_on  date,
  province_outcome text check (province_outcome in ('uphold', 'revoke', 'change')),
  province_number  text,
  province_decided date,
  check ((conclusion is null) = (concluded_on is null)),
  check ((conclusion = 'change') = (measure is not null) or conclusion is null and measure is null),
  check ((province_outcome is null) = (province_decided is null))
);
comment on table  discipline.appeal is '申诉: its clocks, the committee''s conclusion, and what the province says';
comment on column discipline.appeal.case_id is '申诉事项';
comment on column discipline.appeal.decided_id is '所申诉的决定';
comment on column discipline.appeal.scope_pos is '所在机构位置';
comment on column discipline.appeal.person_id is '人员';
comment on column discipline.appeal.received_on is '收到申诉日期';
comment on column discipline.appeal.due_on is '应作出复查结论之日';
comment on column discipline.appeal.extended_by is '批准延期人';
comment on column discipline.appeal.extend_reason is '延期理由';
comment on column discipline.appeal.suspended_on is '建议暂缓执行之日';
comment on column discipline.appeal.suspend_reason is '暂缓执行理由';
comment on column discipline.appeal.suspended_until is '恢复执行之日';
comment on column discipline.appeal.conclusion is '复查结论: uphold 维持, revoke 撤销, change 变更';
comment on column discipline.appeal.measure is '变更为';
comment on column discipline.appeal.months is '变更后的期限, 月';
comment on column discipline.appeal.grounds is '复查理由';
comment on column discipline.appeal.concluded_on is '复查结论日期';
comment on column discipline.appeal.minutes_number is '委员会会议纪要编号';
comment on column discipline.appeal.number is '复查决定书编号';
comment on column discipline.appeal.reversal_id is '撤销异动事项';
comment on column discipline.appeal.province_on is '向省级教育行政部门申诉日期';
comment on column discipline.appeal.province_due_on is '省级教育行政部门应处理之日';
comment on column discipline.appeal.province_outcome is '省级处理结果: uphold 维持, revoke 撤销, change 责令变更';
comment on column discipline.appeal.province_number is '省级决定文号';
comment on column discipline.appeal.province_decided is '省级决定日期';
create index appeal_decided on discipline.appeal (decided_id);
create index appeal_place on discipline.appeal (scope_pos);
create index appeal_due on discipline.appeal (due_on) where concluded_on is null;
create index appeal_reversal on discipline.appeal (reversal_id) where reversal_id is not null;
call kernel.scope_rows('discipline.appeal', 'person_id');
create policy confided on discipline.appeal as restrictive using (
  kernel.confides(array['student-affairs', 'legal-reviewer', 'appeals-committee', 'academic-office-head',
                        'vice-principal']));
revoke delete, truncate on discipline.appeal from ${app};

create table discipline.appeal_member (
  case_id    uuid not null references discipline.appeal,
  account_id uuid not null references identity.account,
  name       text not null,
  scope_pos  bigint not null,
  person_id  uuid not null,
  primary key (case_id, account_id)
);
comment on table  discipline.appeal_member is '参加复查的委员: none of them took part in what is appealed against';
comment on column discipline.appeal_member.case_id is '申诉事项';
comment on column discipline.appeal_member.account_id is '委员账户';
comment on column discipline.appeal_member.name is '委员';
comment on column discipline.appeal_member.scope_pos is '所在机构位置';
comment on column discipline.appeal_member.person_id is '人员';
create index appeal_member_place on discipline.appeal_member (scope_pos);
create index appeal_member_account on discipline.appeal_member (account_id);
call kernel.scope_rows('discipline.appeal_member', 'person_id');
call kernel.append_only('discipline.appeal_member');
grant update (scope_pos, person_id) on discipline.appeal_member to ${app};
