-- 证据矩阵: what may be corrected when, by whom, with which evidence. A line is never written over: the
-- one of the latest day, and of that the latest written, holds; a school's own before its education's.
create table change.correction_rule (
  id             uuid primary key default kernel.new_id(),
  institution_id uuid references organisation.unit,
  education      text,
  field          text not null,
  reason         text not null check (reason in ('information-change', 'entry-error')),
  moment         text not null check (moment in ('new', 'enrolled', 'graduate')),
  verdict        text not null check (verdict in ('open', 'late', 'closed')),
  tier           text not null check (tier in ('unit', 'above')),
  evidence       text not null default '',
  source         text not null,
  since          date not null,
  why            text,
  set_by         text not null,
  set_at         timestamptz not null
);
comment on table  change.correction_rule is '证据矩阵: one line a field, reason and moment';
comment on column change.correction_rule.id is '标识';
comment on column change.correction_rule.institution_id is '学校: null for all';
comment on column change.correction_rule.education is '教育类型: null for all';
comment on column change.correction_rule.field is '信息项';
comment on column change.correction_rule.reason is '修改原因: 信息变更 or 录入错误';
comment on column change.correction_rule.moment is '时机: 新生首学期, 在籍, 毕业生';
comment on column change.correction_rule.verdict is '办理: 受理, 逾期特批, 不受理';
comment on column change.correction_rule.tier is '类别: unit (A, at the unit) or above (B)';
comment on column change.correction_rule.evidence is '证明材料: a space means and, a slash means or';
comment on column change.correction_rule.source is '依据';
comment on column change.correction_rule.since is '自何日起';
comment on column change.correction_rule.why is '修改理由';
comment on column change.correction_rule.set_by is '设定人';
comment on column change.correction_rule.set_at is '设定时间';
create index correction_rule_school on change.correction_rule (institution_id);
call kernel.append_only('change.correction_rule');

insert into change.correction_rule
  (education, field, reason, moment, verdict, tier, evidence, source, since, set_by, set_at)
select null, f.field, r.reason, m.moment,
       case m.moment when 'graduate' then 'late' else 'open' end,
       f.tier,
       trim(case r.reason when 'entry-error' then f.error else f.change end
            || case when m.moment = 'graduate' and f.tier = 'above' then ' graduation-form' else '' end),
       f.source, date '1900-01-01', '系统', timestamptz '2026-11-26 00:00+08'
  from (values
    ('name', 'above', 'identity-card-both former-name-page/police-correction', 'identity-card-both enrolment-form',
     '国家开放大学学生基本信息修改材料要求 3、5'),
    ('former-name', 'above', 'former-name-page/police-correction', 'former-name-page/police-correction',
     '国家开放大学学生基本信息修改材料要求 3'),
    ('sex', 'above', 'identity-card-both', 'identity-card-both enrolment-form',
     '国家开放大学学生基本信息修改材料要求 1、5'),
    ('ethnicity', 'above', 'identity-card-both', 'identity-card-both enrolment-form',
     '国家开放大学学生基本信息修改材料要求 1、5'),
    ('birth-on', 'above', 'identity-card-both correction-letter/change-proof/police-proof',
     'identity-card-both enrolment-form', '国家开放大学学生基本信息修改材料要求 4、5'),
    ('document-type', 'above', 'identity-card-both correction-letter/change-proof/police-proof',
     'identity-card-both enrolment-form', '国家开放大学学生基本信息修改材料要求 4、5'),
    ('document-number', 'above', 'identity-card-both correction-letter/change-proof/police-proof',
     'identity-card-both enrolment-form', '国家开放大学学生基本信息修改材料要求 4、5'),
    ('previous-education', 'above', 'higher:credential-query/credential-report lower:former-certificate',
     'higher:credential-query/credential-report lower:former-certificate',
     '国家开放大学学生基本信息修改材料要求 2、5'),
    ('household-type', 'unit', 'household-page', 'household-page', '中小学生学籍管理办法 第二章'),
    ('household-address', 'unit', 'household-page', 'household-page', '中小学生学籍管理办法 第二章'),
    ('home-address', 'unit', '', '', '中小学生学籍管理办法 第二章'),
    ('phone', 'unit', '', '', '学校规定'),
    ('email', 'unit', '', '', '学校规定'),
    ('native-place', 'unit', '', '', '学校规定'),
    ('political-status', 'unit', '', '', '学校规定'),
    ('guardian-name', 'unit', 'guardian-proof', 'guardian-proof', '民法典 第二十七条'),
    ('guardian-relation', 'unit', 'guardian-proof', 'guardian-proof', '民法典 第二十七条'),
    ('guardian-phone', 'unit', '', '', '学校规定')
  ) as f (field, tier, change, error, source)
  cross join (values ('information-change'), ('entry-error')) as r (reason)
  cross join (values ('new'), ('enrolled'), ('graduate')) as m (moment);

-- 国开: an error made at enrolment is put right within the first term; later only as an exception
insert into change.correction_rule
  (education, field, reason, moment, verdict, tier, evidence, source, since, set_by, set_at)
select 'open', field, reason, moment, 'late', tier, evidence,
       '国家开放大学学籍信息修改: 新生须于入学首学期内申请, 逾期个例由主管校长审批', since, set_by, set_at
  from change.correction_rule
 where education is null and reason = 'entry-error' and moment = 'enrolled' and tier = 'above';

-- 更正项: old and new value of one field in one case, sealed
create table change.correction_item (
  id           uuid primary key default kernel.new_id(),
  case_id      uuid not null references workflow.case_file,
  enrolment_id uuid not null references registry.enrolment,
  person_id    uuid not null,
  scope_pos    bigint not null,
  field        text not null,
  salt         bytea not null,
  before_value bytea,
  after_value  bytea,
  unique (case_id, field)
);
comment on table  change.correction_item is '更正项';
comment on column change.correction_item.id is '标识';
comment on column change.correction_item.case_id is '事项';
comment on column change.correction_item.enrolment_id is '学籍';
comment on column change.correction_item.person_id is '人员';
comment on column change.correction_item.scope_pos is '所在机构位置';
comment on column change.correction_item.field is '信息项';
comment on column change.correction_item.salt is '盐';
comment on column change.correction_item.before_value is '原信息(加密)';
comment on column change.correction_item.after_value is '修改后信息(加密)';
create index correction_item_student on change.correction_item (enrolment_id, field);
call kernel.scope_rows('change.correction_item', 'person_id');
revoke truncate on change.correction_item from ${app};

-- 人工核对: what a person has seen of the images, where a program cannot know
create table change.correction_check (
  case_id      uuid not null references workflow.case_file,
  enrolment_id uuid not null references registry.enrolment,
  person_id    uuid not null,
  scope_pos    bigint not null,
  tick         text not null check (tick in ('originals', 'both-sides', 'all-pages', 'legible', 'scanned')),
  checked_by   text not null,
  checked_at   timestamptz not null,
  primary key (case_id, tick)
);
comment on table  change.correction_check is '更正材料核对';
comment on column change.correction_check.case_id is '事项';
comment on column change.correction_check.enrolment_id is '学籍';
comment on column change.correction_check.person_id is '人员';
comment on column change.correction_check.scope_pos is '所在机构位置';
comment on column change.correction_check.tick is '核对项';
comment on column change.correction_check.checked_by is '核对人';
comment on column change.correction_check.checked_at is '核对时间';
create index correction_check_student on change.correction_check (enrolment_id);
call kernel.scope_rows('change.correction_check', 'person_id');
revoke delete, truncate on change.correction_check from ${app};

-- 信息更正: what took effect, for the report to the higher body
create table change.correction (
  case_id        uuid primary key references workflow.case_file,
  enrolment_id   uuid not null references registry.enrolment,
  person_id      uuid not null,
  scope_pos      bigint not null,
  institution_id uuid not null references organisation.unit,
  moment         text not null check (moment in ('new', 'enrolled', 'graduate')),
  reason         text not null,
  tier           text not null,
  late_reason    text,
  certificate_number text,
  act_id         uuid not null,
  granted_on     date not null,
  reversed_at    timestamptz
);
comment on table  change.correction is '信息更正';
comment on column change.correction.case_id is '事项';
comment on column change.correction.enrolment_id is '学籍';
comment on column change.correction.person_id is '人员';
comment on column change.correction.scope_pos is '所在机构位置';
comment on column change.correction.institution_id is '学校';
comment on column change.correction.moment is '时机';
comment on column change.correction.reason is '修改原因';
comment on column change.correction.tier is '类别';
comment on column change.correction.late_reason is '逾期原因';
comment on column change.correction.certificate_number is '注册证号';
comment on column change.correction.act_id is '更正记录';
comment on column change.correction.granted_on is '生效登记日';
comment on column change.correction.reversed_at is '撤销时间';
create index correction_student on change.correction (enrolment_id);
create index correction_to_report on change.correction (institution_id, moment) where reversed_at is null;
call kernel.scope_rows('change.correction', 'person_id');
revoke delete, truncate on change.correction from ${app};

-- 上报批次: frozen and numbered
create table change.correction_report (
  id             uuid primary key default kernel.new_id(),
  institution_id uuid not null references organisation.unit,
  scope_pos      bigint not null,
  moment         text not null check (moment in ('new', 'enrolled', 'graduate')),
  year           int not null,
  seq            int not null,
  made_by        text not null,
  made_at        timestamptz not null,
  unique (institution_id, year, seq)
);
comment on table  change.correction_report is '信息修改上报批次';
comment on column change.correction_report.id is '标识';
comment on column change.correction_report.institution_id is '学校';
comment on column change.correction_report.scope_pos is '所在机构位置';
comment on column change.correction_report.moment is '表别: 新生, 在籍生, 毕业生';
comment on column change.correction_report.year is '年度';
comment on column change.correction_report.seq is '批次号';
comment on column change.correction_report.made_by is '生成人';
comment on column change.correction_report.made_at is '生成时间';
call kernel.scope_rows('change.correction_report');
call kernel.append_only('change.correction_report');
grant update (scope_pos) on change.correction_report to ${app};

create table change.correction_report_line (
  report_id      uuid not null references change.correction_report,
  case_id        uuid not null references workflow.case_file,
  enrolment_id   uuid not null references registry.enrolment,
  person_id      uuid not null,
  scope_pos      bigint not null,
  student_number text not null,
  name           text not null,
  primary key (report_id, case_id)
);
comment on table  change.correction_report_line is '上报批次明细: number and name as they were when it was frozen';
comment on column change.correction_report_line.report_id is '批次';
comment on column change.correction_report_line.case_id is '事项';
comment on column change.correction_report_line.enrolment_id is '学籍';
comment on column change.correction_report_line.person_id is '人员';
comment on column change.correction_report_line.scope_pos is '所在机构位置';
comment on column change.correction_report_line.student_number is '学号, 毕业生为注册证号';
comment on column change.correction_report_line.name is '姓名';
-- what was reported once is not reported again
create unique index one_report_a_correction on change.correction_report_line (case_id);
create index correction_report_line_student on change.correction_report_line (enrolment_id);
call kernel.scope_rows('change.correction_report_line', 'person_id');
call kernel.append_only('change.correction_report_line');
grant update (scope_pos, person_id) on change.correction_report_line to ${app};

-- 材料的影像要求 of the corrections: JPG or PNG, at most 10 MB, 200 x 200 pixels at least
insert into attachment.kind (key, media_types, most_bytes, least_width, least_height, source, label, label_en)
select k.key, '{image/jpeg,image/png}', 10485760, 200, 200,
       '国家开放大学学生基本信息修改材料要求: JPG、PNG, 10 MB 以内, 200*200 以上', k.label, k.label_en
  from (values
    ('identity-card-both', '身份证', 'Identity card, both sides'),
    ('former-name-page', '户口本曾用名页', 'Household book, page of former names'),
    ('police-correction', '公安主项信息变更更正证明', 'Police certificate of correction'),
    ('correction-letter', '更正事项告知函', 'Letter on the correction'),
    ('change-proof', '变更证明', 'Proof of the change'),
    ('police-proof', '公安证明', 'Police certificate'),
    ('enrolment-form', '报名登记表', 'Enrolment form'),
    ('credential-query', '学信网查询结果', 'Result of the national credential query'),
    ('credential-report', '学历认证报告', 'Credential verification report'),
    ('former-certificate', '毕业证书', 'Former diploma, original'),
    ('graduation-form', '毕业生登记表', 'Graduate’s registration form'),
    ('household-page', '户口簿页', 'Page of the household book'),
    ('guardian-proof', '监护关系证明', 'Proof of guardianship'),
    ('late-report', '逾期书面报告', 'Written report on the delay')) as k (key, label, label_en);
