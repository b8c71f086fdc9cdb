-- what was in force stays as it was: when an article was written down, and since when one no longer
-- supports a matter it once did
alter table governance.rule_article add column written_on date;
alter table governance.citation add column made_on date;
alter table governance.citation add column ended_on date;
comment on column governance.rule_article.written_on is '录入日期';
comment on column governance.citation.made_on is '引用起始日期';
comment on column governance.citation.ended_on is '引用停止日期';
