alter table governance.rule_document add column open boolean not null default false;
alter table governance.rule_document add column replaces_id uuid references governance.rule_document;
comment on column governance.rule_document.open is '是否向学生和家长公开: read without signing in';
comment on column governance.rule_document.replaces_id is '前一版本';
-- a version has one successor: the lock between two who revise at once
create unique index rule_document_replaces on governance.rule_document (replaces_id) where replaces_id is not null;

-- an article may also be the ground of a refusal, or belong to a page
alter table governance.citation drop constraint citation_matter_check;
alter table governance.citation add constraint citation_matter_check check (matter ~ '^(policy|process|refusal|page):');

-- lists that are not made of cases, such as of awards
alter table governance.publication_line alter column case_id drop not null;
comment on column governance.publication_line.case_id is '事项: for the office alone; null on lists not made of cases';
