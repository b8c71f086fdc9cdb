-- 名次: of all who asked for a programme, whoever looks. A receiving department reaches what it assessed, but
-- not the application itself, so that by its own sight somebody refused or withdrawn would still be ranked.
-- Read as the owner, in the whole tree; it answers who still stands, and in which place.
create function change.programme_ranks(round uuid) returns table (case_id uuid, rank int)
language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  before text[] := array[current_setting('app.lo', true), current_setting('app.hi', true),
                         current_setting('app.persons', true)];
begin
  perform set_config('app.lo', '0', true), set_config('app.hi', '9223372036854775807', true),
          set_config('app.persons', '', true);
  return query
    select c.case_id,
           case when c.score is not null then pg_catalog.rank() over (
             partition by c.major_id
             order by c.accepted is false, c.ground in ('venture', 'veteran') desc, c.score desc nulls last) end::int
      from change.programme_candidate c
      join workflow.case_file f on f.id = c.case_id
     where c.round_id = programme_ranks.round
       and f.state in ('submitted', 'in-progress', 'amending', 'approved', 'effective');
  perform set_config('app.lo', before[1], true), set_config('app.hi', before[2], true),
          set_config('app.persons', before[3], true);
end
$$;
