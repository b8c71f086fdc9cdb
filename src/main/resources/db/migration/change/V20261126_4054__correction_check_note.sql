-- why an image that seems to be a phone's or a screen's was let pass
alter table change.correction_check add note text;
comment on column change.correction_check.note is '说明';
