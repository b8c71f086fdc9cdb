-- 毕业前清考: a round of its own, for those whom the term sees leave; a school has none unless it says so.
alter table exam.round add kind text not null default 'make-up' check (kind in ('make-up', 'clearance'));
comment on column exam.round.kind is '批次性质: make-up 补考, clearance 毕业前清考';
alter table exam.round drop constraint round_institution_id_term_id_key;
alter table exam.round add unique (institution_id, term_id, kind);
alter table exam.candidate drop constraint candidate_attempt_check;
alter table exam.candidate add constraint candidate_attempt_check
  check (attempt in ('make-up', 'deferred', 'clearance'));
comment on column exam.candidate.attempt is '考试性质: make-up 补考, deferred 缓考, clearance 毕业前清考';
