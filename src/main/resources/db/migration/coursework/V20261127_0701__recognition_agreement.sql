-- Raised by whatever changes which courses are asked for; accepting what was asked for is no change.
alter table coursework.recognition add column content int not null default 0;
comment on column coursework.recognition.content is '认定内容的版本';

-- What each office agreed to: the sheet as it stood. Whoever changes it afterwards makes the agreement void.
create table coursework.recognition_agreement (
  case_id    uuid not null references coursework.recognition,
  task       text not null,
  scope_pos  bigint not null,
  person_id  uuid not null,
  role       text not null,
  account_id uuid references identity.account,
  agreer     text not null,
  version    int not null,
  agreed_at  timestamptz not null,
  primary key (case_id, task)
);
comment on table  coursework.recognition_agreement is '认定单的同意: to which state of the sheet an office agreed';
comment on column coursework.recognition_agreement.case_id is '课程认定';
comment on column coursework.recognition_agreement.task is '办理环节';
comment on column coursework.recognition_agreement.scope_pos is '所在机构位置';
comment on column coursework.recognition_agreement.person_id is '人员';
comment on column coursework.recognition_agreement.role is '同意人角色';
comment on column coursework.recognition_agreement.account_id is '同意人账户';
comment on column coursework.recognition_agreement.agreer is '同意人';
comment on column coursework.recognition_agreement.version is '所同意的认定内容的版本';
comment on column coursework.recognition_agreement.agreed_at is '同意时间';
create index recognition_agreement_place on coursework.recognition_agreement (scope_pos);
create index recognition_agreement_account on coursework.recognition_agreement (account_id) where account_id is not null;
call kernel.scope_rows('coursework.recognition_agreement', 'person_id');
revoke delete, truncate on coursework.recognition_agreement from ${app};
