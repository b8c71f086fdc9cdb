-- A school's measure (降低分数) lowers a published mark by a decision against the student. The old value
-- stays; the new one is kept first, with its decision, and only then may the grade say the same.
alter table coursework.grade_version
  add column decision        text,
  add column decision_reason text,
  add constraint decision_told check ((decision is null) = (decision_reason is null));
comment on column coursework.grade_version.decision is '所依据的处分决定书编号';
comment on column coursework.grade_version.decision_reason is '处分所致变动的理由';

create function coursework.decided(grade uuid, version int, total smallint) returns boolean
language sql stable as $$
  select exists (select from coursework.grade_version v
                  where v.grade_id = $1 and v.version = $2 and v.total is not distinct from $3
                    and v.decision is not null)
$$;
drop trigger grade_stays on coursework.grade;
create trigger grade_stays before update on coursework.grade
  for each row when (not coursework.decided(new.id, new.version, new.total))
  execute function coursework.guard_grade();

create function coursework.guard_decision() returns trigger language plpgsql as $$
begin
  raise exception 'the decision behind a grade stays as it was written';
end
$$;
create trigger grade_decision_stays before update on coursework.grade_version
  for each row when ((new.decision, new.decision_reason) is distinct from (old.decision, old.decision_reason))
  execute function coursework.guard_decision();
