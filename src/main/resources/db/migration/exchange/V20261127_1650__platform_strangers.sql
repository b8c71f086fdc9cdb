-- Whom a platform's export names though the list has them not (平台多出): a line of its own, of nobody on record.
alter table exchange.platform_line
  alter column enrolment_id drop not null,
  alter column person_id drop not null,
  add column name text,
  add column number text,
  drop constraint platform_line_state_check,
  drop constraint platform_line_check1,
  add constraint platform_line_state_check check (state in ('sent', 'agreed', 'differs', 'missing', 'extra', 'solved')),
  add constraint platform_line_task check (state not in ('differs', 'missing', 'extra') or answer is not null and owner is not null),
  add constraint platform_line_stranger check (num_nulls(enrolment_id, person_id) in (0, 2)
    and (enrolment_id is null) = (name is not null and number is not null)
    and (enrolment_id is not null or event_id is null and state in ('extra', 'solved')));
comment on column exchange.platform_line.enrolment_id is '学籍: none where only the platform has the student';
comment on column exchange.platform_line.name is '姓名: as the platform has it, where only it has the student';
comment on column exchange.platform_line.number is '号码: as the platform has it, where it is no secret; else blank';
comment on column exchange.platform_line.state is '状态: sent 已上报, agreed 一致, differs 不一致, missing 回执中没有, extra 平台多出, solved 已处理';
drop index exchange.platform_line_once;
create unique index platform_line_once on exchange.platform_line (list_id, enrolment_id, event_id) nulls not distinct
  where enrolment_id is not null;
create unique index platform_line_stranger_once on exchange.platform_line (list_id, name, number) where enrolment_id is null;
drop index exchange.platform_line_open;
create index platform_line_open on exchange.platform_line (list_id) where state in ('differs', 'missing', 'extra');
