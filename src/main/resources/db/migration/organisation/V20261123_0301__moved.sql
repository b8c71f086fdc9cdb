create table organisation.unit_move (
  unit_id     uuid not null references organisation.unit,
  seq         bigint generated always as identity,
  moved_on    date not null,
  from_parent uuid references organisation.unit,
  to_parent   uuid not null references organisation.unit,
  reason      text not null,
  primary key (unit_id, seq)
);
comment on table  organisation.unit_move is '机构划转沿革';
comment on column organisation.unit_move.unit_id is '机构';
comment on column organisation.unit_move.seq is '顺序';
comment on column organisation.unit_move.moved_on is '划转日期';
comment on column organisation.unit_move.from_parent is '原上级';
comment on column organisation.unit_move.to_parent is '新上级';
comment on column organisation.unit_move.reason is '理由';
call kernel.append_only('organisation.unit_move');
create index unit_successor on organisation.unit (successor_id) where successor_id is not null;
