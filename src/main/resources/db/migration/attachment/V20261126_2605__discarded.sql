-- A content is removed only where no other file is it: asked beyond one's own reach, answered with yes or no.
create function attachment.kept_elsewhere(file uuid, content bytea)
returns boolean
language plpgsql as $$
declare
  lo text := current_setting('app.lo');
  hi text := current_setting('app.hi');
  own text := current_setting('app.persons');
  kept boolean;
begin
  perform set_config('app.lo', '0', true), set_config('app.hi', '9223372036854775807', true),
          set_config('app.persons', '', true);
  select exists (select from attachment.file f where f.digest = content and f.id <> file and f.discarded_at is null)
    into kept;
  perform set_config('app.lo', lo, true), set_config('app.hi', hi, true), set_config('app.persons', own, true);
  return kept;
end
$$;

alter table attachment.file add discarded_at timestamptz;
comment on column attachment.file.discarded_at is '内容删除时间';
grant update (discarded_at) on attachment.file to ${app};
