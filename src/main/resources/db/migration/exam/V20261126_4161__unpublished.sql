-- 第一步: courses whose results are not published yet are named; going on without them needs a reason
create table exam.going_on (
  round_id uuid primary key references exam.round,
  tasks    int not null check (tasks > 0),
  why      text not null check (why <> ''),
  by_id    uuid,
  by_name  text not null,
  at       timestamptz not null
);
comment on table  exam.going_on is '未公布成绩的说明: why the list of a round was taken without some courses';
comment on column exam.going_on.round_id is '补考批次';
comment on column exam.going_on.tasks is '未公布的教学任务数';
comment on column exam.going_on.why is '理由';
comment on column exam.going_on.by_id is '说明人账户';
comment on column exam.going_on.by_name is '说明人';
comment on column exam.going_on.at is '说明时间';
revoke truncate on exam.going_on from ${app};
