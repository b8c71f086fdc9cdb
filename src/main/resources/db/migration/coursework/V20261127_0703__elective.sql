-- 选修课选课: a group with a quota, chosen by the students themselves within a window.
create table coursework.offering (
  task_id     uuid primary key references coursework.task,
  scope_pos   bigint not null,
  quota       int not null check (quota between 1 and 5000),
  way         text not null check (way in ('first-come', 'lot')),
  opens_at    timestamptz not null,
  closes_at   timestamptz not null check (closes_at > opens_at),
  weekday     smallint check (weekday between 1 and 7),
  lesson_from smallint check (lesson_from between 1 and 16),
  lesson_to   smallint check (lesson_to between lesson_from and 16),
  taken       int not null default 0,
  waiting     int not null default 0 check (waiting >= 0),
  seed        text,
  settled_at  timestamptz,
  opener      text not null,
  opened_at   timestamptz not null,
  check (num_nulls(weekday, lesson_from, lesson_to) in (0, 3)),
  -- the last word on how many there are, whoever was faster
  constraint never_over_quota check (taken between 0 and quota)
);
comment on table  coursework.offering is '选课: an elective with its quota and window';
comment on column coursework.offering.task_id is '教学任务';
comment on column coursework.offering.scope_pos is '所在机构位置';
comment on column coursework.offering.quota is '名额';
comment on column coursework.offering.way is '录取方式: first-come 先到先得, lot 抽签';
comment on column coursework.offering.opens_at is '选课开始';
comment on column coursework.offering.closes_at is '选课截止';
comment on column coursework.offering.weekday is '星期几上课: 1 Monday to 7, null where it is not said';
comment on column coursework.offering.lesson_from is '第几节起';
comment on column coursework.offering.lesson_to is '第几节止';
comment on column coursework.offering.taken is '已选中人数';
comment on column coursework.offering.waiting is '候补或报名人数';
comment on column coursework.offering.seed is '抽签种子: made when the lot is drawn, so that it can be drawn again';
comment on column coursework.offering.settled_at is '确认名单时间';
comment on column coursework.offering.opener is '开放选课的人';
comment on column coursework.offering.opened_at is '开放登记时间';
create index offering_place on coursework.offering (scope_pos);
call kernel.scope_rows('coursework.offering');
revoke delete, truncate on coursework.offering from ${app};

create table coursework.choice (
  id           uuid primary key default kernel.new_id(),
  task_id      uuid not null references coursework.offering,
  enrolment_id uuid not null references registry.enrolment,
  scope_pos    bigint not null,
  person_id    uuid not null,
  state        text not null check (state in ('taken', 'waiting', 'refused', 'withdrawn')),
  refused_why  text,
  chosen_at    timestamptz not null,
  decided_at   timestamptz,
  check ((state = 'refused') = (refused_why is not null))
);
comment on table  coursework.choice is '选课志愿: what a student chose, and whether there was a place';
comment on column coursework.choice.id is '标识';
comment on column coursework.choice.task_id is '教学任务';
comment on column coursework.choice.enrolment_id is '学籍';
comment on column coursework.choice.scope_pos is '所在机构位置';
comment on column coursework.choice.person_id is '人员';
comment on column coursework.choice.state is '状态: taken 选中, waiting 候补(抽签的为已报名), refused 未选中, withdrawn 退选';
comment on column coursework.choice.refused_why is '未选中原因: full 名额已满, or a rule of course registration';
comment on column coursework.choice.chosen_at is '选课时间';
comment on column coursework.choice.decided_at is '最近变动时间';
-- the lock between two presses of one student
create unique index choice_stands on coursework.choice (task_id, enrolment_id) where state in ('taken', 'waiting');
create index choice_of on coursework.choice (enrolment_id);
create index choice_place on coursework.choice (scope_pos);
call kernel.scope_rows('coursework.choice', 'person_id');
revoke delete, truncate on coursework.choice from ${app};
