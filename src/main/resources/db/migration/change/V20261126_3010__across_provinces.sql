-- 跨省转学: what the two provinces' authorities say, one after the other. As change.transfer, both
-- schools may see it, and no word of it says who the student is.
create table change.transfer_province (
  transfer_id        uuid primary key references change.transfer,
  sending_province   text not null,
  receiving_province text not null,
  turn               text check (turn in ('sending', 'receiving')),
  due_on             date,
  sending_on         date,
  sending_no         text,
  sending_by         text,
  receiving_on       date,
  receiving_no       text,
  receiving_by       text,
  refused            text check (refused in ('sending', 'receiving')),
  check (sending_province <> receiving_province),
  check (turn is null or refused is null)
);
comment on table  change.transfer_province is '跨省转学确认';
comment on column change.transfer_province.transfer_id is '转学';
comment on column change.transfer_province.sending_province is '转出地省份 GB/T 2260';
comment on column change.transfer_province.receiving_province is '转入地省份 GB/T 2260';
comment on column change.transfer_province.turn is '待哪一方省级主管部门办理, 空为已办完';
comment on column change.transfer_province.due_on is '应办结日';
comment on column change.transfer_province.sending_on is '转出地办理日';
comment on column change.transfer_province.sending_no is '转出地文号';
comment on column change.transfer_province.sending_by is '转出地登记人';
comment on column change.transfer_province.receiving_on is '转入地办理日';
comment on column change.transfer_province.receiving_no is '转入地文号';
comment on column change.transfer_province.receiving_by is '转入地登记人';
comment on column change.transfer_province.refused is '不同意的一方';
-- the daily question: which province has not answered in time
create index transfer_province_due on change.transfer_province (due_on) where turn is not null;
revoke delete, truncate on change.transfer_province from ${app};
