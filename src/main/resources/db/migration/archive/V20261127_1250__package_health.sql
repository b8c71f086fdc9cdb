-- Packages that are kept are looked into like everything else.
alter table archive.damage drop constraint damage_what_check;
alter table archive.damage add constraint damage_what_check check (what in ('file', 'volume', 'package'));
comment on column archive.damage.what is '对象: file 附件, volume 档案卷, package 电子档案包';
