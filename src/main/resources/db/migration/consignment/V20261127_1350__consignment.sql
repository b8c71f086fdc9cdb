-- 交接清单: what a teaching point hands to its branch and a branch to its province, counted on both sides
create schema consignment;
comment on schema consignment is '层级交接';

create table consignment.list (
  id             uuid primary key default kernel.new_id(),
  kind           text not null check (kind in ('status-change', 'information-change', 'exemption', 'platform-withdrawal',
                   'graduation-application', 'photograph')),
  institution_id uuid not null references organisation.unit,
  unit_id        uuid not null references organisation.unit,
  to_unit_id     uuid not null references organisation.unit,
  scope_pos      bigint not null,
  year           int not null,
  seq            int not null,
  lines          int not null check (lines > 0),
  due_on         date not null,
  state          text not null default 'made' check (state in ('made', 'handed', 'accepted', 'returned', 'dropped')),
  made_by        text not null,
  made_by_id     uuid references identity.account,
  made_at        timestamptz not null,
  handler        text,
  head           text,
  signed_on      date,
  stamped        boolean not null default false,
  handed_at      timestamptz,
  count_due_on   date,
  counted        int,
  taken_by       text,
  taken_at       timestamptz,
  reason         text,
  unique (unit_id, kind, year, seq),
  check (unit_id <> to_unit_id),
  check (state in ('made', 'dropped') or (handler is not null and head is not null and signed_on is not null
    and stamped and handed_at is not null and count_due_on is not null)),
  check (state <> 'accepted' or (counted = lines and taken_by is not null)),
  check (state not in ('returned', 'dropped') or reason is not null)
);
comment on table  consignment.list is '交接清单: numbered per unit, kind and year; its lines do not change once it is made';
comment on column consignment.list.id is '标识';
comment on column consignment.list.kind is '材料类别';
comment on column consignment.list.institution_id is '学校';
comment on column consignment.list.unit_id is '移交单位: 教学点或分校';
comment on column consignment.list.to_unit_id is '接收单位: 分校或省校';
comment on column consignment.list.scope_pos is '所在机构位置';
comment on column consignment.list.year is '年度';
comment on column consignment.list.seq is '清单号';
comment on column consignment.list.lines is '件数';
comment on column consignment.list.due_on is '移交期限';
comment on column consignment.list.state is '状态: made 已制单, handed 已移交, accepted 已接收, returned 已退回, dropped 已作废';
comment on column consignment.list.made_by is '制单人';
comment on column consignment.list.made_by_id is '制单人账户';
comment on column consignment.list.made_at is '制单时间';
comment on column consignment.list.handler is '经手人';
comment on column consignment.list.head is '主管领导: who signed the paper list';
comment on column consignment.list.signed_on is '签字日期';
comment on column consignment.list.stamped is '已加盖公章';
comment on column consignment.list.handed_at is '移交时间';
comment on column consignment.list.count_due_on is '清点期限';
comment on column consignment.list.counted is '清点件数';
comment on column consignment.list.taken_by is '接收人';
comment on column consignment.list.taken_at is '接收时间';
comment on column consignment.list.reason is '退回或作废原因';
create index consignment_list_place on consignment.list (scope_pos, made_at desc);
create index consignment_list_to on consignment.list (to_unit_id, kind) where state in ('handed', 'accepted');
call kernel.scope_rows('consignment.list');
revoke delete, truncate on consignment.list from ${app};

create table consignment.line (
  list_id        uuid not null references consignment.list,
  seq            int not null,
  kind           text not null,
  unit_id        uuid not null references organisation.unit,
  point_id       uuid not null references organisation.unit,
  ref            text not null,
  enrolment_id   uuid not null references registry.enrolment,
  person_id      uuid not null references registry.person,
  scope_pos      bigint not null,
  student_number text not null,
  name           text not null,
  what           text not null,
  detail         text not null,
  ready_on       date not null,
  state          text not null default 'listed' check (state in ('listed', 'accepted', 'returned')),
  reason         text,
  told_by        text,
  told_at        timestamptz,
  primary key (list_id, seq),
  unique (list_id, ref),
  check (state <> 'returned' or reason is not null)
);
comment on table  consignment.line is '交接清单明细: number and name as they were when the list was made';
comment on column consignment.line.list_id is '清单';
comment on column consignment.line.seq is '序号';
comment on column consignment.line.kind is '材料类别';
comment on column consignment.line.unit_id is '移交单位';
comment on column consignment.line.point_id is '教学点: whose it is, in a branch’s list too';
comment on column consignment.line.ref is '材料: which piece it is, named by the part of the register that has it';
comment on column consignment.line.enrolment_id is '学籍';
comment on column consignment.line.person_id is '人员';
comment on column consignment.line.scope_pos is '所在机构位置';
comment on column consignment.line.student_number is '学号';
comment on column consignment.line.name is '姓名';
comment on column consignment.line.what is '内容: message key';
comment on column consignment.line.detail is '编号或批次';
comment on column consignment.line.ready_on is '可移交之日';
comment on column consignment.line.state is '状态: listed 在单, accepted 已接收, returned 已退回';
comment on column consignment.line.reason is '退回原因';
comment on column consignment.line.told_by is '接收或退回人';
comment on column consignment.line.told_at is '接收或退回时间';
-- a piece stands in one list of a unit, unless it came back
create unique index consignment_line_once on consignment.line (unit_id, kind, ref) where state <> 'returned';
create index consignment_line_point on consignment.line (point_id);
create index consignment_line_student on consignment.line (enrolment_id);
create index consignment_line_person on consignment.line (person_id);
create index consignment_line_place on consignment.line (scope_pos);
call kernel.scope_rows('consignment.line', 'person_id');
revoke delete, truncate on consignment.line from ${app};
