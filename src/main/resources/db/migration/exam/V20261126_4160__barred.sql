-- 取消考试资格 keeps from the make-up as cheating does, where the school says so.
alter table exam.candidate drop constraint candidate_excluded_check;
alter table exam.candidate add constraint candidate_excluded_check
  check (excluded in ('leave', 'gone', 'cheating', 'absent', 'barred', 'settled'));
comment on column exam.candidate.excluded is '不安排的原因: leave 休学等, gone 已离校, cheating 作弊, absent 缺考, barred 取消考试资格, settled 已通过或已更正';
