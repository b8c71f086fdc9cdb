-- Which of these documents belong to persons who are called otherwise, or were born on another day,
-- whoever asks: that it is so is told, not who they are. The reach is lifted for the length of the
-- call.
create function registry.named_otherwise(digests bytea[], names text[], births date[])
returns table (digest bytea, name text)
language plpgsql as $$
declare
  lo text := current_setting('app.lo');
  hi text := current_setting('app.hi');
  own text := current_setting('app.persons');
begin
  perform set_config('app.lo', '0', true), set_config('app.hi', '9223372036854775807', true),
          set_config('app.persons', '', true);
  return query select a.digest, a.name from unnest(digests, names, births) a (digest, name, born)
                 join registry.person_key k on k.kind = 'document' and k.digest = a.digest
                 join registry.person p on p.id = k.person_id
                where p.name <> a.name or p.birth_on <> a.born;
  perform set_config('app.lo', lo, true), set_config('app.hi', hi, true), set_config('app.persons', own, true);
end
$$;
