-- 未了事项: held before anybody leaves, such as books on loan; settled, it makes room for the item of the leaving
alter table clearance.item drop constraint item_leaving_check;
alter table clearance.item add constraint item_leaving_check
  check (leaving in ('graduation', 'withdrawal', 'transfer', 'hold'));
