-- 平均学分绩点 has two places behind the dot: 2.04 was kept as 2.0.
alter table graduation.unmet alter column needs type numeric;
alter table graduation.unmet alter column has type numeric;
alter table graduation.unmet add column reach numeric(6, 2);
comment on column graduation.unmet.reach is '可达到: how far an average would come with the best results in the courses named';
