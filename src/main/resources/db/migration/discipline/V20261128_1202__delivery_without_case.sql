-- 拟不授予、拟撤销学位告知书 belong to no case of the engine; they are brought to the student like the other papers
-- (学位法 第三十九条), and known by themselves.
alter table discipline.delivery
  alter case_id drop not null,
  drop constraint delivery_what_check,
  add constraint delivery_what_check check (what in ('intent', 'decision', 'lifting', 'appeal', 'degree-intent')),
  add check ((what = 'degree-intent') = (case_id is null)),
  add check (case_id is not null or document_id is not null);
comment on column discipline.delivery.case_id is '事项: null of a paper that belongs to none';
comment on column discipline.delivery.what is '送达文书: intent 拟处分告知书, decision 决定书, lifting 解除决定书, appeal 复查决定书, degree-intent 拟不授予或者撤销学位告知书';
create unique index delivery_alone on discipline.delivery (document_id) where case_id is null;

alter table discipline.paper
  add document_id uuid references document.document,
  drop constraint paper_check,
  add constraint paper_check check (num_nonnulls(offence_id, case_id, document_id) = 1);
comment on column discipline.paper.document_id is '文书: of one that belongs to no case';
create index paper_document on discipline.paper (document_id, id) where document_id is not null;
