-- 未了事项 stand beside the item of the leaving: whoever leaves with books on loan has both, and the leaving's is
-- signed once the other is settled. Before, an open hold kept the item of the leaving from being begun.
drop index clearance.item_once;
create unique index item_once on clearance.item (enrolment_id, office_id, (leaving = 'hold')) where withdrawn_at is null;

select set_config('app.lo', '0', true), set_config('app.hi', '9223372036854775807', true), set_config('app.persons', '', true);
insert into clearance.item (institution_id, enrolment_id, person_id, scope_pos, office_id, leaving, opened_at)
select h.institution_id, h.enrolment_id, h.person_id, h.scope_pos, h.office_id, l.leaving, l.opened_at
  from clearance.item h
  join clearance.office o on o.id = h.office_id and o.ended_at is null
  join lateral (select i.leaving, i.opened_at from clearance.item i
                 where i.enrolment_id = h.enrolment_id and i.leaving <> 'hold' and i.withdrawn_at is null
                 order by i.opened_at desc limit 1) l on l.leaving = any (o.leaving)
 where h.leaving = 'hold' and h.withdrawn_at is null
    on conflict do nothing;
