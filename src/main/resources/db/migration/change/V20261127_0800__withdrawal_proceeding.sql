-- 退学处理程序 (普通高等学校学生管理规定 第五十五条、第五十六条): what each step of a withdrawal by the school has brought
-- about, written by the step itself, and by whom. The notice and its delivery are a document and a
-- row of discipline.delivery.
create table change.withdrawal_proceeding (
  case_id        uuid primary key references workflow.case_file,
  scope_pos      bigint not null,
  person_id      uuid not null,
  ground         text,
  facts          text,
  intended_by    text,
  statement_kind text check (statement_kind in ('stated', 'hearing', 'waived', 'lapsed')),
  statement      text,
  spoken_by      text,
  heard_on       date,
  hearer         text,
  lawful         boolean,
  legal_opinion  text,
  reviewed_on    date,
  reviewer       text,
  meeting        text check (meeting in ('principals', 'authorised')),
  meeting_on     date,
  meeting_number text,
  present        text,
  resolution     text,
  minuted_by     text,
  check ((ground is null) = (facts is null)),
  check ((statement_kind is null) = (heard_on is null)),
  check ((lawful is null) = (reviewed_on is null)),
  check ((meeting is null) = (meeting_on is null))
);
comment on table  change.withdrawal_proceeding is '退学处理程序: what each step of a withdrawal by the school has to bring about before it is passed';
comment on column change.withdrawal_proceeding.case_id is '退学处理事项';
comment on column change.withdrawal_proceeding.scope_pos is '所在机构位置';
comment on column change.withdrawal_proceeding.person_id is '人员';
comment on column change.withdrawal_proceeding.ground is '告知的情形';
comment on column change.withdrawal_proceeding.facts is '告知的事实';
comment on column change.withdrawal_proceeding.intended_by is '拟出告知书的人';
comment on column change.withdrawal_proceeding.statement_kind is '陈述申辩: stated 已陈述, hearing 听证, waived 书面放弃, lapsed 逾期未陈述';
comment on column change.withdrawal_proceeding.statement is '陈述申辩内容';
comment on column change.withdrawal_proceeding.spoken_by is '陈述人: the student, a guardian, or whom they sent';
comment on column change.withdrawal_proceeding.heard_on is '陈述或听证日期';
comment on column change.withdrawal_proceeding.hearer is '记录人';
comment on column change.withdrawal_proceeding.lawful is '合法性审查结论';
comment on column change.withdrawal_proceeding.legal_opinion is '合法性审查意见';
comment on column change.withdrawal_proceeding.reviewed_on is '合法性审查日期';
comment on column change.withdrawal_proceeding.reviewer is '审查人';
comment on column change.withdrawal_proceeding.meeting is '会议: principals 校长办公会, authorised 校长授权的专门会议';
comment on column change.withdrawal_proceeding.meeting_on is '会议日期';
comment on column change.withdrawal_proceeding.meeting_number is '会议纪要编号';
comment on column change.withdrawal_proceeding.present is '出席人员';
comment on column change.withdrawal_proceeding.resolution is '会议决定';
comment on column change.withdrawal_proceeding.minuted_by is '登记会议的人';
create index withdrawal_proceeding_place on change.withdrawal_proceeding (scope_pos);
call kernel.scope_rows('change.withdrawal_proceeding', 'person_id');
revoke delete, truncate on change.withdrawal_proceeding from ${app};
