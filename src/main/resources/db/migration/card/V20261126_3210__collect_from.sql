-- the month's batch: what was asked for in time is collected from that month's day, the rest a month later
alter table card.card add column collect_from date;
comment on column card.card.collect_from is '补办的证可领取之日, 首发为空';
-- the calendar of what waits to be collected
create index card_collect on card.card (collect_from) where state = 'made' and collect_from is not null;
