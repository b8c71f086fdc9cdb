-- all rows are within reach of what follows
select set_config('app.lo', '0', true), set_config('app.hi', '9223372036854775807', true), set_config('app.persons', '', true);

-- A file called for may never come: it is called off, or the other side refuses, and a second letter may follow.
alter table archive.shipment drop constraint shipment_state_check;
alter table archive.shipment add constraint shipment_state_check
  check (state in ('called', 'arrived', 'sent', 'receipted', 'returned', 'withdrawn', 'declined'));
alter table archive.shipment drop constraint shipment_check1;
alter table archive.shipment add constraint shipment_moved_check
  check (state in ('called', 'withdrawn', 'declined')
         or (carrier is not null and sealed is not null and pieces is not null and moved_on is not null));
alter table archive.shipment drop constraint shipment_check4;
alter table archive.shipment add constraint shipment_in_check
  check (direction = 'out' or state in ('called', 'arrived', 'receipted', 'withdrawn', 'declined'));
alter table archive.shipment add constraint shipment_ended_check
  check (state not in ('withdrawn', 'declined') or receipt_note is not null);
comment on column archive.shipment.state is '状态: called 已发调档函, arrived 已收到, sent 已转出, receipted 回执已办, returned 退回, withdrawn 已撤回, declined 对方不予提供';
comment on column archive.shipment.receipt_note is '回执、退回、撤回或不予提供的说明';

-- A list nobody has counted yet is taken back by whoever made it.
alter table archive.handover drop constraint handover_state_check;
alter table archive.handover add constraint handover_state_check
  check (state in ('handed', 'taken', 'refused', 'withdrawn'));
alter table archive.handover drop constraint handover_check1;
alter table archive.handover add constraint handover_received_check
  check ((state in ('handed', 'withdrawn')) = (received_at is null));
alter table archive.handover drop constraint handover_check2;
alter table archive.handover add constraint handover_note_check
  check (state not in ('refused', 'withdrawn') or note is not null);
comment on column archive.handover.state is '状态: handed 已移交待接收, taken 已接收, refused 不接收, withdrawn 已撤回';
comment on column archive.handover.note is '不接收或撤回的理由';

-- How much longer the committee keeps what it keeps.
alter table archive.disposal_item add column keep_years smallint check (keep_years between 1 and 100);
comment on column archive.disposal_item.keep_years is '继续保管年数: null 永久 of what is kept';
update archive.disposal_item set keep_years = 10 where verdict = 'keep';
alter table archive.disposal_item add constraint disposal_item_keep_check
  check (verdict = 'keep' or keep_years is null);
comment on column archive.content.kept_until is '延期保管至: by the committee; infinity 永久';
comment on column archive.disposal.drafter_id is '清册编制人账户';
comment on column archive.disposal.drafter is '清册编制人';
comment on column archive.shipment.chases is '提醒次数';

-- Packages are jobs now; one that waits has no line of its own, and is asked for again.
update archive.packet set state = 'failed', ended_at = now() where state = 'waiting';
drop index archive.packet_waiting;
