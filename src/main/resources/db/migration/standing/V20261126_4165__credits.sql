-- 学分绝对值: credits earned so far below a number by the end of a student's n-th term, or at any time
alter table standing.rule drop constraint rule_kind_check;
alter table standing.rule add constraint rule_kind_check check (
  kind in ('failed-courses', 'failed-credits', 'earned-all', 'earned-year', 'in-a-row', 'time-in-school', 'credits-total')
  or kind ~ '^credits-term-[1-8]$');
comment on column standing.rule.kind is '规则: failed-courses 累计不及格门数, failed-credits 累计不及格学分, earned-all 累计已得学分占比, earned-year 学年已得学分占比, credits-total 累计已得学分, credits-term-n 第 n 学期末累计已得学分, in-a-row 连续预警次数, time-in-school 在校年限';

insert into standing.rule (kind, level, threshold, enabled, source, during, setter, set_at)
select v.kind, v.level, v.threshold, false, '普通高等学校学生管理规定 第十五条；学籍预警实施办法', daterange('1949-10-01', null), 'system', now()
  from (values ('credits-term-2', 1, 30.0), ('credits-term-4', 2, 60.0)) v (kind, level, threshold);
