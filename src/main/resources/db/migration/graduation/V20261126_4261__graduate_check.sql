-- 毕业生信息核对: who graduates this year, and what each of them confirms of themselves.
create table graduation.campaign (
  id uuid primary key default kernel.new_id(),
  institution_id uuid not null references organisation.unit,
  unit_id uuid not null references organisation.unit,
  year text not null check (year <> ''),
  name text not null check (name <> ''),
  notice text not null check (notice <> ''),
  profile_id uuid not null references registry.photo_profile,
  check_from date not null,
  check_until date not null,
  photo_from date not null,
  photo_until date not null,
  opened_by uuid,
  opened_at timestamptz not null,
  check (check_from <= check_until),
  check (photo_from <= photo_until),
  check (check_until <= photo_until)
);
comment on table  graduation.campaign is '毕业生信息核对与图像采集, of one cohort';
comment on column graduation.campaign.id is '标识';
comment on column graduation.campaign.institution_id is '学校';
comment on column graduation.campaign.unit_id is '单位: whose students graduate';
comment on column graduation.campaign.year is '学年';
comment on column graduation.campaign.name is '名称';
comment on column graduation.campaign.notice is '通知';
comment on column graduation.campaign.profile_id is '照片要求';
comment on column graduation.campaign.check_from is '信息核对开始日';
comment on column graduation.campaign.check_until is '信息核对截止日';
comment on column graduation.campaign.photo_from is '图像采集开始日';
comment on column graduation.campaign.photo_until is '图像采集截止日';
comment on column graduation.campaign.opened_by is '发起人';
comment on column graduation.campaign.opened_at is '发起时间';
revoke delete, truncate on graduation.campaign from ${app};
create index campaign_list on graduation.campaign (institution_id, opened_at desc);

create table graduation.graduate (
  campaign_id uuid not null references graduation.campaign,
  enrolment_id uuid not null references registry.enrolment,
  person_id uuid not null references registry.person,
  scope_pos bigint not null,
  state text not null default 'open' check (state in ('open', 'audit', 'again', 'confirmed')),
  sheet_id uuid references attachment.file,
  signed_at timestamptz,
  again_sheet_id uuid references attachment.file,
  again_at timestamptz,
  signer text,
  shelf text,
  primary key (campaign_id, enrolment_id),
  check (state <> 'confirmed' or signed_at is not null),
  check ((sheet_id is null) = (signed_at is null)),
  check ((again_sheet_id is null) = (again_at is null))
);
comment on table  graduation.graduate is '毕业生名单与信息核对';
comment on column graduation.graduate.campaign_id is '毕业生信息核对';
comment on column graduation.graduate.enrolment_id is '学籍';
comment on column graduation.graduate.person_id is '人员';
comment on column graduation.graduate.scope_pos is '所在机构位置';
comment on column graduation.graduate.state is '核对状态: open 未核对, audit 更正待审核, again 待再次确认, confirmed 已确认';
comment on column graduation.graduate.sheet_id is '签名的核对表';
comment on column graduation.graduate.signed_at is '第一次签名时间';
comment on column graduation.graduate.again_sheet_id is '再次确认的核对表';
comment on column graduation.graduate.again_at is '再次确认时间';
comment on column graduation.graduate.signer is '签名人或登记人';
comment on column graduation.graduate.shelf is '纸质存放位置';
call kernel.scope_rows('graduation.graduate', 'person_id');
revoke delete, truncate on graduation.graduate from ${app};
-- progress by class
create index graduate_place on graduation.graduate (campaign_id, scope_pos);
-- a student's own, and what the audit asks of an enrolment
create index graduate_enrolment on graduation.graduate (enrolment_id);
create index graduate_person on graduation.graduate (person_id);

create table graduation.claim (
  id uuid primary key default kernel.new_id(),
  campaign_id uuid not null references graduation.campaign,
  enrolment_id uuid not null references registry.enrolment,
  person_id uuid not null references registry.person,
  scope_pos bigint not null,
  detail text not null,
  salt bytea not null,
  value bytea not null,
  evidence_id uuid not null references attachment.file,
  claimed_by uuid,
  claimed_at timestamptz not null,
  accepted boolean,
  note text,
  decider text,
  decided_at timestamptz,
  act_id uuid,
  check (accepted is not false or note is not null),
  check ((accepted is null) = (decided_at is null)),
  check ((accepted is true) = (act_id is not null))
);
comment on table  graduation.claim is '更正申报: what a graduate says is wrong, with evidence';
comment on column graduation.claim.id is '标识';
comment on column graduation.claim.campaign_id is '毕业生信息核对';
comment on column graduation.claim.enrolment_id is '学籍';
comment on column graduation.claim.person_id is '人员';
comment on column graduation.claim.scope_pos is '所在机构位置';
comment on column graduation.claim.detail is '信息项';
comment on column graduation.claim.salt is '盐';
comment on column graduation.claim.value is '应为(加密)';
comment on column graduation.claim.evidence_id is '证明材料';
comment on column graduation.claim.claimed_by is '申报人';
comment on column graduation.claim.claimed_at is '申报时间';
comment on column graduation.claim.accepted is '审核结果: null 待审核';
comment on column graduation.claim.note is '意见';
comment on column graduation.claim.decider is '审核人';
comment on column graduation.claim.decided_at is '审核时间';
comment on column graduation.claim.act_id is '更正: what the register wrote';
call kernel.scope_rows('graduation.claim', 'person_id');
revoke delete, truncate on graduation.claim from ${app};
create unique index one_open_claim_a_detail on graduation.claim (enrolment_id, detail) where accepted is null;
create index claim_open on graduation.claim (campaign_id) where accepted is null;
create index claim_of on graduation.claim (enrolment_id);
create index claim_person on graduation.claim (person_id);
