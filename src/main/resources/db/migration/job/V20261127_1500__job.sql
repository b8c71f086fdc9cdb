create schema job;
comment on schema job is '后台办理';

-- As db-scheduler has it; whoever begins a job leaves a line in the same transaction, and the line goes
-- when the job has come to its end.
create table job.execution (
  task_name            text not null,
  task_instance        text not null,
  task_data            bytea,
  execution_time       timestamptz not null,
  picked               boolean not null,
  picked_by            text,
  last_success         timestamptz,
  last_failure         timestamptz,
  consecutive_failures integer,
  last_heartbeat       timestamptz,
  version              bigint not null,
  priority             smallint,
  primary key (task_name, task_instance)
);
-- what is due next, asked every few seconds by every server
create index execution_due on job.execution (execution_time);
-- whose server has fallen silent
create index execution_silent on job.execution (last_heartbeat);
comment on table job.execution is '后台任务';
comment on column job.execution.task_instance is 'what the job is about, and which beginning of it this is';
comment on column job.execution.task_data is 'who began it, as JSON';

-- Jobs are heard by their lines now.
alter table verification.pass drop column beaten_at;
alter table graduation.round drop column beaten_at;
alter table graduation.register_batch drop column beaten_at;
alter table standing.run drop column beaten_at;
alter table credential.batch drop column beaten_at;
drop index credential.batch_unfinished;
