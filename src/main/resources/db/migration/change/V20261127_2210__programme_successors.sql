-- 递补公示: whoever moves up onto the list after it was published hangs on a further one, for the same
-- days; so it is kept of each on which list they hung, and until when.
alter table change.programme_candidate
  add publication_id uuid references governance.publication,
  add noticed_from   date,
  add noticed_until  date check (noticed_until >= noticed_from);
comment on column change.programme_candidate.publication_id is '所在公示';
comment on column change.programme_candidate.noticed_from is '公示开始日';
comment on column change.programme_candidate.noticed_until is '公示最后一日';
create index programme_candidate_publication on change.programme_candidate (publication_id);

select set_config('app.lo', '0', true), set_config('app.hi', '9223372036854775807', true), set_config('app.persons', '', true);
-- the names on a list are masked: of those before, everybody whom a department took counts as shown
update change.programme_candidate c
   set publication_id = r.publication_id, noticed_from = r.notice_from, noticed_until = r.notice_last_on
  from change.programme_round r
 where r.id = c.round_id and r.publication_id is not null and c.accepted;
