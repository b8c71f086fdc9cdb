-- Papers about units are printed in the school's own words too, and have an OFD where the school runs a service.
alter table document.unit_paper
  add column template_id  uuid references document.template,
  add column ofd_file_id uuid references attachment.file,
  add column ofd_digest  bytea,
  add column ofd_at      timestamptz,
  add column ofd_by      text,
  add constraint unit_paper_ofd_whole check (
    (ofd_file_id is null) = (ofd_digest is null) and (ofd_file_id is null) = (ofd_at is null)
    and (ofd_file_id is null) = (ofd_by is null));
comment on column document.unit_paper.template_id is '文字模板: the version its words are, null for the built-in ones';
comment on column document.unit_paper.ofd_file_id is 'OFD 版式文件: as the school''s own service made it of the PDF';
comment on column document.unit_paper.ofd_digest is 'OFD 版式文件 SHA-256 摘要';
comment on column document.unit_paper.ofd_at is 'OFD 转换时间';
comment on column document.unit_paper.ofd_by is 'OFD 转换人';
create index unit_paper_template on document.unit_paper (template_id) where template_id is not null;
create index unit_paper_ofd_file on document.unit_paper (ofd_file_id) where ofd_file_id is not null;
create unique index unit_paper_ofd_digest on document.unit_paper (ofd_digest) where ofd_digest is not null;

create function document.guard_unit_paper_template() returns trigger language plpgsql as $$
begin
  if new.template_id is distinct from old.template_id then
    raise exception 'a paper keeps the words it was printed with';
  end if;
  return new;
end
$$;
create trigger unit_paper_keeps_its_words before update on document.unit_paper
  for each row execute function document.guard_unit_paper_template();
create trigger unit_paper_ofd_is_frozen before update on document.unit_paper
  for each row execute function document.guard_ofd();
