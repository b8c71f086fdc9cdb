-- a saved report is shared with those who hold posts in a unit of its owner's: each has it made within
-- their own post, never what it was made of for its owner
create table report.share (
  id        uuid primary key default kernel.new_id(),
  saved_id  uuid not null references report.saved,
  scope_pos bigint not null,
  unit_id   uuid not null references organisation.unit,
  role      text,
  sharer    text not null,
  shared_at timestamptz not null,
  ended_at  timestamptz
);
comment on table  report.share is '常用报表的分享: with whom, each of whom sees only what their own post reaches';
comment on column report.share.id is '标识';
comment on column report.share.saved_id is '常用报表';
comment on column report.share.scope_pos is '机构位置';
comment on column report.share.unit_id is '分享给该机构及其下级的任职人';
comment on column report.share.role is '岗位, 空为各岗位';
comment on column report.share.sharer is '分享人';
comment on column report.share.shared_at is '分享时间';
comment on column report.share.ended_at is '停止分享时间';
create unique index share_once on report.share (saved_id, unit_id, coalesce(role, '')) where ended_at is null;
create index share_unit on report.share (unit_id) where ended_at is null;
call kernel.scope_rows('report.share');
revoke delete, truncate on report.share from ${app};
comment on table report.delivery is '常用报表的文件: what was made, for whoever it was made alone; of each the last twelve are kept';
