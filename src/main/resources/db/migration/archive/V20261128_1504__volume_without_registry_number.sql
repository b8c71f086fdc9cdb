-- Masked, the 学籍号 of the form G lacks six digits of the birthday, which stands beside it: together
-- they were the whole identity number. Volumes filed before are put right once, with the digest of
-- what they hold now; those whose digest does not fit are evidence and stay (decisions 1340, 1380).
select set_config('app.lo', '0', true), set_config('app.hi', '9223372036854775807', true), set_config('app.persons', '', true);
alter table archive.volume disable trigger volume_stays;
update archive.volume v
   set facts = v.facts - 'registryNumber', digest = sha256(convert_to((v.facts - 'registryNumber')::text, 'UTF8'))
 where v.facts ? 'registryNumber' and v.digest = sha256(convert_to(v.facts::text, 'UTF8'));
alter table archive.volume enable trigger volume_stays;
