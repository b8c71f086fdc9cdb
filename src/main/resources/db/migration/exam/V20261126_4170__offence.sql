-- 考场情况 that became 违纪登记: its number, so that whoever reads the room's record finds it
alter table exam.incident add column offence_number text;
comment on column exam.incident.offence_number is '违纪登记编号';
