-- A column that held a private value in clear is emptied when the program starts (the key is not in
-- the database, so no migration can seal it) and stays empty. A check would refuse every update of
-- a row that is not yet converted; this refuses only what writes the column.
create function kernel.nothing_in_clear() returns trigger language plpgsql as $$
begin
  raise exception '% holds no value in clear', tg_table_name using errcode = 'check_violation';
end
$$;

create procedure kernel.once_clear(emptied regclass, col text)
language plpgsql as $$
begin
  execute format('create trigger nothing_in_clear before insert or update of %2$I on %1$s for each row
                    when (new.%2$I is not null) execute function kernel.nothing_in_clear()', emptied, col);
  execute format('create index on %1$s (id) where %2$I is not null', emptied, col);
end
$$;
