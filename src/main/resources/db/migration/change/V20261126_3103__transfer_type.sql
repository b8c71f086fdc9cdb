-- 学生类型 goes with a transfer: an open university takes nobody into another one
alter table change.transfer_side add student_type text;
comment on column change.transfer_side.student_type is '开放教育学生类型';
