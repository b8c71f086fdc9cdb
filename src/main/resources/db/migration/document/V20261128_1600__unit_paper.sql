-- Papers about a unit or a list: they leave the school too, and prove themselves as those about a student.
create table document.unit_paper (
  id             uuid primary key,
  institution_id uuid not null references organisation.unit,
  institution    text not null,
  scope_pos      bigint not null,
  kind           text not null,
  subject        text not null,
  number         text not null,
  code           text not null check (code ~ '^[0-9A-HJKMNP-TV-Z]{16}$'),
  title          text not null,
  content        bytea not null,
  issued_on      date not null,
  issued_at      timestamptz not null,
  issued_by      text not null,
  issuer_id      uuid,
  state          text not null default 'standing' check (state in ('standing', 'superseded', 'void')),
  ended_at       timestamptz,
  ended_by       text,
  end_reason     text,
  successor_id   uuid references document.unit_paper,
  file_id        uuid not null references attachment.file,
  digest         bytea not null,
  pages          int not null,
  signing_key_id uuid not null references document.signing_key,
  signed_digest  bytea not null,
  check ((state = 'standing') = (ended_at is null)),
  check ((state = 'standing') = (end_reason is null)),
  unique (institution_id, number),
  unique (code)
);
comment on table  document.unit_paper is '单位文书: about a unit or a list, not about one student; issued once with a number of its own, never deleted';
comment on column document.unit_paper.id is '标识';
comment on column document.unit_paper.institution_id is '出具单位';
comment on column document.unit_paper.institution is '出具单位名称(出具时)';
comment on column document.unit_paper.scope_pos is '所在机构位置';
comment on column document.unit_paper.kind is '文书种类';
comment on column document.unit_paper.subject is '所载事项: what it is printed from, such as a hand-over';
comment on column document.unit_paper.number is '文书编号';
comment on column document.unit_paper.code is '验证码';
comment on column document.unit_paper.title is '名称';
comment on column document.unit_paper.content is '内容摘要: of its words without number and code; the same words are not issued twice';
comment on column document.unit_paper.issued_on is '出具日期';
comment on column document.unit_paper.issued_at is '出具时间';
comment on column document.unit_paper.issued_by is '出具人';
comment on column document.unit_paper.issuer_id is '出具人账户';
comment on column document.unit_paper.state is '效力: standing 有效, superseded 已被替代, void 已作废';
comment on column document.unit_paper.ended_at is '失效时间';
comment on column document.unit_paper.ended_by is '失效办理人';
comment on column document.unit_paper.end_reason is '失效原因';
comment on column document.unit_paper.successor_id is '替代它的文书';
comment on column document.unit_paper.file_id is '版式文件';
comment on column document.unit_paper.digest is '版式文件 SHA-256 摘要';
comment on column document.unit_paper.pages is '页数';
comment on column document.unit_paper.signing_key_id is '签名密钥';
comment on column document.unit_paper.signed_digest is '签名所覆盖内容的摘要';
-- one standing for each subject; two who print it first at the same time wait for each other
create unique index unit_paper_standing on document.unit_paper (kind, subject) where state = 'standing';
create index unit_paper_digest on document.unit_paper (digest);
create index unit_paper_signed on document.unit_paper (signed_digest);
create index unit_paper_signing_key on document.unit_paper (signing_key_id);
create index unit_paper_successor on document.unit_paper (successor_id) where successor_id is not null;
create index unit_paper_file on document.unit_paper (file_id);
create index unit_paper_scope on document.unit_paper (scope_pos);
call kernel.scope_rows('document.unit_paper');
revoke delete, truncate on document.unit_paper from ${app};

create function document.guard_unit_paper() returns trigger language plpgsql as $$
begin
  if (new.id, new.institution_id, new.institution, new.kind, new.subject, new.number, new.code, new.title, new.content,
      new.issued_on, new.issued_at, new.issued_by, new.file_id, new.digest, new.signing_key_id, new.signed_digest)
     is distinct from
     (old.id, old.institution_id, old.institution, old.kind, old.subject, old.number, old.code, old.title, old.content,
      old.issued_on, old.issued_at, old.issued_by, old.file_id, old.digest, old.signing_key_id, old.signed_digest)
     or (old.state <> 'standing'
         and (new.state, new.ended_at, new.end_reason) is distinct from (old.state, old.ended_at, old.end_reason)) then
    raise exception 'a paper is issued once, and what no longer stands never stands again';
  end if;
  return new;
end
$$;
create trigger unit_paper_is_frozen before update on document.unit_paper
  for each row execute function document.guard_unit_paper();
