create table archive.shipment (
  id             uuid primary key default kernel.new_id(),
  institution_id uuid not null references organisation.unit,
  enrolment_id   uuid not null references registry.enrolment,
  volume_id      uuid references archive.volume,
  scope_pos      bigint not null,
  person_id      uuid not null,
  direction      text not null check (direction in ('out', 'in')),
  state          text not null check (state in ('called', 'arrived', 'sent', 'receipted', 'returned')),
  number         text not null,
  document_id    uuid not null references document.document,
  body           text not null check (body <> ''),
  address        text,
  ground         text not null check (ground <> ''),
  request_number text,
  carrier        text check (carrier in ('secret-mail', 'ems', 'by-hand')),
  tracking       text,
  sealed         boolean,
  pieces         smallint check (pieces between 1 and 999),
  moved_on       date,
  due_on         date not null,
  handler_id     uuid,
  handler        text not null,
  entered_at     timestamptz not null,
  receipt_on     date,
  receipt_by     text,
  receipt_note   text,
  receipt_id     uuid references document.document,
  chased_on      date,
  chases         smallint not null default 0,
  check (direction = 'in' or volume_id is not null),
  check (state = 'called' or (carrier is not null and sealed is not null and pieces is not null and moved_on is not null)),
  -- what goes by post is found again by its number
  check (carrier is null or carrier = 'by-hand' or tracking is not null),
  check ((state = 'receipted') = (receipt_on is not null and receipt_by is not null) or state = 'returned'),
  check (direction = 'out' or state in ('called', 'arrived', 'receipted')),
  check (direction = 'in' or state in ('sent', 'receipted', 'returned'))
);
comment on table  archive.shipment is '档案转递: a student''s file on its way out, or called for and coming in, until its receipt is there';
comment on column archive.shipment.id is '标识';
comment on column archive.shipment.institution_id is '学校';
comment on column archive.shipment.enrolment_id is '学籍';
comment on column archive.shipment.volume_id is '档案卷: of what goes out';
comment on column archive.shipment.scope_pos is '所在机构位置';
comment on column archive.shipment.person_id is '人员';
comment on column archive.shipment.direction is '方向: out 转出, in 转入';
comment on column archive.shipment.state is '状态: called 已发调档函, arrived 已收到, sent 已转出, receipted 回执已办, returned 退回';
comment on column archive.shipment.number is '文号: of the letter';
comment on column archive.shipment.document_id is '转递通知单或调档函';
comment on column archive.shipment.body is '对方单位';
comment on column archive.shipment.address is '对方地址';
comment on column archive.shipment.ground is '事由';
comment on column archive.shipment.request_number is '对方调档函编号';
comment on column archive.shipment.carrier is '递送方式: secret-mail 机要, ems 邮政特快专递, by-hand 专人';
comment on column archive.shipment.tracking is '机要号或快递单号';
comment on column archive.shipment.sealed is '密封: whether the envelope was sealed and whole';
comment on column archive.shipment.pieces is '件数';
comment on column archive.shipment.moved_on is '转出或收到日期';
comment on column archive.shipment.due_on is '回执或来档期限';
comment on column archive.shipment.handler_id is '经办人账户';
comment on column archive.shipment.handler is '经办人';
comment on column archive.shipment.entered_at is '登记时间';
comment on column archive.shipment.receipt_on is '回执日期';
comment on column archive.shipment.receipt_by is '回执签收人';
comment on column archive.shipment.receipt_note is '回执或退回说明';
comment on column archive.shipment.receipt_id is '回执: issued by us for what came in';
comment on column archive.shipment.chased_on is '最近催办日期';
comment on column archive.shipment.chases is '催办次数';
-- a file is on one way at a time: the lock between two who send it
create unique index shipment_away on archive.shipment (volume_id) where direction = 'out' and state <> 'returned';
create unique index shipment_called on archive.shipment (enrolment_id) where direction = 'in' and state = 'called';
create index shipment_list on archive.shipment (scope_pos, id desc);
create index shipment_of on archive.shipment (enrolment_id);
create index shipment_volume on archive.shipment (volume_id);
create index shipment_document on archive.shipment (document_id);
create index shipment_receipt on archive.shipment (receipt_id);
create index shipment_due on archive.shipment (due_on) where state in ('sent', 'called');
call kernel.scope_rows('archive.shipment', 'person_id');
revoke delete, truncate on archive.shipment from ${app};

create or replace function archive.is_out(volume uuid) returns boolean language sql stable as $$
  select exists (select from archive.loan l where l.volume_id = volume and l.state = 'out' and l.way <> 'copy')
      or exists (select from archive.shipment s where s.volume_id = volume and s.direction = 'out' and s.state <> 'returned')
$$;
