create schema credential;
comment on schema credential is '证书证明';

-- Transcripts asked for by a college for a whole class, agreed to by the academic office.
create table credential.batch (
  id             uuid primary key default kernel.new_id(),
  institution_id uuid not null references organisation.unit,
  scope_pos      bigint not null,
  unit_id        uuid not null references organisation.unit,
  purpose        text not null check (purpose in ('career', 'class', 'guardian')),
  form           text not null check (form in ('transcript', 'certificate', 'term')),
  term_id        uuid references calendar.term,
  language       text not null check (language in ('zh', 'en', 'both')),
  title          text not null,
  state          text not null default 'asked' check (state in ('asked', 'turned-down', 'waiting', 'running', 'done')),
  asked_by       uuid,
  asker          text not null,
  asked_at       timestamptz not null,
  decided_by     uuid,
  decider        text,
  decider_role   text,
  decider_unit   uuid references organisation.unit,
  decided_at     timestamptz,
  decision       text,
  beaten_at      timestamptz,
  ended_at       timestamptz,
  handed_to      text,
  handed_on      date,
  handed_by      text,
  check ((form = 'term') = (term_id is not null)),
  check ((state = 'asked') = (decided_at is null)),
  check ((handed_to is null) = (handed_on is null)),
  check (handed_to is null or state = 'done')
);
comment on table  credential.batch is '成批出具成绩单: a class''s at once, asked for by the college, agreed to by the academic office';
comment on column credential.batch.id is '标识';
comment on column credential.batch.institution_id is '学校';
comment on column credential.batch.scope_pos is '所在机构位置';
comment on column credential.batch.unit_id is '班级';
comment on column credential.batch.purpose is '用途类别: career 毕业生或全校性大型招聘会, class 班级使用, guardian 家长';
comment on column credential.batch.form is '样式: transcript 成绩单, certificate 成绩证明, term 学期成绩单';
comment on column credential.batch.term_id is '学期: of term sheets alone';
comment on column credential.batch.language is '语言: zh 中文, en 英文, both 中英文各一份';
comment on column credential.batch.title is '用途';
comment on column credential.batch.state is '状态: asked 待教务处同意, turned-down 不同意, waiting 待出具, running 出具中, done 已出具';
comment on column credential.batch.asked_by is '申请人账户';
comment on column credential.batch.asker is '申请人';
comment on column credential.batch.asked_at is '申请时间';
comment on column credential.batch.decided_by is '审批人账户';
comment on column credential.batch.decider is '审批人';
comment on column credential.batch.decider_role is '审批人岗位';
comment on column credential.batch.decider_unit is '审批人机构';
comment on column credential.batch.decided_at is '审批时间';
comment on column credential.batch.decision is '审批意见';
comment on column credential.batch.beaten_at is '最近进展时间: of the server that works at it';
comment on column credential.batch.ended_at is '出具完成时间';
comment on column credential.batch.handed_to is '领取人';
comment on column credential.batch.handed_on is '领取日期';
comment on column credential.batch.handed_by is '发放人';
create index batch_place on credential.batch (scope_pos, id desc);
create index batch_unit on credential.batch (unit_id);
create index batch_term on credential.batch (term_id) where term_id is not null;
create index batch_institution on credential.batch (institution_id);
create index batch_decider_unit on credential.batch (decider_unit) where decider_unit is not null;
-- what a server that starts has still to do
create index batch_unfinished on credential.batch (id) where state in ('waiting', 'running');
call kernel.scope_rows('credential.batch');
revoke delete, truncate on credential.batch from ${app};

-- The register of issue: one line for each time something was issued, counted by purpose.
create table credential.issue (
  id           uuid primary key default kernel.new_id(),
  enrolment_id uuid not null references registry.enrolment,
  scope_pos    bigint not null,
  person_id    uuid not null,
  purpose      text not null check (purpose in ('personal', 'career', 'class', 'guardian')),
  seq          int not null check (seq > 0),
  form         text not null check (form in ('transcript', 'certificate', 'term')),
  term_id      uuid references calendar.term,
  language     text not null check (language in ('zh', 'en', 'both')),
  title        text not null,
  copies       int not null check (copies between 1 and 50),
  document_id  uuid unique references document.document,
  english_id   uuid unique references document.document,
  case_id      uuid,
  batch_id     uuid references credential.batch,
  content      bytea not null,
  issued_on    date not null,
  issuer       text not null,
  handed_to    text,
  handed_on    date,
  handed_by    text,
  check ((form = 'term') = (term_id is not null)),
  check ((handed_to is null) = (handed_on is null)),
  -- 毕业生或全校性大型招聘会用成绩单不超过三次: a school may allow fewer, never more
  check (purpose <> 'career' or seq <= 3),
  -- the last wall between two who count at once
  unique (enrolment_id, purpose, seq)
);
comment on table  credential.issue is '成绩单出具登记: counted per student and purpose; a line is never taken out';
comment on column credential.issue.id is '标识';
comment on column credential.issue.enrolment_id is '学籍';
comment on column credential.issue.scope_pos is '所在机构位置';
comment on column credential.issue.person_id is '人员';
comment on column credential.issue.purpose is '用途类别: personal 个人使用, career 毕业生或全校性大型招聘会, class 班级使用, guardian 家长';
comment on column credential.issue.seq is '第几次: of this student and purpose';
comment on column credential.issue.form is '样式: transcript 成绩单, certificate 成绩证明, term 学期成绩单';
comment on column credential.issue.term_id is '学期';
comment on column credential.issue.language is '语言';
comment on column credential.issue.title is '用途';
comment on column credential.issue.copies is '份数';
comment on column credential.issue.document_id is '中文件';
comment on column credential.issue.english_id is '英文件';
comment on column credential.issue.case_id is '事项';
comment on column credential.issue.batch_id is '批次';
comment on column credential.issue.content is '所载成绩的 SHA-256 摘要: the same results are not issued to a guardian twice';
comment on column credential.issue.issued_on is '出具日期';
comment on column credential.issue.issuer is '出具人';
comment on column credential.issue.handed_to is '领取人';
comment on column credential.issue.handed_on is '领取日期';
comment on column credential.issue.handed_by is '发放人';
create index issue_place on credential.issue (scope_pos, id desc);
create index issue_case on credential.issue (case_id) where case_id is not null;
create index issue_batch on credential.issue (batch_id) where batch_id is not null;
create index issue_term on credential.issue (term_id) where term_id is not null;
call kernel.scope_rows('credential.issue', 'person_id');
revoke delete, truncate on credential.issue from ${app};

create table credential.batch_line (
  batch_id     uuid not null references credential.batch,
  enrolment_id uuid not null references registry.enrolment,
  seq          int not null,
  scope_pos    bigint not null,
  person_id    uuid not null,
  state        text not null default 'waiting' check (state in ('waiting', 'issued', 'refused')),
  reason       text,
  reason_args  text[] not null default '{}',
  issue_id     uuid references credential.issue,
  primary key (batch_id, enrolment_id),
  check ((state = 'refused') = (reason is not null)),
  check ((state = 'issued') = (issue_id is not null))
);
comment on table  credential.batch_line is '成批出具名单';
comment on column credential.batch_line.batch_id is '批次';
comment on column credential.batch_line.enrolment_id is '学籍';
comment on column credential.batch_line.seq is '序号: by student number';
comment on column credential.batch_line.scope_pos is '所在机构位置';
comment on column credential.batch_line.person_id is '人员';
comment on column credential.batch_line.state is '状态: waiting 待出具, issued 已出具, refused 不能出具';
comment on column credential.batch_line.reason is '不能出具的原因: code of a refusal';
comment on column credential.batch_line.reason_args is '原因中的内容';
comment on column credential.batch_line.issue_id is '登记';
create index batch_line_of on credential.batch_line (enrolment_id);
create index batch_line_place on credential.batch_line (scope_pos);
create index batch_line_issue on credential.batch_line (issue_id) where issue_id is not null;
call kernel.scope_rows('credential.batch_line', 'person_id');
revoke delete, truncate on credential.batch_line from ${app};

-- what was issued stays as it was issued
create function credential.guard_issue() returns trigger language plpgsql as $$
begin
  if (new.enrolment_id, new.purpose, new.seq, new.form, new.language, new.title, new.copies, new.issued_on, new.issuer)
     is distinct from
     (old.enrolment_id, old.purpose, old.seq, old.form, old.language, old.title, old.copies, old.issued_on, old.issuer)
     or (old.document_id is not null and new.document_id is distinct from old.document_id)
     or (old.english_id is not null and new.english_id is distinct from old.english_id)
     or (old.handed_to is not null and (new.handed_to, new.handed_on) is distinct from (old.handed_to, old.handed_on)) then
    raise exception 'a line of the register of issue is never written over';
  end if;
  return new;
end
$$;
create trigger issue_stays before update on credential.issue
  for each row execute function credential.guard_issue();

-- How courses, programmes and schools are called in English: no English paper without it.
create table credential.translation (
  subject_id     uuid primary key,
  institution_id uuid not null references organisation.unit,
  english        text not null check (english <> ''),
  typist         text not null,
  typed_at       timestamptz not null
);
comment on table  credential.translation is '英文译名: of courses, programmes and the school itself';
comment on column credential.translation.subject_id is '课程、培养方案或学校';
comment on column credential.translation.institution_id is '学校';
comment on column credential.translation.english is '英文名称';
comment on column credential.translation.typist is '填写人';
comment on column credential.translation.typed_at is '填写时间';
create index translation_of on credential.translation (institution_id);
revoke delete, truncate on credential.translation from ${app};
