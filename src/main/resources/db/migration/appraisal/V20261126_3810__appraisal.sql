create schema appraisal;
comment on schema appraisal is '考核与表彰';

create table appraisal.standard (
  id             uuid primary key default kernel.new_id(),
  institution_id uuid references organisation.unit,
  name           text not null check (name <> ''),
  seq            smallint not null,
  added_by       text not null,
  added_at       timestamptz not null default now(),
  retired_at     timestamptz
);
comment on table  appraisal.standard is '行为标准: what every student is held to; those of no school are everybody''s';
comment on column appraisal.standard.id is '标识';
comment on column appraisal.standard.institution_id is '学校: null for all';
comment on column appraisal.standard.name is '标准';
comment on column appraisal.standard.seq is '序号';
comment on column appraisal.standard.added_by is '添加人';
comment on column appraisal.standard.added_at is '添加时间';
comment on column appraisal.standard.retired_at is '停用时间: nobody chooses it any more, old notes keep it';
create unique index standard_name on appraisal.standard (coalesce(institution_id, '00000000-0000-0000-0000-000000000000'), name);
revoke delete, truncate on appraisal.standard from ${app};

insert into appraisal.standard (name, seq, added_by) values
  ('按时到校', 1, '预置'), ('按时上课', 2, '预置'), ('按时完成作业', 3, '预置'), ('按时参加考试', 4, '预置'),
  ('参加自习', 5, '预置'), ('参加社会实践', 6, '预置'), ('参加校内团队活动', 7, '预置');

create table appraisal.conduct_note (
  id           uuid primary key default kernel.new_id(),
  enrolment_id uuid not null references registry.enrolment,
  scope_pos    bigint not null,
  person_id    uuid not null,
  standard_id  uuid not null references appraisal.standard,
  noted_on     date not null,
  verdict      text not null check (verdict in ('outstanding', 'met', 'missed')),
  words        text not null default '',
  recorder_id  uuid,
  recorder     text not null,
  recorded_at  timestamptz not null,
  struck_at    timestamptz,
  striker      text,
  struck_why   text,
  check ((struck_at is null) = (struck_why is null))
);
comment on table  appraisal.conduct_note is '日常表现: how a student kept a standard on a day';
comment on column appraisal.conduct_note.id is '标识';
comment on column appraisal.conduct_note.enrolment_id is '学籍';
comment on column appraisal.conduct_note.scope_pos is '所在机构位置';
comment on column appraisal.conduct_note.person_id is '人员';
comment on column appraisal.conduct_note.standard_id is '行为标准';
comment on column appraisal.conduct_note.noted_on is '日期';
comment on column appraisal.conduct_note.verdict is '表现: outstanding 突出, met 做到, missed 未做到';
comment on column appraisal.conduct_note.words is '说明';
comment on column appraisal.conduct_note.recorder_id is '登记人账户';
comment on column appraisal.conduct_note.recorder is '登记人';
comment on column appraisal.conduct_note.recorded_at is '登记时间';
comment on column appraisal.conduct_note.struck_at is '撤销时间';
comment on column appraisal.conduct_note.striker is '撤销人';
comment on column appraisal.conduct_note.struck_why is '撤销原因';
-- the lock between two who note one class at once
create unique index conduct_note_stands on appraisal.conduct_note (enrolment_id, standard_id, noted_on) where struck_at is null;
create index conduct_note_place on appraisal.conduct_note (scope_pos, noted_on);
create index conduct_note_standard on appraisal.conduct_note (standard_id);
call kernel.scope_rows('appraisal.conduct_note', 'person_id');
revoke delete, truncate on appraisal.conduct_note from ${app};

create table appraisal.round (
  id              uuid primary key default kernel.new_id(),
  institution_id  uuid not null references organisation.unit,
  scope_pos       bigint not null,
  term_id         uuid not null references calendar.term,
  base            smallint not null,
  bonus           smallint not null,
  malus           smallint not null,
  student_percent smallint not null,
  unit_percent    smallint not null,
  state           text not null default 'open' check (state in ('open', 'reckoned', 'confirmed')),
  opener_id       uuid,
  opener          text not null,
  opened_at       timestamptz not null,
  reckoned_at     timestamptz,
  confirmer       text,
  confirmed_at    timestamptz,
  -- one round a term: the lock between two who open it
  unique (institution_id, term_id)
);
comment on table  appraisal.round is '考核批次: one term of one school, by the values of its opening';
comment on column appraisal.round.id is '标识';
comment on column appraisal.round.institution_id is '学校';
comment on column appraisal.round.scope_pos is '所在机构位置';
comment on column appraisal.round.term_id is '学期';
comment on column appraisal.round.base is '基础分';
comment on column appraisal.round.bonus is '突出一次加分';
comment on column appraisal.round.malus is '未做到一次减分';
comment on column appraisal.round.student_percent is '优秀学生比例, %';
comment on column appraisal.round.unit_percent is '先进集体比例, %';
comment on column appraisal.round.state is '状态: open 未计算, reckoned 待审定, confirmed 已表彰';
comment on column appraisal.round.opener_id is '发起人账户';
comment on column appraisal.round.opener is '发起人';
comment on column appraisal.round.opened_at is '发起时间';
comment on column appraisal.round.reckoned_at is '计算时间';
comment on column appraisal.round.confirmer is '审定人';
comment on column appraisal.round.confirmed_at is '审定时间';
create index round_place on appraisal.round (scope_pos, id);
create index round_term on appraisal.round (term_id);
call kernel.scope_rows('appraisal.round');
revoke delete, truncate on appraisal.round from ${app};

create table appraisal.score (
  round_id     uuid not null references appraisal.round,
  enrolment_id uuid not null references registry.enrolment,
  scope_pos    bigint not null,
  person_id    uuid not null,
  unit_id      uuid not null references organisation.unit,
  outstanding  int not null,
  met          int not null,
  missed       int not null,
  points       smallint not null,
  proposed     boolean not null,
  changed_why  text,
  primary key (round_id, enrolment_id)
);
comment on table  appraisal.score is '学生考核分';
comment on column appraisal.score.round_id is '考核批次';
comment on column appraisal.score.enrolment_id is '学籍';
comment on column appraisal.score.scope_pos is '所在机构位置';
comment on column appraisal.score.person_id is '人员';
comment on column appraisal.score.unit_id is '班级: of the reckoning';
comment on column appraisal.score.outstanding is '突出次数';
comment on column appraisal.score.met is '做到次数';
comment on column appraisal.score.missed is '未做到次数';
comment on column appraisal.score.points is '考核分';
comment on column appraisal.score.proposed is '拟表彰';
comment on column appraisal.score.changed_why is '调整理由: where it is not what the figures say';
create index score_of on appraisal.score (enrolment_id);
create index score_place on appraisal.score (scope_pos);
create index score_unit on appraisal.score (unit_id);
call kernel.scope_rows('appraisal.score', 'person_id');

create table appraisal.unit_score (
  round_id    uuid not null references appraisal.round,
  unit_id     uuid not null references organisation.unit,
  scope_pos   bigint not null,
  sort        text not null check (sort in ('class', 'department')),
  members     int not null,
  points      numeric(5, 2) not null,
  proposed    boolean not null,
  changed_why text,
  primary key (round_id, unit_id)
);
comment on table  appraisal.unit_score is '集体考核分: the mean of a class’s or a department’s students';
comment on column appraisal.unit_score.round_id is '考核批次';
comment on column appraisal.unit_score.unit_id is '班级或院系';
comment on column appraisal.unit_score.scope_pos is '所在机构位置';
comment on column appraisal.unit_score.sort is '类别: class 班级, department 学院(系)、年级';
comment on column appraisal.unit_score.members is '人数';
comment on column appraisal.unit_score.points is '平均考核分';
comment on column appraisal.unit_score.proposed is '拟表彰';
comment on column appraisal.unit_score.changed_why is '调整理由';
create index unit_score_unit on appraisal.unit_score (unit_id);
create index unit_score_place on appraisal.unit_score (scope_pos);
call kernel.scope_rows('appraisal.unit_score');

create table appraisal.commendation (
  id             uuid primary key default kernel.new_id(),
  institution_id uuid not null references organisation.unit,
  round_id       uuid not null references appraisal.round,
  scope_pos      bigint not null,
  person_id      uuid,
  enrolment_id   uuid references registry.enrolment,
  unit_id        uuid references organisation.unit,
  sort           text not null check (sort in ('student', 'class', 'department')),
  number         text not null,
  awarded_on     date not null,
  decider        text not null,
  revoked_on     date,
  revoked_why    text,
  check ((sort = 'student') = (enrolment_id is not null and person_id is not null)),
  check ((sort = 'student') = (unit_id is null)),
  check ((revoked_on is null) = (revoked_why is null)),
  unique (institution_id, number)
);
comment on table  appraisal.commendation is '表彰: of a student, a class or a department';
comment on column appraisal.commendation.id is '标识';
comment on column appraisal.commendation.institution_id is '学校';
comment on column appraisal.commendation.round_id is '考核批次';
comment on column appraisal.commendation.scope_pos is '所在机构位置';
comment on column appraisal.commendation.person_id is '人员';
comment on column appraisal.commendation.enrolment_id is '学籍';
comment on column appraisal.commendation.unit_id is '班级或院系';
comment on column appraisal.commendation.sort is '类别: student 优秀学生, class 先进班集体, department 先进学院(系)、年级';
comment on column appraisal.commendation.number is '表彰编号';
comment on column appraisal.commendation.awarded_on is '表彰日期';
comment on column appraisal.commendation.decider is '审定人';
comment on column appraisal.commendation.revoked_on is '撤销日期';
comment on column appraisal.commendation.revoked_why is '撤销原因';
create unique index commendation_once on appraisal.commendation (round_id, coalesce(enrolment_id, unit_id));
create index commendation_of on appraisal.commendation (enrolment_id) where enrolment_id is not null;
create index commendation_unit on appraisal.commendation (unit_id) where unit_id is not null;
create index commendation_place on appraisal.commendation (scope_pos);
call kernel.scope_rows('appraisal.commendation', 'person_id');
revoke delete, truncate on appraisal.commendation from ${app};
