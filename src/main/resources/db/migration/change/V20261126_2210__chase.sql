create table change.chase (
  id           uuid primary key default kernel.new_id(),
  enrolment_id uuid not null references registry.enrolment,
  person_id    uuid not null,
  scope_pos    bigint not null,
  lost_on      date not null,
  circumstances text not null,
  due_on       date not null,
  opened       text not null,
  opened_at    timestamptz not null,
  reported_on  date,
  report_no    text,
  outcome      text check (outcome in ('returned', 'transferred', 'dropped-out', 'unfounded')),
  outcome_note text,
  closed_on    date,
  check ((outcome is null) = (closed_on is null)),
  check ((reported_on is null) = (report_no is null))
);
comment on table  change.chase is '控辍保学: a pupil suspected of having dropped out, and what was done to bring them back';
comment on column change.chase.id is '标识';
comment on column change.chase.enrolment_id is '学籍';
comment on column change.chase.person_id is '人员';
comment on column change.chase.scope_pos is '所在机构位置';
comment on column change.chase.lost_on is '最后到校日';
comment on column change.chase.circumstances is '情况';
comment on column change.chase.due_on is '应报告县级教育行政部门之日, 按工作日计';
comment on column change.chase.opened is '登记人';
comment on column change.chase.opened_at is '登记时间';
comment on column change.chase.reported_on is '报告日';
comment on column change.chase.report_no is '报告文号';
comment on column change.chase.outcome is '结果: returned 复学, transferred 转学, dropped-out 辍学, unfounded 不属实';
comment on column change.chase.outcome_note is '结果说明';
comment on column change.chase.closed_on is '结束日';
-- one open chase a pupil
create unique index one_open_chase on change.chase (enrolment_id) where closed_on is null;
create index chase_list on change.chase (scope_pos, id desc);
create index chase_due on change.chase (due_on) where closed_on is null;
call kernel.scope_rows('change.chase', 'person_id');
revoke delete, truncate on change.chase from ${app};

create table change.chase_contact (
  id           uuid primary key default kernel.new_id(),
  chase_id     uuid not null references change.chase,
  enrolment_id uuid not null,
  person_id    uuid not null,
  scope_pos    bigint not null,
  made_on      date not null,
  channel      text not null check (channel in ('phone', 'message', 'post', 'visit')),
  spoken_to    text not null,
  result       text not null,
  recorded     text not null,
  recorded_at  timestamptz not null
);
comment on table  change.chase_contact is '劝返联系记录';
comment on column change.chase_contact.id is '标识';
comment on column change.chase_contact.chase_id is '控辍保学';
comment on column change.chase_contact.enrolment_id is '学籍';
comment on column change.chase_contact.person_id is '人员';
comment on column change.chase_contact.scope_pos is '所在机构位置';
comment on column change.chase_contact.made_on is '日期';
comment on column change.chase_contact.channel is '方式';
comment on column change.chase_contact.spoken_to is '联系人';
comment on column change.chase_contact.result is '结果';
comment on column change.chase_contact.recorded is '记录人';
comment on column change.chase_contact.recorded_at is '记录时间';
create index chase_contact_chase on change.chase_contact (chase_id, made_on, id);
call kernel.scope_rows('change.chase_contact', 'person_id');
revoke delete, truncate on change.chase_contact from ${app};
