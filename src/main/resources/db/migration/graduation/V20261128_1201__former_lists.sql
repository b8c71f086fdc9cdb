-- A list that was taken down and put up anew: what hung before, with who put it up and who took it down, stays the round's.
alter table graduation.round add former_publications uuid[] not null default '{}';
comment on column graduation.round.former_publications is '此前的公示: taken down before their time, in their order';
