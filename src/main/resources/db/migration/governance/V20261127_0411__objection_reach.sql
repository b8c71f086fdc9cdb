-- `institution_id` alone meant the unit's own column in there: every institution's office matched
drop policy reached on governance.objection;
create policy reached on governance.objection using (
  account_id::text = (select current_setting('app.account'))
  or (select current_setting('app.persons')) = ''
     and exists (select from organisation.unit u where u.id = objection.institution_id and u.pos between
           (select current_setting('app.lo')::bigint) and (select current_setting('app.hi')::bigint)));
