-- What is kept as a file has a digest from the first day on, and each night looks whether it is still so.
select set_config('app.lo', '0', true), set_config('app.hi', '9223372036854775807', true), set_config('app.persons', '', true);
alter table report.delivery add digest bytea;
update report.delivery set digest = sha256(content);
alter table report.delivery alter digest set not null, add check (octet_length(digest) = 32);
comment on column report.delivery.digest is '文件 SHA-256 摘要';

alter table report.layout add digest bytea;
update report.layout set digest = sha256(file);
alter table report.layout alter digest set not null, add check (octet_length(digest) = 32);
comment on column report.layout.digest is '文件 SHA-256 摘要';

create or replace function report.guard_layout() returns trigger language plpgsql as $$
begin
  if (new.code, new.title, new.from_year, new.until_year, new.source, new.definition, new.file_name, new.file,
      new.digest, new.author_id, new.author, new.laid_at)
     is distinct from
     (old.code, old.title, old.from_year, old.until_year, old.source, old.definition, old.file_name, old.file,
      old.digest, old.author_id, old.author, old.laid_at) then
    raise exception 'a layout is followed by another, never changed';
  end if;
  return new;
end
$$;
