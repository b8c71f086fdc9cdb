-- 现场查阅 ends the day it begins: what was handed out for it and never brought back is overdue.
select set_config('app.lo', '0', true), set_config('app.hi', '9223372036854775807', true), set_config('app.persons', '', true);
update archive.loan set due_on = (out_at at time zone 'Asia/Shanghai')::date
 where way = 'on-site' and state = 'out' and due_on is null;
comment on column archive.loan.due_on is '应还日期: of a loan as approved, of reading on the spot the day it was handed out';
