-- 更正留痕 from before 更正记录 was kept: each act is known by what it wrote and closed, and when. Who did
-- it and why was not kept beside it; blank says so.
comment on column registry.correction_act.actor is '经办人: blank where it was not kept';
comment on column registry.correction_act.role is '经办角色: blank where it was not kept';
select set_config('app.lo', '0', true), set_config('app.hi', '9223372036854775807', true),
       set_config('app.persons', '', true);
insert into registry.correction_act (id, person_id, actor, role, at)
select l.act, l.person_id, '', '', max(l.at)
  from (select closed_by as act, person_id, upper(recorded) as at from registry.detail
         where closed_by is not null
        union all
        select act_id, person_id, lower(recorded) from registry.detail) l
 where not exists (select from registry.correction_act a where a.id = l.act)
 group by l.act, l.person_id
having max(l.at) is not null;
