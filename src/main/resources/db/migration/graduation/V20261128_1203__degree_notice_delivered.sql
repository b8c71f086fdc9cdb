-- 送达: from that day on they have their time to speak.
alter table graduation.degree_hearing add delivered_on date check (delivered_on >= notified_on);
comment on column graduation.degree_hearing.delivered_on is '告知书送达日期: null while it has not reached them; to come while it hangs in public';
