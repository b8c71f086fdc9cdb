-- How long a student may stay is each programme's and school form's own: the years are counted only where
-- a school switches the rule on.
update standing.rule
   set enabled = false, source = '普通高等学校学生管理规定 第二十五条、第三十条'
 where kind = 'time-in-school' and institution_id is null and setter = 'system';
