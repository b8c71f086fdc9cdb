-- what a unit was called on a day; its first name for any day before that one began
create function organisation.name_on(unit uuid, day date) returns text
language sql stable parallel safe as $$
  select coalesce(
    (select n.name from organisation.unit_name n where n.unit_id = unit and n.during @> day),
    (select n.name from organisation.unit_name n
      where n.unit_id = unit and lower(n.during) > day order by lower(n.during) limit 1),
    (select u.name from organisation.unit u where u.id = unit))
$$;
