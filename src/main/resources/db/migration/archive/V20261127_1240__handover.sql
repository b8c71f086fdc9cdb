create table archive.handover (
  id             uuid primary key default kernel.new_id(),
  institution_id uuid not null references organisation.unit,
  scope_pos      bigint not null,
  unit_id        uuid not null references organisation.unit,
  number         text collate "C" not null,
  route          text not null check (route in ('to-archive', 'to-body')),
  body           text,
  state          text not null default 'handed' check (state in ('handed', 'taken', 'refused')),
  files          int not null check (files > 0),
  pages          int not null check (pages > 0),
  giver_id       uuid,
  giver          text not null,
  given_at       timestamptz not null,
  receiver_id    uuid,
  receiver       text,
  signer         text,
  received_at    timestamptz,
  note           text,
  unique (institution_id, number),
  check ((route = 'to-body') = (body is not null)),
  check ((state = 'handed') = (received_at is null)),
  check (state <> 'refused' or note is not null),
  check (receiver_id is null or receiver_id <> giver_id)
);
comment on table  archive.handover is '移交清单: files of a class from hand to hand; both sign, or it is refused with the difference';
comment on column archive.handover.id is '标识';
comment on column archive.handover.institution_id is '学校';
comment on column archive.handover.scope_pos is '所在机构位置: of the class';
comment on column archive.handover.unit_id is '班级';
comment on column archive.handover.number is '移交编号';
comment on column archive.handover.route is '去向: to-archive 班级到档案室, to-body 档案室到其他单位';
comment on column archive.handover.body is '接收单位: of what leaves the school';
comment on column archive.handover.state is '状态: handed 已移交待接收, taken 已接收, refused 不接收';
comment on column archive.handover.files is '移交份数';
comment on column archive.handover.pages is '移交页数';
comment on column archive.handover.giver_id is '移交人账户';
comment on column archive.handover.giver is '移交人';
comment on column archive.handover.given_at is '移交时间';
comment on column archive.handover.receiver_id is '接收登记人账户';
comment on column archive.handover.receiver is '接收登记人';
comment on column archive.handover.signer is '接收单位签收人: of what leaves the school';
comment on column archive.handover.received_at is '接收时间';
comment on column archive.handover.note is '不接收的理由';
create index handover_list on archive.handover (scope_pos, id desc);
create index handover_unit on archive.handover (unit_id);
create unique index handover_open on archive.handover (unit_id, route) where state = 'handed';
call kernel.scope_rows('archive.handover');
revoke delete, truncate on archive.handover from ${app};

create table archive.handover_item (
  handover_id    uuid not null references archive.handover,
  enrolment_id   uuid not null references registry.enrolment,
  volume_id      uuid references archive.volume,
  scope_pos      bigint not null,
  person_id      uuid not null,
  name           text not null,
  student_number text not null,
  pages          int not null check (pages > 0),
  counted        int check (counted >= 0),
  primary key (handover_id, enrolment_id)
);
comment on table  archive.handover_item is '移交清单项: one student''s file, as the giver said and as the receiver counted';
comment on column archive.handover_item.handover_id is '移交清单';
comment on column archive.handover_item.enrolment_id is '学籍';
comment on column archive.handover_item.volume_id is '档案卷: of what leaves the archive';
comment on column archive.handover_item.scope_pos is '所在机构位置';
comment on column archive.handover_item.person_id is '人员';
comment on column archive.handover_item.name is '姓名';
comment on column archive.handover_item.student_number is '学号';
comment on column archive.handover_item.pages is '移交页数';
comment on column archive.handover_item.counted is '清点页数';
create index handover_item_of on archive.handover_item (enrolment_id);
create index handover_item_volume on archive.handover_item (volume_id);
create index handover_item_place on archive.handover_item (scope_pos);
call kernel.scope_rows('archive.handover_item', 'person_id');
revoke delete, truncate on archive.handover_item from ${app};

-- Whether the volume has left the archive for another body.
create function archive.is_away(volume uuid) returns boolean language sql stable as $$
  select exists (select from archive.shipment s where s.volume_id = volume and s.direction = 'out' and s.state <> 'returned')
      or exists (select from archive.handover_item i join archive.handover h on h.id = i.handover_id
                  where i.volume_id = volume and h.route = 'to-body' and h.state = 'taken')
$$;

create or replace function archive.is_out(volume uuid) returns boolean language sql stable as $$
  select exists (select from archive.loan l where l.volume_id = volume and l.state = 'out' and l.way <> 'copy')
      or archive.is_away(volume)
$$;

alter table archive.loan add column copy_id uuid references document.document;
comment on column archive.loan.copy_id is '复制件证明: that the copy agrees with the original';
create index loan_copy on archive.loan (copy_id);
