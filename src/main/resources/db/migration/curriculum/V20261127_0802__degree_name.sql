-- 学位名称 (学位法 第二条、第十九条): of what a programme of a level leads to, besides what it asks for it
alter table curriculum.degree_condition add degree_name text check (btrim(degree_name) <> '');
comment on column curriculum.degree_condition.degree_name is '学位名称: as printed on the degree certificate, empty for the school''s own';
