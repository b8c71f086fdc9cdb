alter table workflow.case_file add column readers text[] check (cardinality(readers) > 0);
comment on column workflow.case_file.readers is '可查阅的岗位: null where everybody may within whose reach it lies';
create policy confided on workflow.case_file as restrictive
  using (readers is null or kernel.confides(readers));
