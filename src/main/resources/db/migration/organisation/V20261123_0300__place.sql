-- A unit's interval is as wide as its kind usually needs, so that a cell has room for thousands of
-- schools at its root; where the parent is too narrow for that, a sixty-fourth of it.
drop function organisation.place(uuid);

create function organisation.usual_width(kind text) returns bigint
language sql immutable parallel safe as $$
  select 1::bigint << case kind
    when 'province' then 54 when 'branch' then 44 when 'teaching-point' then 36 when 'school' then 36
    when 'department' then 28 when 'grade' then 20 when 'major' then 12 else 4 end
$$;

-- lo is null where there is no room left
create function organisation.place(parent uuid, kind text default 'school', out lo bigint, out hi bigint)
language plpgsql as $$
declare
  held organisation.unit;
  width bigint := organisation.usual_width(kind);
begin
  if parent is null then
    perform pg_advisory_xact_lock(hashtext('organisation.unit'));
    select coalesce(max(u.pos_end) + 1, 0) into lo from organisation.unit u where u.parent_id is null;
    hi := lo + width - 1;
    return;
  end if;
  select u.* into held from organisation.unit u where u.id = parent for update;
  if width > (held.pos_end - held.pos + 1) / 16 then
    width := greatest((held.pos_end - held.pos + 1) / 64, 1);
  end if;
  if held.next_child + width - 1 <= held.pos_end then
    lo := held.next_child;
    hi := held.next_child + width - 1;
    update organisation.unit u set next_child = hi + 1 where u.id = parent;
  end if;
end
$$;

-- Gives a unit and all below it fresh positions under another parent, and tells which became which.
create function organisation.reposition(moved uuid, parent uuid)
returns table (old_pos bigint, new_pos bigint)
language plpgsql as $$
declare
  unit organisation.unit;
  fresh record;
  above uuid;
begin
  for unit in
    select u.* from organisation.unit u, organisation.unit m
     where m.id = moved and u.pos between m.pos and m.pos_end
     order by u.pos
  loop
    above := case when unit.id = moved then parent else unit.parent_id end;
    select p.lo, p.hi into fresh from organisation.place(above, unit.kind) p;
    if fresh.lo is null then
      raise exception 'no room below unit %', above using errcode = 'program_limit_exceeded';
    end if;
    update organisation.unit u
       set parent_id = above, pos = fresh.lo, pos_end = fresh.hi, next_child = fresh.lo + 1,
           version = u.version + 1
     where u.id = unit.id;
    old_pos := unit.pos;
    new_pos := fresh.lo;
    return next;
  end loop;
end
$$;

-- the nearest answer upward is asked for on every case page
create index responsibility_unit on organisation.responsibility (unit_id, matter);
