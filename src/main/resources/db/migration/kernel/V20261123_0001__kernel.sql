create extension if not exists btree_gist;

-- what the owner makes from here on, the program may use; append-only tables take rights back
alter default privileges grant usage on schemas to ${app};
alter default privileges grant select, insert, update, delete on tables to ${app};
alter default privileges grant usage, select on sequences to ${app};

create schema kernel;
comment on schema kernel is '公共词汇';

-- UUIDv7 everywhere: from PostgreSQL 18 it is built in, before that it is put together here
do $body$
begin
  if current_setting('server_version_num')::int >= 180000 then
    execute 'create function kernel.new_id() returns uuid
             language sql volatile parallel safe as ''select uuidv7()''';
  else
    execute $old$
      create function kernel.new_id() returns uuid
      language sql volatile parallel safe as $uuid$
        select encode(
                 set_bit(set_bit(
                   overlay(uuid_send(gen_random_uuid())
                           placing substring(int8send((extract(epoch from clock_timestamp()) * 1000)::bigint) from 3)
                           from 1 for 6),
                   52, 1), 53, 1), 'hex')::uuid
      $uuid$
    $old$;
  end if;
end
$body$;

-- Row-level security by interval: a row is reached if its unit's position lies within the acting
-- post's interval; students and guardians reach only the named persons besides.
create procedure kernel.scope_rows(scoped regclass, person_column text default null)
language plpgsql as $$
begin
  execute format('alter table %s enable row level security', scoped);
  execute format('alter table %s force row level security', scoped);
  execute format(
    'create policy within_reach on %s using (scope_pos between
       (select current_setting(''app.lo'')::bigint) and (select current_setting(''app.hi'')::bigint))',
    scoped);
  if person_column is not null then
    execute format(
      'create policy own_persons on %s as restrictive using (
         (select current_setting(''app.persons'')) = ''''
         or %I = any ((select string_to_array(current_setting(''app.persons''), '','')::uuid[])::uuid[]))',
      scoped, person_column);
  end if;
end
$$;

-- for tables that are only ever added to
create procedure kernel.append_only(ledger regclass)
language plpgsql as $$
begin
  execute format('revoke update, delete, truncate on %s from ${app}', ledger);
end
$$;
