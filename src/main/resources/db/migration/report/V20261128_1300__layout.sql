-- 表式版本: a table's layout that came after the program, laid down from a workbook; never changed, only
-- followed by a later version or withdrawn. No student stands in it, so that it has no place.
create table report.layout (
  id            uuid primary key default kernel.new_id(),
  code          text not null check (code <> ''),
  title         text not null check (title <> ''),
  from_year     smallint not null,
  until_year    smallint,
  source        text not null check (source <> ''),
  definition    jsonb not null,
  file_name     text not null,
  file          bytea not null,
  state         text not null default 'draft' check (state in ('draft', 'used', 'withdrawn')),
  author_id     uuid,
  author        text not null,
  laid_at       timestamptz not null,
  user_name     text,
  used_at       timestamptz,
  withdrawer    text,
  withdrawn_at  timestamptz,
  reason        text,
  check (until_year is null or until_year >= from_year),
  check ((state = 'draft') = (used_at is null)),
  check ((state = 'withdrawn') = (withdrawn_at is not null and reason is not null))
);
comment on table  report.layout is '表式版本: a table''s layout laid down from a workbook';
comment on column report.layout.id is '标识';
comment on column report.layout.code is '表号';
comment on column report.layout.title is '表名';
comment on column report.layout.from_year is '起用学年, by the year in which it begins';
comment on column report.layout.until_year is '停用学年, the last one';
comment on column report.layout.source is '表式来源: the notice or scheme it was taken from';
comment on column report.layout.definition is '表式';
comment on column report.layout.file_name is '文件名';
comment on column report.layout.file is '文件, as it came';
comment on column report.layout.state is '状态: draft 待启用, used 已启用, withdrawn 已撤下';
comment on column report.layout.author_id is '录入人账户';
comment on column report.layout.author is '录入人';
comment on column report.layout.laid_at is '录入时间';
comment on column report.layout.user_name is '启用人';
comment on column report.layout.used_at is '启用时间';
comment on column report.layout.withdrawer is '撤下人';
comment on column report.layout.withdrawn_at is '撤下时间';
comment on column report.layout.reason is '撤下原因';
create index layout_used on report.layout (code, from_year) where state = 'used';
revoke delete, truncate on report.layout from ${app};

create function report.guard_layout() returns trigger language plpgsql as $$
begin
  if (new.code, new.title, new.from_year, new.until_year, new.source, new.definition, new.file_name, new.file,
      new.author_id, new.author, new.laid_at)
     is distinct from
     (old.code, old.title, old.from_year, old.until_year, old.source, old.definition, old.file_name, old.file,
      old.author_id, old.author, old.laid_at) then
    raise exception 'a layout is followed by another, never changed';
  end if;
  return new;
end
$$;
create trigger layout_stands before update on report.layout
  for each row execute function report.guard_layout();

-- What later layouts ask of a student besides; null where a submission was filled before.
alter table report.counted add major_code text, add schooling_years numeric(3, 1), add admission text;
comment on column report.counted.major_code is '专业代码';
comment on column report.counted.schooling_years is '学制';
comment on column report.counted.admission is '入学方式';
