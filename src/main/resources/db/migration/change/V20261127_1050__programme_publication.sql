-- 公示名单: the list of a round hangs among the school's publications, where objections are made
alter table change.programme_round add publication_id uuid references governance.publication;
comment on column change.programme_round.publication_id is '公示';
create index programme_round_publication on change.programme_round (publication_id);
