-- A school tries its sentences on a paper it issued: what was filled in is kept, sealed.
alter table document.document add column filled bytea;
comment on column document.document.filled is '填入内容(加密): what was filled into the sentences a school may write itself; null for other papers and for those issued before';
create index document_filled on document.document (institution_id, kind, lang, id desc) where filled is not null;
comment on index document.document_filled is 'the newest of a kind, to try a template on';
