-- the finder: whole name, whole student number, the beginning of a case's number
create index case_subject_name on workflow.case_file (subject_name);
create index case_subject_number on workflow.case_file (subject_number);
create index case_number_begins on workflow.case_file (number text_pattern_ops);
