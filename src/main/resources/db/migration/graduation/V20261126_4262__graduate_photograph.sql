-- 毕业生图像采集: sessions by class, the cards and fees, the collected photographs and what graduates say of them.
create table graduation.sitting (
  id uuid primary key default kernel.new_id(),
  campaign_id uuid not null references graduation.campaign,
  institution_id uuid not null references organisation.unit,
  unit_id uuid not null references organisation.unit,
  scope_pos bigint not null,
  again boolean not null,
  held_on date not null,
  at_time time not null,
  place text not null check (place <> ''),
  fee numeric(8, 2) not null check (fee >= 0),
  closed_at timestamptz,
  closer text
);
comment on table  graduation.sitting is '毕业生图像采集场次: one class, or those photographed again';
comment on column graduation.sitting.id is '标识';
comment on column graduation.sitting.campaign_id is '毕业生信息核对';
comment on column graduation.sitting.institution_id is '学校';
comment on column graduation.sitting.unit_id is '班级或单位';
comment on column graduation.sitting.scope_pos is '所在机构位置';
comment on column graduation.sitting.again is '是否补拍';
comment on column graduation.sitting.held_on is '日期';
comment on column graduation.sitting.at_time is '时间';
comment on column graduation.sitting.place is '地点';
comment on column graduation.sitting.fee is '每人收费(元)';
comment on column graduation.sitting.closed_at is '结束时间';
comment on column graduation.sitting.closer is '结束人';
call kernel.scope_rows('graduation.sitting');
revoke delete, truncate on graduation.sitting from ${app};
create index sitting_of on graduation.sitting (campaign_id, held_on, at_time);

create table graduation.seat (
  id uuid primary key default kernel.new_id(),
  sitting_id uuid not null references graduation.sitting,
  enrolment_id uuid not null references registry.enrolment,
  person_id uuid not null references registry.person,
  scope_pos bigint not null,
  seq int not null check (seq > 0),
  state text not null default 'expected' check (state in ('expected', 'present', 'absent', 'moved', 'excused')),
  reason text,
  moved_to uuid references graduation.sitting,
  fee_state text not null default 'due' check (fee_state in ('due', 'paid', 'exempt')),
  fee_note text,
  code text,
  marked_at timestamptz,
  marker text,
  unique (sitting_id, enrolment_id),
  check (state not in ('moved', 'excused') or reason is not null),
  check ((state = 'moved') = (moved_to is not null)),
  check (fee_state <> 'exempt' or fee_note is not null)
);
comment on table  graduation.seat is '图像采集名单: in the order of student numbers';
comment on column graduation.seat.id is '标识';
comment on column graduation.seat.sitting_id is '场次';
comment on column graduation.seat.enrolment_id is '学籍';
comment on column graduation.seat.person_id is '人员';
comment on column graduation.seat.scope_pos is '所在机构位置';
comment on column graduation.seat.seq is '拍摄顺序';
comment on column graduation.seat.state is '状态: expected 待拍, present 已拍交卡, absent 缺席, moved 改期, excused 免拍';
comment on column graduation.seat.reason is '原因';
comment on column graduation.seat.moved_to is '改到的场次';
comment on column graduation.seat.fee_state is '收费: due 未交, paid 已交, exempt 免交';
comment on column graduation.seat.fee_note is '免交原因';
comment on column graduation.seat.code is '采集码';
comment on column graduation.seat.marked_at is '登记时间';
comment on column graduation.seat.marker is '登记人';
call kernel.scope_rows('graduation.seat', 'person_id');
revoke delete, truncate on graduation.seat from ${app};
create index seat_enrolment on graduation.seat (enrolment_id);
create index seat_person on graduation.seat (person_id);
-- 学信网采集码 is one person's alone
create unique index seat_code on graduation.seat (code) where code is not null and state <> 'moved';

create table graduation.photo_import (
  id uuid primary key default kernel.new_id(),
  campaign_id uuid not null references graduation.campaign,
  scope_pos bigint not null,
  file_name text not null,
  imported_at timestamptz not null,
  importer text not null
);
comment on table  graduation.photo_import is '图像导入: one archive of collected photographs';
comment on column graduation.photo_import.id is '标识';
comment on column graduation.photo_import.campaign_id is '毕业生信息核对';
comment on column graduation.photo_import.scope_pos is '所在机构位置';
comment on column graduation.photo_import.file_name is '文件名';
comment on column graduation.photo_import.imported_at is '导入时间';
comment on column graduation.photo_import.importer is '导入人';
call kernel.scope_rows('graduation.photo_import');
revoke delete, truncate on graduation.photo_import from ${app};
create index photo_import_of on graduation.photo_import (campaign_id, imported_at desc);

create table graduation.import_line (
  import_id uuid not null references graduation.photo_import,
  seq int not null,
  name text not null,
  enrolment_id uuid references registry.enrolment,
  person_id uuid references registry.person,
  scope_pos bigint not null,
  outcome text not null check (outcome in ('taken', 'nobody', 'twice', 'kept', 'faulty')),
  faults text[] not null default '{}',
  primary key (import_id, seq),
  check ((enrolment_id is null) = (person_id is null))
);
comment on table  graduation.import_line is '图像导入结果: one picture';
comment on column graduation.import_line.import_id is '导入';
comment on column graduation.import_line.seq is '序号';
comment on column graduation.import_line.name is '文件名, 证件号已遮盖';
comment on column graduation.import_line.enrolment_id is '学籍: null where it fits no one';
comment on column graduation.import_line.person_id is '人员';
comment on column graduation.import_line.scope_pos is '所在机构位置';
comment on column graduation.import_line.outcome is '结果: taken 已匹配, nobody 对不上人, twice 一人多张, kept 已确认不再更换, faulty 不合要求';
comment on column graduation.import_line.faults is '不合要求之处';
call kernel.scope_rows('graduation.import_line', 'person_id');
revoke delete, truncate on graduation.import_line from ${app};
create index import_line_enrolment on graduation.import_line (enrolment_id);
create index import_line_person on graduation.import_line (person_id);

create table graduation.photograph (
  id uuid primary key default kernel.new_id(),
  campaign_id uuid not null references graduation.campaign,
  enrolment_id uuid not null references registry.enrolment,
  person_id uuid not null references registry.person,
  scope_pos bigint not null,
  file_id uuid not null references attachment.file,
  import_id uuid not null references graduation.photo_import,
  imported_at timestamptz not null,
  look_from date not null,
  state text not null default 'shown' check (state in ('shown', 'confirmed', 'refused', 'replaced')),
  answered_at timestamptz,
  check (state not in ('confirmed', 'refused') or answered_at is not null)
);
comment on table  graduation.photograph is '毕业图像, as collected and as the graduate answered';
comment on column graduation.photograph.id is '标识';
comment on column graduation.photograph.campaign_id is '毕业生信息核对';
comment on column graduation.photograph.enrolment_id is '学籍';
comment on column graduation.photograph.person_id is '人员';
comment on column graduation.photograph.scope_pos is '所在机构位置';
comment on column graduation.photograph.file_id is '图像';
comment on column graduation.photograph.import_id is '导入';
comment on column graduation.photograph.imported_at is '导入时间';
comment on column graduation.photograph.look_from is '可查看之日';
comment on column graduation.photograph.state is '状态: shown 待本人确认, confirmed 已确认, refused 有误, replaced 已被替换';
comment on column graduation.photograph.answered_at is '本人答复时间';
call kernel.scope_rows('graduation.photograph', 'person_id');
revoke delete, truncate on graduation.photograph from ${app};
create unique index one_photograph on graduation.photograph (enrolment_id) where state in ('shown', 'confirmed');
create index photograph_of on graduation.photograph (campaign_id, scope_pos);
create index photograph_person on graduation.photograph (person_id);

create table graduation.photo_ticket (
  id uuid primary key default kernel.new_id(),
  campaign_id uuid not null references graduation.campaign,
  enrolment_id uuid not null references registry.enrolment,
  person_id uuid not null references registry.person,
  scope_pos bigint not null,
  cause text not null check (cause in ('faulty', 'wrong', 'absent', 'office')),
  faults text[] not null default '{}',
  note text,
  opened_at timestamptz not null,
  opener text not null,
  sitting_id uuid references graduation.sitting,
  closed_at timestamptz,
  closed_by uuid references graduation.photograph,
  dropped text,
  check ((closed_at is null) = (closed_by is null and dropped is null))
);
comment on table  graduation.photo_ticket is '补拍单';
comment on column graduation.photo_ticket.id is '标识';
comment on column graduation.photo_ticket.campaign_id is '毕业生信息核对';
comment on column graduation.photo_ticket.enrolment_id is '学籍';
comment on column graduation.photo_ticket.person_id is '人员';
comment on column graduation.photo_ticket.scope_pos is '所在机构位置';
comment on column graduation.photo_ticket.cause is '起因: faulty 不合要求, wrong 本人说有误, absent 缺席, office 学校要求';
comment on column graduation.photo_ticket.faults is '不合要求之处';
comment on column graduation.photo_ticket.note is '说明';
comment on column graduation.photo_ticket.opened_at is '开单时间';
comment on column graduation.photo_ticket.opener is '开单人';
comment on column graduation.photo_ticket.sitting_id is '补拍场次';
comment on column graduation.photo_ticket.closed_at is '了结时间';
comment on column graduation.photo_ticket.closed_by is '了结它的图像';
comment on column graduation.photo_ticket.dropped is '撤单原因';
call kernel.scope_rows('graduation.photo_ticket', 'person_id');
revoke delete, truncate on graduation.photo_ticket from ${app};
create unique index one_open_ticket on graduation.photo_ticket (enrolment_id) where closed_at is null;
create index photo_ticket_open on graduation.photo_ticket (campaign_id) where closed_at is null;
create index photo_ticket_person on graduation.photo_ticket (person_id);
