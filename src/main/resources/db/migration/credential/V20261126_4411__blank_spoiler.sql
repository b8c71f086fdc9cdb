-- Whoever spoils a blank does not destroy it.
alter table credential.blank add column spoiler uuid;
comment on column credential.blank.spoiler is '登记作废的账号: null for those spoiled before this was kept';
