-- Who took a list down before its time, beside who put it up; nobody where it was taken down before this was kept.
alter table governance.publication
  add withdrawn_by uuid,
  add withdrawer   text,
  add check (withdrawer is null or withdrawn_at is not null);
comment on column governance.publication.withdrawn_by is '提前撤下人账户';
comment on column governance.publication.withdrawer is '提前撤下人';
