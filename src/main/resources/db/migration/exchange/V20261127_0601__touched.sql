-- When what other systems read was last changed: they ask for `dateLastModified` alone after their first copy.
-- Students, marks and grades carry their own times; these few tables do not.
create table exchange.touched (
  id uuid primary key,
  at timestamptz not null
);
comment on table  exchange.touched is '最近变动: unit, term, course, task, account or post';
comment on column exchange.touched.id is '标识';
comment on column exchange.touched.at is '变动时间';

create function exchange.touch() returns trigger language plpgsql as $$
begin
  insert into exchange.touched values (new.id, clock_timestamp())
  on conflict (id) do update set at = excluded.at;
  return null;
end
$$;

-- over all schools
select set_config('app.lo', '0', true), set_config('app.hi', '9223372036854775807', true);
insert into exchange.touched
select id, clock_timestamp() from (
  select id from organisation.unit union select id from calendar.term union select id from curriculum.course
  union select id from coursework.task union select id from identity.account union select id from identity.post) k;

create trigger touched after insert or update of name, code, kind, during, parent_id on organisation.unit
  for each row execute function exchange.touch();
create trigger touched after insert or update on calendar.term
  for each row execute function exchange.touch();
create trigger touched after insert or update on curriculum.course
  for each row execute function exchange.touch();
create trigger touched after insert or update of stage, teacher_id, opens_on, closes_on on coursework.task
  for each row execute function exchange.touch();
create trigger touched after insert or update of name, username, disabled_at on identity.account
  for each row execute function exchange.touch();
create trigger touched after insert or update of during on identity.post
  for each row execute function exchange.touch();
