-- 退回: the approver sends a prepared batch back with words; it is approved only after it was worked over
alter table change.batch_change
  add returned_why text,
  add returner     text,
  add returned_at  timestamptz,
  add check ((returned_at is null) = (returned_why is null) and (returned_at is null) = (returner is null));
comment on column change.batch_change.returned_why is '退回理由';
comment on column change.batch_change.returner is '退回人';
comment on column change.batch_change.returned_at is '退回时间';
