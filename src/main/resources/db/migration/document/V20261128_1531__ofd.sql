alter table document.document
  add column ofd_file_id uuid references attachment.file,
  add column ofd_digest bytea,
  add column ofd_at timestamptz,
  add column ofd_by text,
  add constraint document_ofd_whole check (
    (ofd_file_id is null) = (ofd_digest is null) and (ofd_file_id is null) = (ofd_at is null)
    and (ofd_file_id is null) = (ofd_by is null) and (ofd_file_id is null or file_id is not null));
comment on column document.document.ofd_file_id is 'OFD 版式文件: as the school''s own service made it of the PDF';
comment on column document.document.ofd_digest is 'OFD 版式文件 SHA-256 摘要';
comment on column document.document.ofd_at is 'OFD 转换时间';
comment on column document.document.ofd_by is 'OFD 转换人';
create unique index document_ofd_digest on document.document (ofd_digest) where ofd_digest is not null;

-- kept once, as its PDF is
create function document.guard_ofd() returns trigger language plpgsql as $$
begin
  if old.ofd_file_id is not null
     and (new.ofd_file_id, new.ofd_digest, new.ofd_at, new.ofd_by)
         is distinct from (old.ofd_file_id, old.ofd_digest, old.ofd_at, old.ofd_by) then
    raise exception 'an OFD of a document is made once';
  end if;
  return new;
end
$$;
create trigger document_ofd_is_frozen before update on document.document
  for each row execute function document.guard_ofd();
