create table coursework.absence (
  id           uuid primary key default kernel.new_id(),
  task_id      uuid not null references coursework.task,
  enrolment_id uuid not null references registry.enrolment,
  scope_pos    bigint not null,
  person_id    uuid not null,
  missed_on    date not null,
  lesson       smallint not null check (lesson between 1 and 16),
  kind         text not null check (kind in ('absent', 'late', 'early', 'excused')),
  recorder_id  uuid,
  recorder     text not null,
  recorded_at  timestamptz not null,
  struck_at    timestamptz,
  striker_id   uuid,
  striker      text,
  struck_why   text,
  check ((struck_at is null) = (striker is null))
);
comment on table  coursework.absence is '考勤记录: a lesson missed in part or in whole; whoever is not in it was there';
comment on column coursework.absence.id is '标识';
comment on column coursework.absence.task_id is '教学任务';
comment on column coursework.absence.enrolment_id is '学籍';
comment on column coursework.absence.scope_pos is '所在机构位置';
comment on column coursework.absence.person_id is '人员';
comment on column coursework.absence.missed_on is '日期';
comment on column coursework.absence.lesson is '节次';
comment on column coursework.absence.kind is '考勤类别: absent 旷课, late 迟到, early 早退, excused 请假';
comment on column coursework.absence.recorder_id is '登记人账户';
comment on column coursework.absence.recorder is '登记人';
comment on column coursework.absence.recorded_at is '登记时间';
comment on column coursework.absence.struck_at is '撤销时间: what was wrong stays readable';
comment on column coursework.absence.striker_id is '撤销人账户';
comment on column coursework.absence.striker is '撤销人';
comment on column coursework.absence.struck_why is '撤销原因';
-- the lock between two who take the same lesson's roll
create unique index absence_stands on coursework.absence (task_id, missed_on, lesson, enrolment_id) where struck_at is null;
create index absence_of on coursework.absence (enrolment_id, missed_on);
create index absence_place on coursework.absence (scope_pos);
call kernel.scope_rows('coursework.absence', 'person_id');
revoke delete, truncate on coursework.absence from ${app};

create function coursework.guard_absence() returns trigger language plpgsql as $$
begin
  if (new.task_id, new.enrolment_id, new.missed_on, new.lesson, new.kind, new.recorder, new.recorded_at)
     is distinct from
     (old.task_id, old.enrolment_id, old.missed_on, old.lesson, old.kind, old.recorder, old.recorded_at)
     or (old.struck_at is not null and new.struck_at is distinct from old.struck_at) then
    raise exception 'a recorded absence is struck, never written over';
  end if;
  return new;
end
$$;
create trigger absence_stays before update on coursework.absence
  for each row execute function coursework.guard_absence();
