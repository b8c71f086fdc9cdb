-- 考场情况 behind an offence: one gives one offence, whoever presses twice
alter table discipline.offence add column incident_id uuid references exam.incident;
comment on column discipline.offence.incident_id is '所依据的考场情况';
create unique index offence_incident on discipline.offence (incident_id);

-- 出席会议的人 are accounts; whoever has to step aside is kept with the reason
create table discipline.meeting_member (
  case_id    uuid not null references workflow.case_file,
  account_id uuid not null references identity.account,
  scope_pos  bigint not null,
  person_id  uuid not null,
  name       text not null,
  aside      boolean not null,
  why        text check (why in ('registered', 'proposed', 'kin')),
  primary key (case_id, account_id),
  check (aside = (why is not null))
);
comment on table  discipline.meeting_member is '处分会议成员: who sat, and who stepped aside';
comment on column discipline.meeting_member.case_id is '处分事项';
comment on column discipline.meeting_member.account_id is '账户';
comment on column discipline.meeting_member.scope_pos is '所在机构位置';
comment on column discipline.meeting_member.person_id is '人员: of the student';
comment on column discipline.meeting_member.name is '姓名';
comment on column discipline.meeting_member.aside is '是否回避';
comment on column discipline.meeting_member.why is '回避原因: registered 登记了违纪, proposed 提出了处分, kin 学生本人或监护人';
create index meeting_member_account on discipline.meeting_member (account_id);
create index meeting_member_place on discipline.meeting_member (scope_pos);
create index meeting_member_person on discipline.meeting_member (person_id);
call kernel.scope_rows('discipline.meeting_member', 'person_id');

-- which kind an exam's incident becomes unless somebody says otherwise
alter table discipline.offence_kind add column stands_for text check (stands_for in ('cheating', 'other'));
comment on column discipline.offence_kind.stands_for is '对应的考场情况: cheating 作弊, other 其他';
update discipline.offence_kind set stands_for = case name when '考试作弊' then 'cheating' else 'other' end
 where institution_id is null and name in ('考试作弊', '违纪');
create unique index offence_kind_stands on discipline.offence_kind (stands_for) where stands_for is not null;
