-- The 学籍号 of whoever changes schools is sealed under a salt of the half's own (decision 1380).
select set_config('app.lo', '0', true), set_config('app.hi', '9223372036854775807', true), set_config('app.persons', '', true);
alter table change.transfer_side rename column registry_number to registry_clear;
alter table change.transfer_side
  add salt bytea not null default uuid_send(gen_random_uuid()),
  add registry_number bytea,
  add registry_digest bytea,
  add constraint a_registry_number_is_found check ((registry_number is null) = (registry_digest is null));
alter table change.transfer_side alter salt drop default;
comment on column change.transfer_side.salt is '盐';
comment on column change.transfer_side.registry_clear is '原明文学籍号: emptied, never written again';
comment on column change.transfer_side.registry_number is '学籍号(加密)';
comment on column change.transfer_side.registry_digest is '学籍号的带密钥摘要';
call kernel.once_clear('change.transfer_side', 'registry_clear');
