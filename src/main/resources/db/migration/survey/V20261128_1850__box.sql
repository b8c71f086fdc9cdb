-- Ballots that did not open at the closing stay in the box and are told of.
alter table survey.questionnaire
  add unread_keyless int not null default 0 check (unread_keyless >= 0),
  add unread_damaged int not null default 0 check (unread_damaged >= 0);
comment on column survey.questionnaire.unread_keyless is '未读答卷数(缺密钥): still in the box, for their key is missing';
comment on column survey.questionnaire.unread_damaged is '未读答卷数(已损坏): still in the box, for they do not open or do not read';

-- A ballot and the mark of its giver are written by one transaction, and the database marks both rows
-- with it. So that this mark leads from nobody to one ballot, the same transaction rewrites others of
-- either, drawn by lot, in an order drawn by lot.
alter table survey.invitation add lot uuid not null default gen_random_uuid();
comment on column survey.invitation.lot is '混排序号: random, by which those to be rewritten are drawn';
create index invitation_lot on survey.invitation (questionnaire_id, lot) where answered;
drop index survey.ballot_of;
create index ballot_of on survey.ballot (questionnaire_id, id);

create function survey.mix(box uuid, fresh uuid, giver uuid, others int) returns void
language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  start uuid := gen_random_uuid();
  drawn uuid[];
  one uuid;
  before text[] := array[current_setting('app.lo', true), current_setting('app.hi', true),
                         current_setting('app.persons', true)];
begin
  -- whoever answers reaches no mark but their own
  perform set_config('app.lo', '0', true), set_config('app.hi', '9223372036854775807', true),
          set_config('app.persons', '', true);
  -- what another transaction is just rewriting is mixed by that one
  drawn := array(select b.id from survey.ballot b where b.questionnaire_id = box and b.id >= start and b.id <> fresh
                  order by b.id limit others for update skip locked);
  drawn := drawn || array(select b.id from survey.ballot b
                           where b.questionnaire_id = box and b.id < start and b.id <> fresh
                           order by b.id limit others - cardinality(drawn) for update skip locked);
  for one in select x from unnest(drawn || fresh) x order by random() loop
    update survey.ballot set given = given where id = one;
  end loop;
  drawn := array(select i.enrolment_id from survey.invitation i
                  where i.questionnaire_id = box and i.answered and i.lot >= start and i.enrolment_id <> giver
                  order by i.lot limit others for update skip locked);
  drawn := drawn || array(select i.enrolment_id from survey.invitation i
                           where i.questionnaire_id = box and i.answered and i.lot < start and i.enrolment_id <> giver
                           order by i.lot limit others - cardinality(drawn) for update skip locked);
  for one in select x from unnest(drawn || giver) x order by random() loop
    update survey.invitation set answered = true where questionnaire_id = box and enrolment_id = one;
  end loop;
  perform set_config('app.lo', before[1], true), set_config('app.hi', before[2], true),
          set_config('app.persons', before[3], true);
end
$$;
comment on function survey.mix is '票箱混排: rewrites a fresh ballot and its giver''s mark together with others';
