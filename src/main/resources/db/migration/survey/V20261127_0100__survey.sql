create schema survey;
comment on schema survey is '学籍调查';

create table survey.questionnaire (
  id              uuid primary key default kernel.new_id(),
  institution_id  uuid not null references organisation.unit,
  unit_id         uuid not null references organisation.unit,
  scope_pos       bigint not null,
  title           text not null check (title <> ''),
  intro           text not null default '',
  theme           text not null check (theme in
                    ('attitude', 'habits', 'difficulties', 'development', 'life', 'mind', 'family', 'other')),
  anonymous       boolean not null,
  asked           text not null check (asked in ('students', 'guardians')),
  paged           boolean not null,
  aim_units       uuid[] not null default '{}',
  aim_grades      smallint[] not null default '{}',
  aim_years       smallint[] not null default '{}',
  aim_levels      text[] not null default '{}',
  aim_statuses    text[] not null default '{}',
  aim_sexes       text[] not null default '{}',
  aim_boardings   text[] not null default '{}',
  aim_numbers     text[] not null default '{}',
  least_group     smallint check (least_group > 1),
  version         smallint not null default 1,
  copied_from     uuid references survey.questionnaire,
  state           text not null default 'draft' check (state in ('draft', 'open', 'closed')),
  opens_on        date,
  closes_on       date,
  owner_id        uuid,
  owner           text not null,
  added_at        timestamptz not null,
  opener          text,
  opened_at       timestamptz,
  told_on         date,
  reminded_on     date,
  closer          text,
  closed_at       timestamptz,
  closed_why      text,
  check (opens_on is null or closes_on is null or opens_on <= closes_on),
  check ((state = 'draft') = (opened_at is null)),
  check ((state = 'closed') = (closed_at is not null)),
  check (state = 'draft' or opens_on is not null and closes_on is not null and least_group is not null),
  -- what replies and ballots are held to
  unique (id, anonymous)
);
comment on table  survey.questionnaire is '调查问卷: frozen once opened; a copy is its next version';
comment on column survey.questionnaire.id is '标识';
comment on column survey.questionnaire.institution_id is '学校';
comment on column survey.questionnaire.unit_id is '发起机构: nobody outside of it is asked';
comment on column survey.questionnaire.scope_pos is '所在机构位置';
comment on column survey.questionnaire.title is '标题';
comment on column survey.questionnaire.intro is '说明';
comment on column survey.questionnaire.theme is '主题: attitude 学习态度, habits 学习习惯, difficulties 学习困难, development 发展, life 生活, mind 心理, family 家庭, other 其他';
comment on column survey.questionnaire.anonymous is '匿名';
comment on column survey.questionnaire.asked is '对象: students 学生, guardians 监护人';
comment on column survey.questionnaire.paged is '每节一页';
comment on column survey.questionnaire.aim_units is '对象机构: empty for the whole unit';
comment on column survey.questionnaire.aim_grades is '对象年级';
comment on column survey.questionnaire.aim_years is '对象入学年份';
comment on column survey.questionnaire.aim_levels is '对象层次';
comment on column survey.questionnaire.aim_statuses is '对象学籍状态: empty for all who belong to the school';
comment on column survey.questionnaire.aim_sexes is '对象性别';
comment on column survey.questionnaire.aim_boardings is '对象就读方式';
comment on column survey.questionnaire.aim_numbers is '对象学号名单';
comment on column survey.questionnaire.least_group is '最小显示组: of the day it was opened';
comment on column survey.questionnaire.version is '版本';
comment on column survey.questionnaire.copied_from is '复制自';
comment on column survey.questionnaire.state is '状态: draft 编制中, open 进行中, closed 已结束';
comment on column survey.questionnaire.opens_on is '开始日期';
comment on column survey.questionnaire.closes_on is '截止日期';
comment on column survey.questionnaire.owner_id is '编制人账户';
comment on column survey.questionnaire.owner is '编制人';
comment on column survey.questionnaire.added_at is '编制时间';
comment on column survey.questionnaire.opener is '发布人';
comment on column survey.questionnaire.opened_at is '发布时间';
comment on column survey.questionnaire.told_on is '通知日期';
comment on column survey.questionnaire.reminded_on is '最近催填日期';
comment on column survey.questionnaire.closer is '结束人';
comment on column survey.questionnaire.closed_at is '结束时间';
comment on column survey.questionnaire.closed_why is '提前结束原因';
create index questionnaire_place on survey.questionnaire (scope_pos, id);
create index questionnaire_running on survey.questionnaire (closes_on) where state = 'open';
create index questionnaire_unit on survey.questionnaire (unit_id);
create index questionnaire_copied on survey.questionnaire (copied_from) where copied_from is not null;

create table survey.section (
  id               uuid primary key default kernel.new_id(),
  questionnaire_id uuid not null references survey.questionnaire on delete cascade,
  seq              smallint not null,
  title            text not null default '',
  note             text not null default ''
);
comment on table  survey.section is '问卷分节';
comment on column survey.section.id is '标识';
comment on column survey.section.questionnaire_id is '问卷';
comment on column survey.section.seq is '顺序';
comment on column survey.section.title is '标题';
comment on column survey.section.note is '说明';
create index section_of on survey.section (questionnaire_id, seq);

create table survey.question (
  id               uuid primary key default kernel.new_id(),
  questionnaire_id uuid not null references survey.questionnaire on delete cascade,
  section_id       uuid not null references survey.section on delete cascade,
  seq              smallint not null,
  kind             text not null check (kind in ('single', 'multiple', 'scale', 'number', 'text', 'matrix')),
  words            text not null check (words <> ''),
  hint             text not null default '',
  mandatory        boolean not null,
  least            int,
  most             int,
  options          text[] not null default '{}',
  lines            text[] not null default '{}',
  shown_if         uuid references survey.question,
  shown_picks      smallint[] not null default '{}',
  check (kind not in ('single', 'multiple', 'matrix') or cardinality(options) >= 2),
  check (kind = 'matrix' and cardinality(lines) >= 1 or kind <> 'matrix' and cardinality(lines) = 0),
  check (kind <> 'scale' or least is not null and most is not null and least < most),
  check ((shown_if is null) = (cardinality(shown_picks) = 0))
);
comment on table  survey.question is '问卷题目';
comment on column survey.question.id is '标识';
comment on column survey.question.questionnaire_id is '问卷';
comment on column survey.question.section_id is '分节';
comment on column survey.question.seq is '顺序';
comment on column survey.question.kind is '题型: single 单选, multiple 多选, scale 量表, number 数值, text 文字, matrix 矩阵';
comment on column survey.question.words is '题目';
comment on column survey.question.hint is '提示';
comment on column survey.question.mandatory is '必答';
comment on column survey.question.least is '最小: of a value, or of options chosen';
comment on column survey.question.most is '最大: of a value, of options chosen, or of characters';
comment on column survey.question.options is '选项: of a scale the words of its two ends';
comment on column survey.question.lines is '矩阵各行';
comment on column survey.question.shown_if is '显示条件: an earlier question';
comment on column survey.question.shown_picks is '显示条件: its options of which one must be chosen';
create index question_of on survey.question (questionnaire_id, section_id, seq);
create index question_section on survey.question (section_id);
create index question_shown_if on survey.question (shown_if) where shown_if is not null;

create table survey.invitation (
  questionnaire_id uuid not null references survey.questionnaire,
  enrolment_id     uuid not null references registry.enrolment,
  scope_pos        bigint not null,
  person_id        uuid not null,
  unit_id          uuid not null references organisation.unit,
  grade_level      smallint,
  sex              text not null,
  band_unit        uuid,
  band_grade       smallint,
  band_sex         text,
  answered         boolean not null default false,
  primary key (questionnaire_id, enrolment_id)
);
comment on table  survey.invitation is '调查对象: fixed when the questionnaire is opened; says whether somebody has answered, never what';
comment on column survey.invitation.questionnaire_id is '问卷';
comment on column survey.invitation.enrolment_id is '学籍';
comment on column survey.invitation.scope_pos is '所在机构位置';
comment on column survey.invitation.person_id is '人员';
comment on column survey.invitation.unit_id is '班级: on the day of opening';
comment on column survey.invitation.grade_level is '年级: on the day of opening';
comment on column survey.invitation.sex is '性别';
comment on column survey.invitation.band_unit is '答卷所带班级: null where too few would share it';
comment on column survey.invitation.band_grade is '答卷所带年级: null where too few would share it';
comment on column survey.invitation.band_sex is '答卷所带性别: null where too few would share it';
comment on column survey.invitation.answered is '是否已答';
create index invitation_of on survey.invitation (enrolment_id);
create index invitation_person on survey.invitation (person_id);
create index invitation_place on survey.invitation (scope_pos);
create index invitation_unit on survey.invitation (unit_id);
call kernel.scope_rows('survey.invitation', 'person_id');
revoke delete, truncate on survey.invitation from ${app};

-- staff see what lies within their reach, and what students within their reach were asked; whoever
-- was asked sees what they were asked
alter table survey.questionnaire enable row level security;
alter table survey.questionnaire force row level security;
create policy within_reach on survey.questionnaire using (
  (select current_setting('app.persons')) = '' and scope_pos between
    (select current_setting('app.lo')::bigint) and (select current_setting('app.hi')::bigint));
create policy asked_within_reach on survey.questionnaire for select using (
  exists (select from survey.invitation i where i.questionnaire_id = questionnaire.id));
alter table survey.section enable row level security;
alter table survey.section force row level security;
create policy with_questionnaire on survey.section using (
  exists (select from survey.questionnaire q where q.id = questionnaire_id));
alter table survey.question enable row level security;
alter table survey.question force row level security;
create policy with_questionnaire on survey.question using (
  exists (select from survey.questionnaire q where q.id = questionnaire_id));

create table survey.draft (
  id               uuid primary key default gen_random_uuid(),
  questionnaire_id uuid not null,
  anonymous        boolean not null default false check (not anonymous),
  enrolment_id     uuid not null references registry.enrolment,
  scope_pos        bigint not null,
  person_id        uuid not null,
  given            bytea not null,
  unique (questionnaire_id, enrolment_id),
  foreign key (questionnaire_id, anonymous) references survey.questionnaire (id, anonymous)
);
comment on table  survey.draft is '未交答卷: as typed so far; of named questionnaires alone';
comment on column survey.draft.id is '标识';
comment on column survey.draft.questionnaire_id is '问卷';
comment on column survey.draft.anonymous is '匿名: never';
comment on column survey.draft.enrolment_id is '学籍';
comment on column survey.draft.scope_pos is '所在机构位置';
comment on column survey.draft.person_id is '人员';
comment on column survey.draft.given is '已填内容(加密)';
create index draft_of on survey.draft (enrolment_id);
create index draft_place on survey.draft (scope_pos);
call kernel.scope_rows('survey.draft', 'person_id');

create table survey.ballot (
  id               uuid primary key default gen_random_uuid(),
  questionnaire_id uuid not null,
  anonymous        boolean not null default true check (anonymous),
  given            bytea not null,
  foreign key (questionnaire_id, anonymous) references survey.questionnaire (id, anonymous)
);
comment on table  survey.ballot is '票箱: anonymous answers, sealed and unread until the questionnaire closes; then shuffled into replies and gone';
comment on column survey.ballot.id is '标识: random, so that it tells no order';
comment on column survey.ballot.questionnaire_id is '问卷';
comment on column survey.ballot.anonymous is '匿名: always';
comment on column survey.ballot.given is '答卷内容(加密)';
create index ballot_of on survey.ballot (questionnaire_id);
revoke truncate on survey.ballot from ${app};

create table survey.reply (
  id               uuid primary key default gen_random_uuid(),
  questionnaire_id uuid not null,
  anonymous        boolean not null,
  scope_pos        bigint not null,
  person_id        uuid,
  enrolment_id     uuid references registry.enrolment,
  unit_id          uuid references organisation.unit,
  grade_level      smallint,
  sex              text,
  -- nobody can be named in an anonymous reply, and nobody left out of a named one
  check (anonymous = (enrolment_id is null) and anonymous = (person_id is null)),
  unique (questionnaire_id, enrolment_id),
  foreign key (questionnaire_id, anonymous) references survey.questionnaire (id, anonymous)
);
comment on table  survey.reply is '答卷: without time or order; an anonymous one without anybody';
comment on column survey.reply.id is '标识: random, so that it tells no order';
comment on column survey.reply.questionnaire_id is '问卷';
comment on column survey.reply.anonymous is '匿名';
comment on column survey.reply.scope_pos is '所在机构位置';
comment on column survey.reply.person_id is '人员: null when anonymous';
comment on column survey.reply.enrolment_id is '学籍: null when anonymous';
comment on column survey.reply.unit_id is '班级';
comment on column survey.reply.grade_level is '年级';
comment on column survey.reply.sex is '性别';
create index reply_of on survey.reply (enrolment_id) where enrolment_id is not null;
create index reply_place on survey.reply (scope_pos);
create index reply_unit on survey.reply (unit_id) where unit_id is not null;
call kernel.scope_rows('survey.reply', 'person_id');
revoke delete, truncate on survey.reply from ${app};

create table survey.answer (
  reply_id    uuid not null references survey.reply,
  question_id uuid not null references survey.question,
  line        smallint not null default 0,
  pick        smallint not null default 0,
  amount      numeric,
  scope_pos   bigint not null,
  person_id   uuid,
  primary key (reply_id, question_id, line, pick)
);
comment on table  survey.answer is '答案: one row an option chosen, a number, or a line of a matrix';
comment on column survey.answer.reply_id is '答卷';
comment on column survey.answer.question_id is '题目';
comment on column survey.answer.line is '矩阵行, from 1';
comment on column survey.answer.pick is '选项, from 1';
comment on column survey.answer.amount is '数值';
comment on column survey.answer.scope_pos is '所在机构位置';
comment on column survey.answer.person_id is '人员: null when anonymous';
create index answer_question on survey.answer (question_id, line, pick);
create index answer_place on survey.answer (scope_pos);
call kernel.scope_rows('survey.answer', 'person_id');
revoke delete, truncate on survey.answer from ${app};

create table survey.free_text (
  id          uuid primary key default gen_random_uuid(),
  reply_id    uuid not null references survey.reply,
  question_id uuid not null references survey.question,
  words       bytea not null,
  scope_pos   bigint not null,
  person_id   uuid,
  unique (reply_id, question_id)
);
comment on table  survey.free_text is '文字答案';
comment on column survey.free_text.id is '标识: random';
comment on column survey.free_text.reply_id is '答卷';
comment on column survey.free_text.question_id is '题目';
comment on column survey.free_text.words is '内容(加密)';
comment on column survey.free_text.scope_pos is '所在机构位置';
comment on column survey.free_text.person_id is '人员: null when anonymous';
create index free_text_question on survey.free_text (question_id);
create index free_text_place on survey.free_text (scope_pos);
call kernel.scope_rows('survey.free_text', 'person_id');
revoke delete, truncate on survey.free_text from ${app};

-- what has been opened is not rewritten: not its questions, not whom it asks, not whether it names
create function survey.frozen_parts() returns trigger language plpgsql as $$
begin
  if exists (select from survey.questionnaire q
              where q.id = case when tg_op = 'DELETE' then old.questionnaire_id else new.questionnaire_id end
                and q.state <> 'draft') then
    raise exception 'an opened questionnaire keeps its questions';
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end
$$;
create trigger frozen before insert or update or delete on survey.section
  for each row execute function survey.frozen_parts();
create trigger frozen before insert or update or delete on survey.question
  for each row execute function survey.frozen_parts();

create function survey.frozen_questionnaire() returns trigger language plpgsql as $$
begin
  if old.state <> 'draft' and (tg_op = 'DELETE' or
     (new.title, new.intro, new.theme, new.anonymous, new.asked, new.paged, new.aim_units, new.aim_grades, new.aim_years,
      new.aim_levels, new.aim_statuses, new.aim_sexes, new.aim_boardings, new.aim_numbers, new.least_group, new.version)
     is distinct from
     (old.title, old.intro, old.theme, old.anonymous, old.asked, old.paged, old.aim_units, old.aim_grades, old.aim_years,
      old.aim_levels, old.aim_statuses, old.aim_sexes, old.aim_boardings, old.aim_numbers, old.least_group, old.version)) then
    raise exception 'an opened questionnaire stays as it was opened';
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end
$$;
create trigger frozen before update or delete on survey.questionnaire
  for each row execute function survey.frozen_questionnaire();
