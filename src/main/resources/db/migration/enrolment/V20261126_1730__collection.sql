-- 新生信息采集与核对, as the notice of the academic office asks.
create table enrolment.collection (
  id             uuid primary key default kernel.new_id(),
  institution_id uuid not null references organisation.unit,
  name           text not null,
  notice         text not null,
  opens_on       date not null,
  closes_on      date not null check (closes_on >= opens_on),
  opened_by      uuid,
  opened_at      timestamptz not null
);
comment on table  enrolment.collection is '信息采集';
comment on column enrolment.collection.id is '标识';
comment on column enrolment.collection.institution_id is '学校';
comment on column enrolment.collection.name is '名称';
comment on column enrolment.collection.notice is '通知';
comment on column enrolment.collection.opens_on is '开始日';
comment on column enrolment.collection.closes_on is '截止日';
comment on column enrolment.collection.opened_by is '发起人';
comment on column enrolment.collection.opened_at is '发起时间';
create index collection_of on enrolment.collection (institution_id, opened_at desc);
revoke delete, truncate on enrolment.collection from ${app};

create table enrolment.collection_sheet (
  collection_id uuid not null references enrolment.collection,
  enrolment_id  uuid not null references registry.enrolment,
  scope_pos     bigint not null,
  person_id     uuid not null,
  state         text not null default 'open' check (state in ('open', 'signed', 'paper')),
  signature_id  uuid references attachment.file,
  sheet_id      uuid references attachment.file,
  shelf         text,
  signer        text,
  signed_at     timestamptz,
  primary key (collection_id, enrolment_id),
  check ((state = 'open') = (sheet_id is null)),
  check (state <> 'paper' or shelf is not null)
);
comment on table  enrolment.collection_sheet is '信息核对表';
comment on column enrolment.collection_sheet.collection_id is '信息采集';
comment on column enrolment.collection_sheet.enrolment_id is '学籍';
comment on column enrolment.collection_sheet.scope_pos is '所在机构位置';
comment on column enrolment.collection_sheet.person_id is '人员';
comment on column enrolment.collection_sheet.state is '状态: open 未核对, signed 已签名, paper 纸质';
comment on column enrolment.collection_sheet.signature_id is '签名图片';
comment on column enrolment.collection_sheet.sheet_id is '签名的核对表或其扫描件';
comment on column enrolment.collection_sheet.shelf is '纸质存放位置';
comment on column enrolment.collection_sheet.signer is '签名人或登记人';
comment on column enrolment.collection_sheet.signed_at is '签名时间';
create index collection_sheet_place on enrolment.collection_sheet (collection_id, scope_pos);
call kernel.scope_rows('enrolment.collection_sheet', 'person_id');
revoke delete, truncate on enrolment.collection_sheet from ${app};

create table enrolment.collection_claim (
  id            uuid primary key default kernel.new_id(),
  collection_id uuid not null references enrolment.collection,
  enrolment_id  uuid not null references registry.enrolment,
  scope_pos     bigint not null,
  person_id     uuid not null,
  field         text not null,
  salt          bytea not null,
  value         bytea not null,
  evidence_id   uuid not null references attachment.file,
  claimed_by    uuid,
  claimed_at    timestamptz not null,
  accepted      boolean,
  note          text,
  decider       text,
  decided_at    timestamptz,
  check (accepted is not false or note is not null)
);
comment on table  enrolment.collection_claim is '更正申报: what a student says is wrong, with evidence';
comment on column enrolment.collection_claim.id is '标识';
comment on column enrolment.collection_claim.collection_id is '信息采集';
comment on column enrolment.collection_claim.enrolment_id is '学籍';
comment on column enrolment.collection_claim.scope_pos is '所在机构位置';
comment on column enrolment.collection_claim.person_id is '人员';
comment on column enrolment.collection_claim.field is '项目';
comment on column enrolment.collection_claim.salt is '盐';
comment on column enrolment.collection_claim.value is '应为(加密)';
comment on column enrolment.collection_claim.evidence_id is '证明材料';
comment on column enrolment.collection_claim.claimed_by is '申报人';
comment on column enrolment.collection_claim.claimed_at is '申报时间';
comment on column enrolment.collection_claim.accepted is '属实: null 待核';
comment on column enrolment.collection_claim.note is '意见';
comment on column enrolment.collection_claim.decider is '核实人';
comment on column enrolment.collection_claim.decided_at is '核实时间';
create unique index one_open_claim_a_field on enrolment.collection_claim (collection_id, enrolment_id, field) where accepted is null;
create index collection_claim_open on enrolment.collection_claim (collection_id) where accepted is null;
call kernel.scope_rows('enrolment.collection_claim', 'person_id');
revoke delete, truncate on enrolment.collection_claim from ${app};
