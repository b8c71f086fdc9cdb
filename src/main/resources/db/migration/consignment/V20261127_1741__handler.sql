-- Whoever hands a list over takes none of it: a name alone cannot be compared.
alter table consignment.list add column handler_id uuid references identity.account;
comment on column consignment.list.handler_id is '交接经手人账户';
create index list_handler on consignment.list (handler_id) where handler_id is not null;
