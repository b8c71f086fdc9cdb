-- 更正留痕 and 更正记录 of whoever is merged into another are read in the other's file, and keep whose they were.
alter table registry.correction_act add column merged_into uuid references registry.person;
comment on column registry.correction_act.merged_into is '并档后所在的人员: null while it stands in its own file';
create index correction_act_merged on registry.correction_act (merged_into);
alter table registry.detail add column merged_into uuid references registry.person;
comment on column registry.detail.merged_into is '并档后所在的人员: null while it stands in its own file';
create index detail_merged on registry.detail (merged_into);

do $body$
declare
  scoped text;
  policy text;
begin
  foreach scoped in array array['correction_act', 'detail'] loop
    foreach policy in array array['reached', 'changed', 'removed'] loop
      execute format('alter policy %1$s on registry.%2$s using
        (exists (select from registry.enrolment e where e.person_id = coalesce(%2$s.merged_into, %2$s.person_id)))',
        policy, scoped);
    end loop;
  end loop;
end
$body$;

-- Merges that stand already take the history along too, those of those who went first before.
do $body$
declare
  lo text := current_setting('app.lo', true);
  hi text := current_setting('app.hi', true);
  own text := current_setting('app.persons', true);
  scoped text;
  m record;
begin
  perform set_config('app.lo', '0', true), set_config('app.hi', '9223372036854775807', true),
          set_config('app.persons', '', true);
  for m in select id, kept_id, gone_id from registry.merge where undone_at is null order by merged_at, id loop
    foreach scoped in array array['correction_act', 'detail'] loop
      execute format($move$
        with moved as (
          update registry.%1$I t set merged_into = $2
           where t.person_id = $3 and t.merged_into is null or t.merged_into = $3 returning t.id)
        insert into registry.merge_part (merge_id, kind, place, part)
        select $1, 'line', %1$L, id::text from moved $move$, scoped) using m.id, m.kept_id, m.gone_id;
    end loop;
  end loop;
  perform set_config('app.lo', coalesce(lo, ''), true), set_config('app.hi', coalesce(hi, ''), true),
          set_config('app.persons', coalesce(own, ''), true);
end
$body$;
