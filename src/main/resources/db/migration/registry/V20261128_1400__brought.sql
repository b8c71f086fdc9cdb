-- 名单提交人: whoever brought the file a student stands in does not check them (不相容岗位), so the enrolment
-- says who it was: the file's own record may lie above the checker's reach, and is not kept as long.
alter table registry.enrolment
  add column brought_by uuid;
comment on column registry.enrolment.brought_by is '名单提交人';

select set_config('app.lo', '0', true), set_config('app.hi', '9223372036854775807', true),
       set_config('app.persons', '', true);
update registry.enrolment e set brought_by = m.made_by
  from exchange.import m where m.id = e.import_id;

alter table registry.enrolment
  add constraint enrolment_brought_check
    check (checked_by is null or checked_by is distinct from brought_by) not valid;
