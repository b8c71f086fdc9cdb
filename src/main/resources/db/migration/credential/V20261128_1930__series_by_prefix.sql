-- 编号按号段连续: schools that enter one national code (a university and its college of continuing education, the
-- branches of an open university) share one series, so that no two graduates ever hold one number.
create table credential.number_series (
  prefix text collate "C" primary key check (prefix <> ''),
  last   bigint not null check (last >= 0)
);
comment on table  credential.number_series is '证书号段: gapless over all schools of one code, for what was not committed was never taken';
comment on column credential.number_series.prefix is '号段: 学校代码、类型、年份、层次';
comment on column credential.number_series.last is '最后一个流水号';
revoke delete, truncate on credential.number_series from ${app};
insert into credential.number_series (prefix, last)
  select series, max(last) from credential.serial
   where series not like 'lock-%' and series not like 'blanks-%' group by series;
delete from credential.serial where series not like 'lock-%' and series not like 'blanks-%';
comment on table  credential.serial is '依次办理: one at a time of a school, by what is taken or moved';
comment on column credential.serial.series is '事项: lock-, blanks-';

-- what two schools numbered alike before is told in the register, where it is exchanged for a number of its own
alter table credential.certificate add column doubled boolean not null default false;
comment on column credential.certificate.doubled is '编号与其他学校的证书重复: given before schools of one code shared their series';
select set_config('app.lo', '0', true), set_config('app.hi', '9223372036854775807', true), set_config('app.persons', '', true);
update credential.certificate c set doubled = true
 where exists (select from credential.certificate o where o.number = c.number and o.institution_id <> c.institution_id);
drop index credential.certificate_number;
create unique index certificate_number on credential.certificate (number) where state <> 'void' and not doubled;

-- 同底版: what waits for the printer in the place of another bears the other's photograph
update credential.certificate c set photo_id = r.photo_id
  from credential.certificate r
 where r.id = c.replaces_id and c.state = 'drawn' and r.photo_id is not null and r.photo_id is distinct from c.photo_id;
