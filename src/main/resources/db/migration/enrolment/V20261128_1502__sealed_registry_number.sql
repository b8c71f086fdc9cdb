-- The 学籍号 brought along is sealed like the other numbers of the admitted (decision 1380).
alter table enrolment.candidate rename column registry_number to registry_clear;
alter table enrolment.candidate add registry_number bytea;
comment on column enrolment.candidate.registry_clear is '原明文学籍号: emptied, never written again';
comment on column enrolment.candidate.registry_number is '学籍号(加密): brought along';
call kernel.once_clear('enrolment.candidate', 'registry_clear');
