-- A decision may come in several lists under one number: of one committee on one day, which the program sees to.
drop index graduation.degree_decision_number;
create index degree_decision_number on graduation.degree_decision (institution_id, number) where revoked_at is null;

-- 不授予学位 (学位法 第三十九条、第四十一条): decided, with its reason, and no longer waited for.
alter table graduation.conclusion
  add degree_refused_on     date,
  add degree_refusal        text check (btrim(degree_refusal) <> ''),
  add degree_refusal_of     text check (btrim(degree_refusal_of) <> ''),
  add degree_refuser_id     uuid,
  add degree_refuser        text,
  add check (num_nulls(degree_refused_on, degree_refusal, degree_refusal_of, degree_refuser) in (0, 4)),
  add check (degree_refused_on is null or degree_proposed is not null and not degree);
comment on column graduation.conclusion.degree_refused_on is '不授予学位的决定日期';
comment on column graduation.conclusion.degree_refusal is '不授予学位的理由: told to the student';
comment on column graduation.conclusion.degree_refusal_of is '不授予学位的委员会和文号';
comment on column graduation.conclusion.degree_refuser_id is '不授予学位的登记人账户: never the one who takes it back';
comment on column graduation.conclusion.degree_refuser is '不授予学位的登记人';
-- 待授学位: whom the committee has yet to decide on; and whom it has refused
drop index graduation.conclusion_degree_waiting;
create index conclusion_degree_waiting on graduation.conclusion (institution_id)
  where degree_proposed is not null and not degree and reversed_at is null;
