create schema clearance;
comment on schema clearance is '离校手续';

create table clearance.office (
  id             uuid primary key default kernel.new_id(),
  institution_id uuid not null references organisation.unit,
  name           text not null check (name <> ''),
  matter         text not null check (matter <> ''),
  place          text not null default '',
  role           text not null,
  leaving        text[] not null check (leaving <@ array['graduation', 'withdrawal', 'transfer'] and leaving <> '{}'),
  blocks         boolean not null,
  tracked        boolean not null default false,
  seq            int not null,
  set_by         text not null,
  set_at         timestamptz not null,
  ended_at       timestamptz
);
comment on table  clearance.office is '离校手续办理部门: what is to be settled before leaving, and who says that it is; ended, never erased';
comment on column clearance.office.id is '标识';
comment on column clearance.office.institution_id is '学校';
comment on column clearance.office.name is '部门';
comment on column clearance.office.matter is '办理事项';
comment on column clearance.office.place is '办理地点';
comment on column clearance.office.role is '签办岗位';
comment on column clearance.office.leaving is '适用: graduation 毕业(结业、肄业), withdrawal 退学(开除), transfer 转出';
comment on column clearance.office.blocks is '未办结不得领取证书';
comment on column clearance.office.tracked is '须登记寄递单号';
comment on column clearance.office.seq is '次序';
comment on column clearance.office.set_by is '设置人';
comment on column clearance.office.set_at is '设置时间';
comment on column clearance.office.ended_at is '停用时间';
create unique index office_name on clearance.office (institution_id, name) where ended_at is null;
revoke delete, truncate on clearance.office from ${app};

create table clearance.item (
  id             uuid primary key default kernel.new_id(),
  institution_id uuid not null references organisation.unit,
  enrolment_id   uuid not null references registry.enrolment,
  person_id      uuid not null references registry.person,
  scope_pos      bigint not null,
  office_id      uuid not null references clearance.office,
  leaving        text not null check (leaving in ('graduation', 'withdrawal', 'transfer')),
  state          text not null default 'open' check (state in ('open', 'held', 'cleared')),
  note           text,
  tracking       text,
  opened_at      timestamptz not null,
  signed_by      text,
  signed_account uuid,
  signed_at      timestamptz,
  withdrawn_at   timestamptz,
  check ((state = 'open') = (signed_at is null)),
  check (state <> 'held' or note <> '')
);
comment on table  clearance.item is '离校手续事项: one of each office for whoever leaves, signed off by that office alone';
comment on column clearance.item.id is '标识';
comment on column clearance.item.institution_id is '学校';
comment on column clearance.item.enrolment_id is '学籍';
comment on column clearance.item.person_id is '人员';
comment on column clearance.item.scope_pos is '所在机构位置';
comment on column clearance.item.office_id is '办理部门';
comment on column clearance.item.leaving is '离校原因: graduation 毕业(结业、肄业), withdrawal 退学(开除), transfer 转出';
comment on column clearance.item.state is '状态: open 待办, held 有未了事项, cleared 已办结';
comment on column clearance.item.note is '未了事项';
comment on column clearance.item.tracking is '寄递单号';
comment on column clearance.item.opened_at is '开始时间';
comment on column clearance.item.signed_by is '签办人';
comment on column clearance.item.signed_account is '签办人账户';
comment on column clearance.item.signed_at is '签办时间';
comment on column clearance.item.withdrawn_at is '撤回时间: the leaving was reversed';
create unique index item_once on clearance.item (enrolment_id, office_id) where withdrawn_at is null;
-- an office's list
create index item_list on clearance.item (office_id, state, scope_pos) where withdrawn_at is null;
create index item_person on clearance.item (person_id);
create index item_institution on clearance.item (institution_id);
call kernel.scope_rows('clearance.item', 'person_id');
revoke delete, truncate on clearance.item from ${app};
