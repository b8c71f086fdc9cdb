-- A sheet that was signed before a published result was corrected is no longer what stands: the task
-- remembers when that last happened, however it came about.
alter table coursework.task add corrected_at timestamptz;
comment on column coursework.task.corrected_at is '公布后成绩最近一次更改时间: of first sittings and retakes, null where none was';

select set_config('app.lo', '0', true), set_config('app.hi', '9223372036854775807', true), set_config('app.persons', '', true);
update coursework.task t set corrected_at = k.at
  from (select s.task_id, max(v.typed_at) as at
          from coursework.score_sheet s
          join coursework.grade g on g.task_id = s.task_id and g.attempt in ('first', 'retake')
          join coursework.grade_version v on v.grade_id = g.id and v.typed_at > s.signed_at
         group by s.task_id) k
 where t.id = k.task_id and t.stage = 'published';

create function coursework.note_corrected() returns trigger language plpgsql as $$
begin
  update coursework.task t set corrected_at = k.at
    from (select g.task_id, max(v.typed_at) as at
            from written v
            join coursework.grade g on g.id = v.grade_id and g.attempt in ('first', 'retake')
           group by g.task_id) k
   where t.id = k.task_id and t.stage = 'published';
  return null;
end
$$;
create trigger task_is_corrected after insert on coursework.grade_version
  referencing new table as written
  for each statement execute function coursework.note_corrected();
