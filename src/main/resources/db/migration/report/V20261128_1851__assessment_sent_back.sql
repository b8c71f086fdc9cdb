-- whoever scored reads why it came back
alter table report.assessment
  add sent_back_why text check (sent_back_why <> ''),
  add sent_back_by text,
  add sent_back_at timestamptz,
  add check ((sent_back_why is null) = (sent_back_at is null));
comment on column report.assessment.sent_back_why is '退回原因: of the last time it was sent back to be scored again';
comment on column report.assessment.sent_back_by is '退回人';
comment on column report.assessment.sent_back_at is '退回时间';
