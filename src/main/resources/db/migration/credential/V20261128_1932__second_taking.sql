-- 再取套打文件: the download broke off or the printer ate the file; a second person takes it again and says why.
alter table credential.print_run
  add column taker_id      uuid,
  add column retaken_at    timestamptz,
  add column retaker       text,
  add column retake_reason text,
  add constraint print_run_retaken
    check ((retaken_at is null) = (retaker is null) and (retaken_at is null) = (retake_reason is null)
           and (retaken_at is null or taken_at is not null));
comment on column credential.print_run.taker_id is '取走人账户, who last took it';
comment on column credential.print_run.retaken_at is '再次取走时间';
comment on column credential.print_run.retaker is '再次取走人';
comment on column credential.print_run.retake_reason is '再次取走原因';
