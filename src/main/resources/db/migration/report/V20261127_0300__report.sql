create schema report;
comment on schema report is '报表与报送';

-- whether a text begins with one of several words: a place of origin with its province
create function report.begins(said text, words text[]) returns boolean
language sql immutable parallel safe as $$
  select exists (select from unnest(words) w where starts_with(said, w))
$$;

-- 报送任务: which tables, as of which day, by when, from which units.
create table report.round (
  id        uuid primary key default kernel.new_id(),
  unit_id   uuid not null references organisation.unit,
  outside   boolean not null,
  kind      text not null default 'tables' check (kind in ('tables', 'aid')),
  title     text not null check (title <> ''),
  notice    text,
  as_of     date not null,
  due_on    date not null,
  opened_by uuid,
  opener    text not null,
  opened_at timestamptz not null,
  check (due_on >= as_of)
);
comment on table  report.round is '报送任务: which tables a unit wants of those below it, or owes an authority outside';
comment on column report.round.id is '标识';
comment on column report.round.unit_id is '收表单位; where outside is set, the unit that reports';
comment on column report.round.outside is '向本系统之外的教育部门报送: the receipt is typed in';
comment on column report.round.kind is '内容: tables 统计报表, aid 中职资助名单';
comment on column report.round.title is '名称';
comment on column report.round.notice is '要求, as the notice says it';
comment on column report.round.as_of is '统计时点';
comment on column report.round.due_on is '报送期限';
comment on column report.round.opened_by is '下达人账户';
comment on column report.round.opener is '下达人';
comment on column report.round.opened_at is '下达时间';
create index round_unit on report.round (unit_id, id desc);
revoke delete, truncate on report.round from ${app};

-- The form as it was in that year, word for word: a later version changes nothing here.
create table report.round_form (
  round_id   uuid not null references report.round,
  code       text not null,
  seq        smallint not null,
  definition jsonb not null,
  primary key (round_id, code)
);
comment on table  report.round_form is '报送任务所用表式';
comment on column report.round_form.round_id is '报送任务';
comment on column report.round_form.code is '表号';
comment on column report.round_form.seq is '顺序';
comment on column report.round_form.definition is '表式';
revoke update, delete, truncate on report.round_form from ${app};

-- 报送: what one unit owes of a round, and how far it has come.
create table report.submission (
  id            uuid primary key default kernel.new_id(),
  round_id      uuid not null references report.round,
  unit_id       uuid not null references organisation.unit,
  scope_pos     bigint not null,
  state         text not null default 'open'
                  check (state in ('open', 'signed', 'submitted', 'returned', 'accepted')),
  filled_at     timestamptz,
  filler        text,
  hash          bytea,
  signer_id     uuid,
  signer        text,
  signed_at     timestamptz,
  head_id       uuid,
  head          text,
  submitted_at  timestamptz,
  judge         text,
  judged_at     timestamptz,
  return_reason text,
  receipt       text,
  reminded_on   date,
  unique (round_id, unit_id),
  check ((state in ('signed', 'submitted', 'accepted')) = (signed_at is not null and hash is not null)),
  check ((state in ('submitted', 'accepted')) = (submitted_at is not null)),
  -- 经办人 and 负责人 are two people
  check (head_id is null or head_id is distinct from signer_id),
  check ((state = 'accepted') = (receipt is not null)),
  check (state <> 'returned' or return_reason is not null)
);
comment on table  report.submission is '报送: what one unit owes of a round';
comment on column report.submission.id is '标识';
comment on column report.submission.round_id is '报送任务';
comment on column report.submission.unit_id is '填报单位';
comment on column report.submission.scope_pos is '填报单位位置';
comment on column report.submission.state is '状态: open 填报中, signed 经办人已签, submitted 已报送, returned 已退回, accepted 已接收';
comment on column report.submission.filled_at is '取数时间: what the register knew then';
comment on column report.submission.filler is '取数人';
comment on column report.submission.hash is '签字时全部数据的校验值 (SHA-256)';
comment on column report.submission.signer_id is '经办人账户';
comment on column report.submission.signer is '经办人';
comment on column report.submission.signed_at is '经办人签字时间';
comment on column report.submission.head_id is '负责人账户';
comment on column report.submission.head is '负责人';
comment on column report.submission.submitted_at is '报送时间';
comment on column report.submission.judge is '收表人';
comment on column report.submission.judged_at is '接收或退回时间';
comment on column report.submission.return_reason is '退回原因';
comment on column report.submission.receipt is '回执号';
comment on column report.submission.reminded_on is '最近催报日期';
create index submission_scope on report.submission (scope_pos, id desc);
-- the nightly question: who has not submitted
create index submission_open on report.submission (round_id) where state in ('open', 'signed', 'returned');
call kernel.scope_rows('report.submission');
revoke delete, truncate on report.submission from ${app};

-- A round is read by whoever reaches the unit that asks, and by those who are asked.
alter table report.round enable row level security;
alter table report.round force row level security;
create policy reached on report.round using (
  (select current_setting('app.persons')) = ''
  and (exists (select from organisation.unit u where u.id = unit_id and u.pos between
           (select current_setting('app.lo')::bigint) and (select current_setting('app.hi')::bigint))
       or exists (select from report.submission s where s.round_id = round.id)));

create table report.submission_form (
  submission_id uuid not null references report.submission,
  code          text not null,
  definition    jsonb not null,
  primary key (submission_id, code)
);
comment on table  report.submission_form is '已填表式: with the rows a unit has, such as its majors';
comment on column report.submission_form.submission_id is '报送';
comment on column report.submission_form.code is '表号';
comment on column report.submission_form.definition is '表式';

create table report.figure (
  submission_id uuid not null references report.submission,
  form          text not null,
  line          text not null,
  col           text not null,
  n             bigint not null check (n >= 0),
  typed         boolean not null,
  primary key (submission_id, form, line, col)
);
comment on table  report.figure is '报表数字: one row a cell';
comment on column report.figure.submission_id is '报送';
comment on column report.figure.form is '表号';
comment on column report.figure.line is '行';
comment on column report.figure.col is '列';
comment on column report.figure.n is '人数';
comment on column report.figure.typed is '手工填写: the register does not know it';

-- Whom the figures count, with what decided into which cells they fall. It stays with the unit that
-- reported, wherever the student goes.
create table report.counted (
  submission_id uuid not null references report.submission,
  enrolment_id  uuid not null references registry.enrolment,
  person_id     uuid not null,
  scope_pos     bigint not null,
  unit_id       uuid not null,
  major_id      uuid,
  education     text,
  status        text not null,
  enrolled      boolean not null,
  graduated     boolean not null,
  grade_level   smallint,
  sex           text not null,
  ethnicity     text,
  birth_on      date,
  level         text,
  boarding      text,
  study_form    text,
  origin        text,
  entry_year    smallint not null,
  graduation_on date,
  primary key (submission_id, enrolment_id)
);
comment on table  report.counted is '计入报表的学生: whom the figures of a submission count, as they were known';
comment on column report.counted.submission_id is '报送';
comment on column report.counted.enrolment_id is '学籍';
comment on column report.counted.person_id is '人员';
comment on column report.counted.scope_pos is '所在机构位置';
comment on column report.counted.unit_id is '统计时点所在班级或机构';
comment on column report.counted.major_id is '专业';
comment on column report.counted.education is '办学类别';
comment on column report.counted.status is '学籍状态';
comment on column report.counted.enrolled is '在校生';
comment on column report.counted.graduated is '上一学年毕业';
comment on column report.counted.grade_level is '年级';
comment on column report.counted.sex is '性别';
comment on column report.counted.ethnicity is '民族';
comment on column report.counted.birth_on is '出生日期';
comment on column report.counted.level is '层次';
comment on column report.counted.boarding is '就读方式';
comment on column report.counted.study_form is '学习形式';
comment on column report.counted.origin is '生源地';
comment on column report.counted.entry_year is '入学年份';
comment on column report.counted.graduation_on is '预计毕业日期';
-- moves and merges of students look for their rows
create index counted_enrolment on report.counted (enrolment_id);
create index counted_scope on report.counted (scope_pos);
call kernel.scope_rows('report.counted', 'person_id');

create table report.explanation (
  submission_id uuid not null references report.submission,
  finding       text not null,
  numbers       text not null,
  words         text not null check (words <> ''),
  explained_by  text not null,
  explained_at  timestamptz not null,
  primary key (submission_id, finding)
);
comment on table  report.explanation is '审核说明: why a figure that looks wrong is right';
comment on column report.explanation.submission_id is '报送';
comment on column report.explanation.finding is '审核关系与单元格';
comment on column report.explanation.numbers is '当时的两边数字: other numbers ask for another explanation';
comment on column report.explanation.words is '说明';
comment on column report.explanation.explained_by is '说明人';
comment on column report.explanation.explained_at is '说明时间';

create table report.step (
  id            uuid primary key default kernel.new_id(),
  submission_id uuid not null references report.submission,
  what          text not null check (what in ('fill', 'sign', 'withdraw', 'submit', 'return', 'accept', 'chase')),
  at            timestamptz not null,
  who           text not null,
  role          text not null,
  words         text
);
comment on table  report.step is '报送经过';
comment on column report.step.id is '标识';
comment on column report.step.submission_id is '报送';
comment on column report.step.what is '步骤: fill 取数, sign 经办人签字, withdraw 撤回签字, submit 负责人报送, return 退回, accept 接收, chase 催报';
comment on column report.step.at is '时间';
comment on column report.step.who is '办理人';
comment on column report.step.role is '岗位';
comment on column report.step.words is '原因、回执号';
create index step_submission on report.step (submission_id, id);
call kernel.append_only('report.step');

-- Once signed, the figures and whom they count stand still until the paper comes back.
create function report.guard_signed() returns trigger language plpgsql as $$
declare
  it uuid := case when tg_op = 'DELETE' then old.submission_id else new.submission_id end;
begin
  if tg_table_name = 'counted' and tg_op = 'UPDATE'
     and to_jsonb(new) - 'scope_pos' - 'person_id' = to_jsonb(old) - 'scope_pos' - 'person_id' then
    return new;
  end if;
  if exists (select from report.submission s where s.id = it and s.state in ('signed', 'submitted', 'accepted')) then
    raise exception 'what was signed is not changed';
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end
$$;
create trigger signed_stands before insert or update or delete on report.figure
  for each row execute function report.guard_signed();
create trigger signed_stands before insert or update or delete on report.counted
  for each row execute function report.guard_signed();
create trigger signed_stands before insert or update or delete on report.submission_form
  for each row execute function report.guard_signed();
