alter table workflow.case_file add content int not null default 0;
comment on column workflow.case_file.content is '申请内容版次: 退回后每改一次加一';
alter table workflow.step add content int not null default 0;
comment on column workflow.step.content is '办理时的申请内容版次: an approval of another content is void where the kind says so';
