create schema exam;
comment on schema exam is '考试';

-- 上学期不及格课程补考一般在开学第二周末进行. Carries no record of a person: who may see it is asked by its
-- institution.
create table exam.round (
  id             uuid primary key default kernel.new_id(),
  institution_id uuid not null references organisation.unit,
  term_id        uuid not null references calendar.term,
  held_term_id   uuid not null references calendar.term,
  ends_on        date not null,
  results_due_on date not null,
  closes_on      date not null,
  marking_place  text,
  state          text not null default 'open' check (state in ('open', 'published')),
  opened_by      uuid,
  opener         text not null,
  opened_at      timestamptz not null,
  check (ends_on < closes_on),
  -- one round for the failed of a term: a second press of the button makes no second one
  unique (institution_id, term_id)
);
comment on table  exam.round is '补考批次: one institution, the failed of one term';
comment on column exam.round.id is '标识';
comment on column exam.round.institution_id is '学校';
comment on column exam.round.term_id is '不及格成绩所属学期';
comment on column exam.round.held_term_id is '举行补考的学期';
comment on column exam.round.ends_on is '考试末日: 一般为开学第二周末';
comment on column exam.round.results_due_on is '成绩和工作量上报期限';
comment on column exam.round.closes_on is '录入模块关闭日';
comment on column exam.round.marking_place is '集中批改地点';
comment on column exam.round.state is '状态: open 进行中, published 成绩已公布';
comment on column exam.round.opened_by is '发起人账户';
comment on column exam.round.opener is '发起人';
comment on column exam.round.opened_at is '发起时间';
create index round_term on exam.round (term_id);
create index round_held_term on exam.round (held_term_id);
revoke delete, truncate on exam.round from ${app};

create table exam.round_step (
  round_id uuid not null references exam.round,
  step     smallint not null check (step between 1 and 10),
  due_on   date not null,
  begun_at timestamptz,
  done_by  uuid,
  doer     text,
  done_at  timestamptz,
  primary key (round_id, step),
  check ((done_at is null) = (doer is null))
);
comment on table  exam.round_step is '补考步骤: what is done, by whom, by when';
comment on column exam.round_step.round_id is '补考批次';
comment on column exam.round_step.step is '步骤';
comment on column exam.round_step.due_on is '期限';
comment on column exam.round_step.begun_at is '开始时间';
comment on column exam.round_step.done_by is '完成人账户';
comment on column exam.round_step.doer is '完成人';
comment on column exam.round_step.done_at is '完成时间';
revoke delete, truncate on exam.round_step from ${app};

create table exam.paper (
  round_id   uuid not null references exam.round,
  course_id  uuid not null references curriculum.course,
  assessment text not null check (assessment in ('examined', 'assessed')),
  setter_id  uuid references identity.account,
  version    text check (version in ('A', 'B', 'C')),
  kept_at    text,
  quantity   int check (quantity > 0),
  chosen_by  uuid,
  chooser    text,
  chosen_at  timestamptz,
  marker_id  uuid references identity.account,
  primary key (round_id, course_id),
  check ((version is null) = (quantity is null))
);
comment on table  exam.paper is '补考试卷: one course of a round';
comment on column exam.paper.round_id is '补考批次';
comment on column exam.paper.course_id is '课程';
comment on column exam.paper.assessment is '考核方式: examined 考试, assessed 考查';
comment on column exam.paper.setter_id is '命题教师账户';
comment on column exam.paper.version is '选用试卷';
comment on column exam.paper.kept_at is '原稿存放处';
comment on column exam.paper.quantity is '印刷数量';
comment on column exam.paper.chosen_by is '选卷人账户';
comment on column exam.paper.chooser is '选卷人';
comment on column exam.paper.chosen_at is '选卷时间';
comment on column exam.paper.marker_id is '阅卷教师账户';
create index paper_course on exam.paper (course_id);
create index paper_setter on exam.paper (setter_id);
-- a teacher's own marking
create index paper_marker on exam.paper (marker_id);
revoke delete, truncate on exam.paper from ${app};

create table exam.room (
  id             uuid primary key default kernel.new_id(),
  institution_id uuid not null references organisation.unit,
  name           text not null,
  seats          smallint not null check (seats between 1 and 1000),
  closed_at      timestamptz,
  unique (institution_id, name)
);
comment on table  exam.room is '考场: rooms of a school in which exams are held';
comment on column exam.room.id is '标识';
comment on column exam.room.institution_id is '学校';
comment on column exam.room.name is '名称';
comment on column exam.room.seats is '考试座位数';
comment on column exam.room.closed_at is '停用时间';
revoke delete, truncate on exam.room from ${app};

create table exam.slot (
  id         uuid primary key default kernel.new_id(),
  round_id   uuid not null references exam.round,
  on_day     date not null,
  from_time  time not null,
  until_time time not null,
  check (from_time < until_time),
  exclude using gist (round_id with =, tsrange(on_day + from_time, on_day + until_time) with &&)
);
comment on table  exam.slot is '考试时段';
comment on column exam.slot.id is '标识';
comment on column exam.slot.round_id is '补考批次';
comment on column exam.slot.on_day is '日期';
comment on column exam.slot.from_time is '开始';
comment on column exam.slot.until_time is '结束';
revoke truncate on exam.slot from ${app};

create table exam.invigilator (
  round_id   uuid not null references exam.round,
  account_id uuid not null references identity.account,
  primary key (round_id, account_id)
);
comment on table  exam.invigilator is '监考教师名单: who may be called upon in a round';
comment on column exam.invigilator.round_id is '补考批次';
comment on column exam.invigilator.account_id is '教师账户';
create index invigilator_account on exam.invigilator (account_id);
revoke truncate on exam.invigilator from ${app};

create table exam.plan (
  round_id    uuid primary key references exam.round,
  state       text not null check (state in ('planning', 'planned', 'impossible', 'failed', 'sealed', 'handed-in', 'received')),
  asked_at    timestamptz not null,
  asker_id    uuid,
  asker       text not null,
  asker_role  text not null,
  seconds     numeric(6, 1),
  sealer      text,
  sealed_at   timestamptz,
  hander      text,
  handed_at   timestamptz,
  receiver    text,
  received_at timestamptz,
  check (state not in ('sealed', 'handed-in', 'received') or sealed_at is not null),
  check (state not in ('handed-in', 'received') or handed_at is not null),
  check (state <> 'received' or received_at is not null)
);
comment on table  exam.plan is '补考安排';
comment on column exam.plan.round_id is '补考批次';
comment on column exam.plan.state is '状态: planning 正在编排, planned 已编排, impossible 无法排开, failed 编排出错, sealed 分院已盖章, handed-in 已报教务处, received 教务处已收';
comment on column exam.plan.asked_at is '开始编排时间';
comment on column exam.plan.asker_id is '编排人账户';
comment on column exam.plan.asker is '编排人';
comment on column exam.plan.asker_role is '编排人角色';
comment on column exam.plan.seconds is '编排用时(秒)';
comment on column exam.plan.sealer is '盖章人';
comment on column exam.plan.sealed_at is '盖章时间';
comment on column exam.plan.hander is '上报人';
comment on column exam.plan.handed_at is '上报时间';
comment on column exam.plan.receiver is '接收人';
comment on column exam.plan.received_at is '接收时间';
revoke delete, truncate on exam.plan from ${app};

create table exam.part (
  id        uuid primary key default kernel.new_id(),
  round_id  uuid not null,
  course_id uuid not null,
  seq       smallint not null,
  size      int not null check (size > 0),
  slot_id   uuid references exam.slot,
  room_id   uuid references exam.room,
  packer    text,
  packed_at timestamptz,
  foreign key (round_id, course_id) references exam.paper (round_id, course_id),
  unique (round_id, course_id, seq),
  check ((packer is null) = (packed_at is null))
);
comment on table  exam.part is '考试分组: examinees of one course in one room';
comment on column exam.part.id is '标识';
comment on column exam.part.round_id is '补考批次';
comment on column exam.part.course_id is '课程';
comment on column exam.part.seq is '序号';
comment on column exam.part.size is '人数';
comment on column exam.part.slot_id is '时段';
comment on column exam.part.room_id is '考场';
comment on column exam.part.packer is '分装人';
comment on column exam.part.packed_at is '分装时间';
create index part_slot on exam.part (slot_id, room_id);
create index part_room on exam.part (room_id);
revoke truncate on exam.part from ${app};

create table exam.duty (
  id         uuid primary key default kernel.new_id(),
  round_id   uuid not null references exam.round,
  slot_id    uuid not null references exam.slot,
  room_id    uuid references exam.room,
  kind       text not null check (kind in ('invigilator', 'patrol')),
  account_id uuid not null references identity.account,
  check ((room_id is null) = (kind = 'patrol')),
  unique (slot_id, account_id)
);
comment on table  exam.duty is '监考安排: nobody is in two places at a time';
comment on column exam.duty.id is '标识';
comment on column exam.duty.round_id is '补考批次';
comment on column exam.duty.slot_id is '时段';
comment on column exam.duty.room_id is '考场: null for a patrol';
comment on column exam.duty.kind is '职责: invigilator 监考, patrol 巡考';
comment on column exam.duty.account_id is '教师账户';
create index duty_round on exam.duty (round_id);
create index duty_room on exam.duty (room_id);
-- a teacher's own duties
create index duty_account on exam.duty (account_id);
revoke truncate on exam.duty from ${app};

create table exam.candidate (
  id           uuid primary key default kernel.new_id(),
  round_id     uuid not null,
  course_id    uuid not null,
  task_id      uuid not null references coursework.task,
  enrolment_id uuid not null references registry.enrolment,
  scope_pos    bigint not null,
  person_id    uuid not null,
  attempt      text not null check (attempt in ('make-up', 'deferred')),
  excluded     text check (excluded in ('leave', 'gone', 'cheating', 'absent', 'settled')),
  part_id      uuid references exam.part,
  seat         smallint check (seat > 0),
  exam         numeric(4, 1) check (exam between 0 and 100),
  mark         text,
  version      int not null default 0,
  typist_id    uuid,
  typist       text,
  typed_at     timestamptz,
  foreign key (round_id, course_id) references exam.paper (round_id, course_id),
  unique (round_id, enrolment_id, course_id)
);
comment on table  exam.candidate is '补考名单: one student, one course, and what came of it';
comment on column exam.candidate.id is '标识';
comment on column exam.candidate.round_id is '补考批次';
comment on column exam.candidate.course_id is '课程';
comment on column exam.candidate.task_id is '教学任务';
comment on column exam.candidate.enrolment_id is '学籍';
comment on column exam.candidate.scope_pos is '所在机构位置';
comment on column exam.candidate.person_id is '人员';
comment on column exam.candidate.attempt is '考试性质: make-up 补考, deferred 缓考';
comment on column exam.candidate.excluded is '不列入原因: leave 不在校, gone 已离校, cheating 正考作弊, absent 正考缺考, settled 已无须补考';
comment on column exam.candidate.part_id is '考试分组';
comment on column exam.candidate.seat is '座位号';
comment on column exam.candidate.exam is '考试成绩';
comment on column exam.candidate.mark is '等级或备注';
comment on column exam.candidate.version is '版本: which values somebody saw';
comment on column exam.candidate.typist_id is '录入人账户';
comment on column exam.candidate.typist is '录入人';
comment on column exam.candidate.typed_at is '录入时间';
create index candidate_course on exam.candidate (round_id, course_id);
create index candidate_task on exam.candidate (task_id);
-- a student's own exams, and whoever moves
create index candidate_enrolment on exam.candidate (enrolment_id);
create index candidate_part on exam.candidate (part_id);
create index candidate_place on exam.candidate (scope_pos);
call kernel.scope_rows('exam.candidate', 'person_id');
revoke delete, truncate on exam.candidate from ${app};

create table exam.print_order (
  round_id    uuid primary key references exam.round,
  state       text not null check (state in ('made', 'approved', 'sent')),
  maker       text not null,
  made_at     timestamptz not null,
  approver    text,
  approved_at timestamptz,
  printer     text,
  sender      text,
  sent_at     timestamptz,
  check (state = 'made' or approved_at is not null),
  check (state <> 'sent' or sent_at is not null)
);
comment on table  exam.print_order is '试卷缴印清单';
comment on column exam.print_order.round_id is '补考批次';
comment on column exam.print_order.state is '状态: made 待签字, approved 教务科长已签字, sent 已交文印室';
comment on column exam.print_order.maker is '填写人';
comment on column exam.print_order.made_at is '填写时间';
comment on column exam.print_order.approver is '签字人';
comment on column exam.print_order.approved_at is '签字时间';
comment on column exam.print_order.printer is '文印室接收人';
comment on column exam.print_order.sender is '交付人';
comment on column exam.print_order.sent_at is '交付时间';
revoke delete, truncate on exam.print_order from ${app};

create table exam.summons (
  id           uuid primary key default kernel.new_id(),
  round_id     uuid not null references exam.round,
  kind         text not null check (kind in ('timetable', 'assessed')),
  unit_id      uuid not null references organisation.unit,
  enrolment_id uuid references registry.enrolment,
  scope_pos    bigint not null,
  person_id    uuid,
  told_at      timestamptz not null,
  passer       text,
  passed_at    timestamptz,
  reader       text,
  read_at      timestamptz,
  void_at      timestamptz,
  check ((enrolment_id is null) = (person_id is null))
);
comment on table  exam.summons is '补考通知及回执: to a student, or to the class when the student is null';
comment on column exam.summons.id is '标识';
comment on column exam.summons.round_id is '补考批次';
comment on column exam.summons.kind is '通知: timetable 补考安排表, assessed 考查课补考';
comment on column exam.summons.unit_id is '班级';
comment on column exam.summons.enrolment_id is '学籍';
comment on column exam.summons.scope_pos is '所在机构位置';
comment on column exam.summons.person_id is '人员';
comment on column exam.summons.told_at is '通知时间';
comment on column exam.summons.passer is '转告的班主任';
comment on column exam.summons.passed_at is '转告时间';
comment on column exam.summons.reader is '阅知人';
comment on column exam.summons.read_at is '阅知时间';
comment on column exam.summons.void_at is '撤回时间';
-- one that stands for each class and each student
create unique index summons_once on exam.summons (round_id, kind, unit_id, enrolment_id) nulls not distinct where void_at is null;
create index summons_unit on exam.summons (unit_id);
create index summons_enrolment on exam.summons (enrolment_id);
create index summons_place on exam.summons (scope_pos);
call kernel.scope_rows('exam.summons', 'person_id');
revoke delete, truncate on exam.summons from ${app};

create table exam.incident (
  id           uuid primary key default kernel.new_id(),
  candidate_id uuid not null references exam.candidate,
  scope_pos    bigint not null,
  person_id    uuid not null,
  kind         text not null check (kind in ('absent', 'cheating', 'other')),
  words        text not null,
  reporter_id  uuid,
  reporter     text not null,
  reported_at  timestamptz not null,
  withdrawer   text,
  withdrawn_at timestamptz,
  check (kind = 'absent' or words <> '')
);
comment on table  exam.incident is '考场情况';
comment on column exam.incident.id is '标识';
comment on column exam.incident.candidate_id is '补考学生';
comment on column exam.incident.scope_pos is '所在机构位置';
comment on column exam.incident.person_id is '人员';
comment on column exam.incident.kind is '类别: absent 缺考, cheating 作弊, other 其他';
comment on column exam.incident.words is '情况';
comment on column exam.incident.reporter_id is '记录人账户';
comment on column exam.incident.reporter is '记录人';
comment on column exam.incident.reported_at is '记录时间';
comment on column exam.incident.withdrawer is '撤销人';
comment on column exam.incident.withdrawn_at is '撤销时间';
-- one of a kind that stands
create unique index incident_once on exam.incident (candidate_id, kind) where withdrawn_at is null;
create index incident_place on exam.incident (scope_pos);
call kernel.scope_rows('exam.incident', 'person_id');
revoke delete, truncate on exam.incident from ${app};

create table exam.workload (
  round_id   uuid not null references exam.round,
  account_id uuid not null references identity.account,
  papers     int not null,
  invigilated int not null,
  patrolled  int not null,
  marked     int not null,
  hander     text not null,
  handed_at  timestamptz not null,
  primary key (round_id, account_id)
);
comment on table  exam.workload is '考试工作量上报: frozen as it was handed in';
comment on column exam.workload.round_id is '补考批次';
comment on column exam.workload.account_id is '教师账户';
comment on column exam.workload.papers is '命题份数';
comment on column exam.workload.invigilated is '监考场次';
comment on column exam.workload.patrolled is '巡考场次';
comment on column exam.workload.marked is '阅卷份数';
comment on column exam.workload.hander is '上报人';
comment on column exam.workload.handed_at is '上报时间';
create index workload_account on exam.workload (account_id);
revoke truncate on exam.workload from ${app};

-- What was published is never written over; a mistake is mended by a correction of the grade itself.
create function exam.guard_published() returns trigger language plpgsql as $$
begin
  if (new.excluded, new.exam, new.mark, new.version, new.attempt)
     is distinct from (old.excluded, old.exam, old.mark, old.version, old.attempt)
     and exists (select from exam.round r where r.id = old.round_id and r.state = 'published') then
    raise exception 'a published result is never written over';
  end if;
  return new;
end
$$;
create trigger published_stays before update on exam.candidate
  for each row execute function exam.guard_published();
