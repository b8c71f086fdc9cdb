-- Whose long absence without leave was pointed out to those who look after them: once for each.
create table change.absence_told (
  enrolment_id uuid not null references registry.enrolment,
  lost_on      date not null,
  scope_pos    bigint not null,
  person_id    uuid not null,
  days         int not null,
  told_at      timestamptz not null,
  primary key (enrolment_id, lost_on)
);
comment on table  change.absence_told is '连续旷课提醒: pointed out to the class''s staff, once for each absence';
comment on column change.absence_told.enrolment_id is '学籍';
comment on column change.absence_told.lost_on is '连续旷课起始日';
comment on column change.absence_told.scope_pos is '所在机构位置';
comment on column change.absence_told.person_id is '人员';
comment on column change.absence_told.days is '提醒时已满天数';
comment on column change.absence_told.told_at is '提醒时间';
create index absence_told_place on change.absence_told (scope_pos);
call kernel.scope_rows('change.absence_told', 'person_id');
revoke delete, truncate on change.absence_told from ${app};
