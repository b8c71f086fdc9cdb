alter table workflow.step add clock_from date, add working_days int;
comment on column workflow.step.clock_from is '计时起日';
comment on column workflow.step.working_days is '办理时限(工作日): kept so that a changed calendar moves the deadline of an open turn';
