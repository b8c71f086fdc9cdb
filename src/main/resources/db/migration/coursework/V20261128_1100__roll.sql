-- A lesson whose roll was taken: whoever is registered for it and has no absence there was there. Only so
-- can it be told from the record how long somebody has stayed away without a break. It names no student and
-- is not walled off: a class's staff has to see that a lesson of another department's course was held.
create table coursework.roll (
  task_id   uuid not null references coursework.task,
  held_on   date not null,
  lesson    smallint not null check (lesson between 1 and 16),
  taker     text not null,
  taken_at  timestamptz not null,
  primary key (task_id, held_on, lesson)
);
comment on table  coursework.roll is '点名记录: a lesson whose roll was taken, whoever was missing';
comment on column coursework.roll.task_id is '教学任务';
comment on column coursework.roll.held_on is '日期';
comment on column coursework.roll.lesson is '节次';
comment on column coursework.roll.taker is '首次点名人';
comment on column coursework.roll.taken_at is '首次点名时间';
revoke update, delete, truncate on coursework.roll from ${app};

select set_config('app.lo', '0', true), set_config('app.hi', '9223372036854775807', true), set_config('app.persons', '', true);
insert into coursework.roll (task_id, held_on, lesson, taker, taken_at)
select distinct on (b.task_id, b.missed_on, b.lesson) b.task_id, b.missed_on, b.lesson, b.recorder, b.recorded_at
  from coursework.absence b
 order by b.task_id, b.missed_on, b.lesson, b.recorded_at;
