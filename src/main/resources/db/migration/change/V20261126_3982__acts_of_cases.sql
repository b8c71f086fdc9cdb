-- 更正记录 from before it was kept: where a case wrote it, the case is known, and the ledger says who
-- decided and why.
select set_config('app.lo', '0', true), set_config('app.hi', '9223372036854775807', true),
       set_config('app.persons', '', true);
update registry.correction_act a
   set case_id = c.case_id, actor = coalesce(e.actor, ''), role = coalesce(e.role, ''), why = e.reason
  from change.correction c
  left join lateral (select l.actor, l.role, l.reason from audit.entry l
                      where l.subject = 'enrolment:' || c.enrolment_id and l.action = 'student.correct'
                        and l.case_id = c.case_id
                      order by l.at limit 1) e on true
 where a.id = c.act_id and a.case_id is null and a.actor = '';
