-- a piece that came back waits until somebody has mended it; what was ready before lists were kept is not late
alter table consignment.line
  add held         boolean not null default false,
  add mended_by    text,
  add mended_by_id uuid references identity.account,
  add mended_at    timestamptz,
  add mended_note  text,
  add check (not held or state = 'returned'),
  add check (mended_at is null or (not held and mended_by is not null and mended_note is not null));
comment on column consignment.line.held is '待改正: came back and has not been mended';
comment on column consignment.line.mended_by is '改正人';
comment on column consignment.line.mended_by_id is '改正人账户';
comment on column consignment.line.mended_at is '改好时间';
comment on column consignment.line.mended_note is '改正说明';
create index consignment_line_held on consignment.line (unit_id, kind) where held;
create index consignment_line_mender on consignment.line (mended_by_id) where mended_by_id is not null;

create table consignment.start (
  day date not null
);
comment on table  consignment.start is '启用之日: the one day from which lists are kept in this installation; public';
comment on column consignment.start.day is '日期';
insert into consignment.start (day) values ((now() at time zone 'Asia/Shanghai')::date);
revoke insert, update, delete, truncate on consignment.start from ${app};
