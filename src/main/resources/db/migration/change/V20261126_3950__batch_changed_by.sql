-- whoever rewrote a preview approves it no more than whoever made it; all of them are kept, so that a
-- later change by another does not clear the first
alter table change.batch_change add column changed_by uuid[];
alter table change.batch_change add constraint batch_change_not_own_version
  check (decided_by is null or state = 'cancelled' or not decided_by = any (changed_by));
comment on column change.batch_change.changed_by is '编制后改动过名单或安排的人的账户';
