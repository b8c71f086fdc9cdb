-- who says that the student turned to the province does not say what came of it
alter table discipline.appeal add column lodged_by uuid references identity.account;
comment on column discipline.appeal.lodged_by is '登记省级申诉的账户: another one records the answer';
create index appeal_lodger on discipline.appeal (lodged_by) where lodged_by is not null;
