-- 学期归档: what was signed and frozen of a term, where its papers lie, who worked at its exams, and
-- whether all of it was handed in.
create table coursework.score_sheet (
  id             uuid primary key default kernel.new_id(),
  institution_id uuid not null references organisation.unit,
  scope_pos      bigint not null,
  unit_id        uuid not null references organisation.unit,
  term_id        uuid not null references calendar.term,
  task_id        uuid references coursework.task,
  edition        smallint not null check (edition > 0),
  replaces_id    uuid references coursework.score_sheet,
  reason         text,
  number         text not null,
  content        bytea not null,
  file_id        uuid not null references attachment.file,
  digest         bytea not null,
  students       int not null,
  signed_by      uuid,
  signer         text not null,
  signed_at      timestamptz not null,
  check ((edition = 1) = (replaces_id is null)),
  check ((edition = 1) = (reason is null)),
  -- the lock between two who sign at once
  unique nulls not distinct (unit_id, term_id, task_id, edition),
  unique (institution_id, number)
);
comment on table  coursework.score_sheet is '归档成绩表: 各班成绩总表 (without a task) and 单科成绩单, signed and frozen; a later edition names the one before';
comment on column coursework.score_sheet.id is '标识';
comment on column coursework.score_sheet.institution_id is '学校';
comment on column coursework.score_sheet.scope_pos is '所在机构位置';
comment on column coursework.score_sheet.unit_id is '班级';
comment on column coursework.score_sheet.term_id is '学期';
comment on column coursework.score_sheet.task_id is '教学任务: of a single-course sheet, null for the class total';
comment on column coursework.score_sheet.edition is '第几版';
comment on column coursework.score_sheet.replaces_id is '前一版';
comment on column coursework.score_sheet.reason is '再版原因';
comment on column coursework.score_sheet.number is '文号';
comment on column coursework.score_sheet.content is '所载成绩的 SHA-256 摘要: nothing is signed twice that has not changed';
comment on column coursework.score_sheet.file_id is '版式文件';
comment on column coursework.score_sheet.digest is '版式文件 SHA-256 摘要';
comment on column coursework.score_sheet.students is '人数';
comment on column coursework.score_sheet.signed_by is '签字人账户';
comment on column coursework.score_sheet.signer is '签字人';
comment on column coursework.score_sheet.signed_at is '签字时间';
create index score_sheet_place on coursework.score_sheet (scope_pos);
create index score_sheet_term on coursework.score_sheet (term_id);
create index score_sheet_task on coursework.score_sheet (task_id) where task_id is not null;
create index score_sheet_replaced on coursework.score_sheet (replaces_id) where replaces_id is not null;
call kernel.scope_rows('coursework.score_sheet');
revoke delete, truncate on coursework.score_sheet from ${app};

create function coursework.guard_score_sheet() returns trigger language plpgsql as $$
begin
  if (new.unit_id, new.term_id, new.task_id, new.edition, new.replaces_id, new.number, new.content, new.file_id,
      new.digest, new.signer, new.signed_at)
     is distinct from
     (old.unit_id, old.term_id, old.task_id, old.edition, old.replaces_id, old.number, old.content, old.file_id,
      old.digest, old.signer, old.signed_at) then
    raise exception 'a signed sheet is frozen';
  end if;
  return new;
end
$$;
create trigger score_sheet_stays before update on coursework.score_sheet
  for each row execute function coursework.guard_score_sheet();

create table coursework.exam_paper (
  id        uuid primary key default kernel.new_id(),
  task_id   uuid not null references coursework.task,
  scope_pos bigint not null,
  kind      text not null check (kind in ('paper-a', 'paper-b', 'scripts')),
  count     int not null check (count > 0),
  place     text not null,
  keeper    text not null,
  setter_id uuid references identity.account,
  lodged_on date not null,
  lodger    text not null,
  lodged_at timestamptz not null,
  ended_at  timestamptz
);
comment on table  coursework.exam_paper is '试卷与答卷存放: where they lie and who keeps them; what was moved has a line of its own';
comment on column coursework.exam_paper.id is '标识';
comment on column coursework.exam_paper.task_id is '教学任务';
comment on column coursework.exam_paper.scope_pos is '所在机构位置';
comment on column coursework.exam_paper.kind is '种类: paper-a A 卷, paper-b B 卷, scripts 答卷';
comment on column coursework.exam_paper.count is '份数';
comment on column coursework.exam_paper.place is '存放地点';
comment on column coursework.exam_paper.keeper is '保管人';
comment on column coursework.exam_paper.setter_id is '命题教师账户: of papers alone';
comment on column coursework.exam_paper.lodged_on is '存放日期';
comment on column coursework.exam_paper.lodger is '登记人';
comment on column coursework.exam_paper.lodged_at is '登记时间';
comment on column coursework.exam_paper.ended_at is '移出时间: a later line says where it lies now';
create unique index one_exam_paper on coursework.exam_paper (task_id, kind) where ended_at is null;
create index exam_paper_task on coursework.exam_paper (task_id);
create index exam_paper_place on coursework.exam_paper (scope_pos);
create index exam_paper_setter on coursework.exam_paper (setter_id) where setter_id is not null;
call kernel.scope_rows('coursework.exam_paper');
revoke delete, truncate on coursework.exam_paper from ${app};

create table coursework.exam_duty (
  id             uuid primary key default kernel.new_id(),
  institution_id uuid not null references organisation.unit,
  scope_pos      bigint not null,
  term_id        uuid not null references calendar.term,
  account_id     uuid not null references identity.account,
  round          text not null check (round in ('final', 'make-up')),
  duty           text not null check (duty in ('set', 'invigilate', 'inspect', 'mark')),
  subject        text not null,
  quantity       numeric(7, 1) not null check (quantity > 0),
  source         text not null,
  recorder       text not null,
  recorded_at    timestamptz not null,
  struck_at      timestamptz,
  struck_why     text,
  check ((struck_at is null) = (struck_why is null))
);
comment on table  coursework.exam_duty is '考试工作量登记: what is not computed from papers and grades, and what other parts report, such as make-up exams';
comment on column coursework.exam_duty.id is '标识';
comment on column coursework.exam_duty.institution_id is '学校';
comment on column coursework.exam_duty.scope_pos is '所在机构位置';
comment on column coursework.exam_duty.term_id is '学期';
comment on column coursework.exam_duty.account_id is '教师账户';
comment on column coursework.exam_duty.round is '考试轮次: final 期末, make-up 补考';
comment on column coursework.exam_duty.duty is '工作: set 命题, invigilate 监考, inspect 巡考, mark 阅卷';
comment on column coursework.exam_duty.subject is '内容: a course, a room, a session';
comment on column coursework.exam_duty.quantity is '数量: papers set, sessions invigilated, scripts marked';
comment on column coursework.exam_duty.source is '来源: `manual`, or the part that reports it with its own key, once each';
comment on column coursework.exam_duty.recorder is '登记人';
comment on column coursework.exam_duty.recorded_at is '登记时间';
comment on column coursework.exam_duty.struck_at is '撤销时间';
comment on column coursework.exam_duty.struck_why is '撤销原因';
-- one line for each thing another part reports, however often it does
create unique index exam_duty_source on coursework.exam_duty (source, account_id, duty)
  where source <> 'manual' and struck_at is null;
create index exam_duty_term on coursework.exam_duty (term_id, scope_pos);
create index exam_duty_place on coursework.exam_duty (scope_pos);
create index exam_duty_account on coursework.exam_duty (account_id);
call kernel.scope_rows('coursework.exam_duty');
revoke delete, truncate on coursework.exam_duty from ${app};

create table coursework.term_report (
  id             uuid primary key default kernel.new_id(),
  institution_id uuid not null references organisation.unit,
  scope_pos      bigint not null,
  unit_id        uuid not null references organisation.unit,
  term_id        uuid not null references calendar.term,
  matter         text not null check (matter in ('materials', 'workload')),
  due_on         date not null,
  handed_by      uuid,
  hander         text not null,
  handed_at      timestamptz not null,
  handed_on      date not null,
  receiver       text,
  received_at    timestamptz,
  check ((receiver is null) = (received_at is null)),
  -- the lock between two who hand in at once
  unique (unit_id, term_id, matter)
);
comment on table  coursework.term_report is '学期归档上报: materials and workload handed in by a college, received by the academic office';
comment on column coursework.term_report.id is '标识';
comment on column coursework.term_report.institution_id is '学校';
comment on column coursework.term_report.scope_pos is '所在机构位置';
comment on column coursework.term_report.unit_id is '上报单位';
comment on column coursework.term_report.term_id is '学期';
comment on column coursework.term_report.matter is '事项: materials 成绩与试卷, workload 考试工作量';
comment on column coursework.term_report.due_on is '截止日期';
comment on column coursework.term_report.handed_by is '上报人账户';
comment on column coursework.term_report.hander is '上报人';
comment on column coursework.term_report.handed_at is '上报时间';
comment on column coursework.term_report.handed_on is '上报日期';
comment on column coursework.term_report.receiver is '接收人';
comment on column coursework.term_report.received_at is '接收时间';
create index term_report_place on coursework.term_report (scope_pos);
create index term_report_term on coursework.term_report (term_id);
call kernel.scope_rows('coursework.term_report');
revoke delete, truncate on coursework.term_report from ${app};
