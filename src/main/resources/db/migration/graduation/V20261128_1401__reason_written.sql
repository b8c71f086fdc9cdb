-- 附表代码: under which code of the list it was given an institution writes each of our reasons. Our own codes are
-- names for reasons that rules stand upon; whoever had compared them until now had made them the list's.
alter table graduation.reason_confirmation add column written text[];
comment on column graduation.reason_confirmation.written is '附表代码: of each reason in its order; empty where the list has none';

update graduation.reason_confirmation
   set written = array(select split_part(it.word, ' ', 1)
                         from unnest(codes) with ordinality it (word, at) order by it.at);

alter table graduation.reason_confirmation
  alter column written set not null,
  add constraint reason_confirmation_written check (cardinality(written) = cardinality(codes));
