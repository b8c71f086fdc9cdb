-- What a school writes in its own words instead of the built-in ones: drafted by one, approved by another.
create table document.template (
  id             uuid primary key default kernel.new_id(),
  institution_id uuid not null references organisation.unit,
  kind           text not null,
  lang           text not null check (lang in ('zh-CN', 'en')),
  version        int not null check (version > 0),
  texts          jsonb not null,
  note           text not null check (note <> ''),
  state          text not null default 'draft' check (state in ('draft', 'approved', 'refused')),
  drafted_by     uuid,
  drafter        text not null,
  drafted_at     timestamptz not null,
  decided_by     uuid,
  decider        text,
  decided_at     timestamptz,
  decision       text,
  from_on        date,
  check ((state = 'draft') = (decided_at is null)),
  check ((state = 'approved') = (from_on is not null)),
  check (state <> 'refused' or decision <> ''),
  unique (institution_id, kind, lang, version)
);
comment on table  document.template is '文书文字模板: versions of the sentences of one kind of paper; an empty one is the built-in text';
comment on column document.template.id is '标识';
comment on column document.template.institution_id is '学校';
comment on column document.template.kind is '文书种类';
comment on column document.template.lang is '语言';
comment on column document.template.version is '版本';
comment on column document.template.texts is '各段文字';
comment on column document.template.note is '修改说明';
comment on column document.template.state is '状态: draft 待批准, approved 已批准, refused 不批准';
comment on column document.template.drafted_by is '起草人账户';
comment on column document.template.drafter is '起草人';
comment on column document.template.drafted_at is '起草时间';
comment on column document.template.decided_by is '批准人账户';
comment on column document.template.decider is '批准人';
comment on column document.template.decided_at is '批准时间';
comment on column document.template.decision is '意见';
comment on column document.template.from_on is '启用日期';
-- one draft at a time: the lock between two who write
create unique index template_draft on document.template (institution_id, kind, lang) where state = 'draft';
revoke delete, truncate on document.template from ${app};

alter table document.document add column template_id uuid references document.template;
comment on column document.document.template_id is '文字模板: the version its words are, null for the built-in ones';
create index document_template on document.document (template_id) where template_id is not null;
