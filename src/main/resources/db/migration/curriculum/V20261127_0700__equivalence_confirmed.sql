-- A second account confirms what the first wrote down: nobody makes a rule for credits alone.
alter table curriculum.equivalence
  add column recorder_id  uuid,
  add column confirmer_id uuid,
  add column confirmer    text,
  add column confirmed_at timestamptz;
-- what was decided before there was a second step stays in force
update curriculum.equivalence set confirmer = recorder, confirmed_at = recorded_at;
alter table curriculum.equivalence
  add check (num_nulls(confirmer, confirmed_at) in (0, 2)),
  add check (recorder_id is null or confirmer_id is null or recorder_id <> confirmer_id);
comment on column curriculum.equivalence.recorder_id is '登记人账户';
comment on column curriculum.equivalence.confirmer_id is '复核人账户: never the recorder''s';
comment on column curriculum.equivalence.confirmer is '复核人';
comment on column curriculum.equivalence.confirmed_at is '复核时间: in force from then on';
