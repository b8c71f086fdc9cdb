create schema document;
comment on schema document is '文书';

create table document.counter (
  institution_id uuid not null references organisation.unit,
  series         text not null,
  last           bigint not null,
  primary key (institution_id, series)
);
comment on table  document.counter is '文书编号流水: its row is the lock between two issuers; it only counts up, so no number is given twice';
comment on column document.counter.institution_id is '学校';
comment on column document.counter.series is '编号中流水以外的部分';
comment on column document.counter.last is '最后一个流水号';

create table document.document (
  id             uuid primary key default kernel.new_id(),
  institution_id uuid not null references organisation.unit,
  institution    text not null,
  scope_pos      bigint not null,
  enrolment_id   uuid not null,
  person_id      uuid not null,
  person_name    text not null,
  case_id        uuid,
  kind           text not null,
  number         text not null,
  code           text not null check (code ~ '^[0-9A-HJKMNP-TV-Z]{16}$'),
  issued_on      date not null,
  issued_at      timestamptz not null,
  issued_by      text not null,
  issuer_id      uuid,
  state          text not null default 'standing' check (state in ('standing', 'superseded', 'void')),
  ended_at       timestamptz,
  ended_by       text,
  end_reason     text,
  successor_id   uuid references document.document,
  sheet          bytea,
  title          text not null,
  file_id        uuid references attachment.file,
  digest         bytea,
  pages          int,
  missing        text[] not null default '{}',
  check ((state = 'standing') = (ended_at is null)),
  check ((state = 'standing') = (end_reason is null)),
  check ((file_id is null) = (digest is null)),
  check ((file_id is null) <> (sheet is null)),
  unique (institution_id, number),
  unique (code)
);
comment on table  document.document is '文书: issued once with a number of its own, never deleted; what was printed is frozen';
comment on column document.document.id is '标识';
comment on column document.document.institution_id is '学校';
comment on column document.document.institution is '学校名称(出具时)';
comment on column document.document.scope_pos is '所在机构位置';
comment on column document.document.enrolment_id is '学籍';
comment on column document.document.person_id is '人员';
comment on column document.document.person_name is '姓名(出具时)';
comment on column document.document.case_id is '事项';
comment on column document.document.kind is '文书种类';
comment on column document.document.number is '文书编号';
comment on column document.document.code is '验证码';
comment on column document.document.issued_on is '出具日期';
comment on column document.document.issued_at is '出具时间';
comment on column document.document.issued_by is '出具人';
comment on column document.document.issuer_id is '出具人账户';
comment on column document.document.state is '效力: standing 有效, superseded 已被替代, void 已作废';
comment on column document.document.ended_at is '失效时间';
comment on column document.document.ended_by is '失效办理人';
comment on column document.document.end_reason is '失效原因';
comment on column document.document.successor_id is '替代或撤销它的文书';
comment on column document.document.sheet is '版面(加密): what is to be printed, until it is';
comment on column document.document.title is '名称';
comment on column document.document.file_id is '版式文件';
comment on column document.document.digest is '版式文件 SHA-256 摘要';
comment on column document.document.pages is '页数';
comment on column document.document.missing is '无字形可印的字符';
create index document_enrolment on document.document (enrolment_id, id desc);
create index document_successor on document.document (successor_id) where successor_id is not null;
create index document_case on document.document (case_id, id) where case_id is not null;
-- what the printer has still to do
create index document_unprinted on document.document (id) where file_id is null;
call kernel.scope_rows('document.document', 'person_id');
revoke delete, truncate on document.document from ${app};

-- number, code and content are for ever; only its printing and its end are written later, once
create function document.guard_document() returns trigger language plpgsql as $$
begin
  if (new.id, new.institution_id, new.institution, new.enrolment_id, new.person_name, new.case_id,
      new.kind, new.number, new.code, new.issued_on, new.issued_at, new.issued_by, new.title)
     is distinct from
     (old.id, old.institution_id, old.institution, old.enrolment_id, old.person_name, old.case_id,
      old.kind, old.number, old.code, old.issued_on, old.issued_at, old.issued_by, old.title)
     or (old.file_id is not null
         and (new.file_id, new.digest) is distinct from (old.file_id, old.digest))
     or (old.state = 'void'
         and (new.state, new.ended_at, new.end_reason) is distinct from (old.state, old.ended_at, old.end_reason)) then
    raise exception 'a document is issued once, and what is void stays void';
  end if;
  return new;
end
$$;
create trigger document_is_frozen before update on document.document
  for each row execute function document.guard_document();
