-- 缓缴学费 (普通高等学校学生管理规定 第十三条: who is in difficulty registers once the loan or aid has been arranged): what is
-- owed stays on the list of arrears, but no longer keeps from registering until the day agreed upon.
alter table registration.term_registration
  add fees_until   date,
  add fees_why     text,
  add fees_decider text;
comment on column registration.term_registration.fees_until is '学费缓缴至';
comment on column registration.term_registration.fees_why is '缓缴理由';
comment on column registration.term_registration.fees_decider is '批准缓缴人';
alter table registration.term_registration drop constraint term_registration_check;
alter table registration.term_registration
  add constraint registered_clear check (state <> 'registered' or absence is null and (arrears is null or fees_until is not null)),
  add constraint fees_deferred check (fees_until is null or arrears is not null and fees_why is not null and fees_decider is not null);
create index term_registration_fees on registration.term_registration (fees_until) where fees_until is not null;
