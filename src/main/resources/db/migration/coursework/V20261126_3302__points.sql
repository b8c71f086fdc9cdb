-- 绩点对照表: which total earns how many points; a school's own newest table, else the one given here.
create table coursework.point_table (
  id             uuid primary key default kernel.new_id(),
  institution_id uuid references organisation.unit,
  reason         text not null,
  set_by         text not null,
  set_at         timestamptz not null
);
comment on table  coursework.point_table is '绩点对照表: never written over, the newest holds';
comment on column coursework.point_table.id is '标识';
comment on column coursework.point_table.institution_id is '学校: null for all';
comment on column coursework.point_table.reason is '依据';
comment on column coursework.point_table.set_by is '设定人';
comment on column coursework.point_table.set_at is '设定时间';
create index point_table_school on coursework.point_table (institution_id, set_at desc);
call kernel.append_only('coursework.point_table');

create table coursework.point_step (
  table_id uuid not null references coursework.point_table,
  least    smallint not null check (least between 0 and 100),
  points   numeric(3, 2) not null check (points between 0 and 5),
  primary key (table_id, least)
);
comment on table  coursework.point_step is '绩点档: from a least total on';
comment on column coursework.point_step.table_id is '绩点对照表';
comment on column coursework.point_step.least is '总评下限';
comment on column coursework.point_step.points is '绩点';
call kernel.append_only('coursework.point_step');

with given as (
  insert into coursework.point_table (institution_id, reason, set_by, set_at)
  values (null, '常用的四分制对照', '系统', timestamptz '2026-11-26 00:00+08') returning id)
insert into coursework.point_step (table_id, least, points)
select given.id, v.least, v.points
  from given, (values (0, 0), (60, 1.0), (64, 1.5), (68, 2.0), (72, 2.3), (75, 2.7), (78, 3.0), (82, 3.3), (85, 3.7),
                      (90, 4.0)) as v (least, points);

-- 排名: reckoned once for a cohort and kept, so that a student reads their own line and nobody else's.
create table coursework.ranking (
  id             uuid primary key default kernel.new_id(),
  institution_id uuid not null references organisation.unit,
  unit_id        uuid not null references organisation.unit,
  scope_pos      bigint not null,
  entry_year     smallint not null,
  scheme         text not null,
  size           int not null default 0,
  made_by        text not null,
  made_at        timestamptz not null
);
comment on table  coursework.ranking is '排名: of a cohort at one moment';
comment on column coursework.ranking.id is '标识';
comment on column coursework.ranking.institution_id is '学校';
comment on column coursework.ranking.unit_id is '范围';
comment on column coursework.ranking.scope_pos is '所在机构位置';
comment on column coursework.ranking.entry_year is '年级(入学年份)';
comment on column coursework.ranking.scheme is '绩点算法';
comment on column coursework.ranking.size is '人数';
comment on column coursework.ranking.made_by is '生成人';
comment on column coursework.ranking.made_at is '生成时间';
create index ranking_place on coursework.ranking (scope_pos, id);
create index ranking_unit on coursework.ranking (unit_id);
create index ranking_institution on coursework.ranking (institution_id);
call kernel.scope_rows('coursework.ranking');
revoke delete, truncate on coursework.ranking from ${app};

create table coursework.rank_line (
  ranking_id   uuid not null references coursework.ranking,
  enrolment_id uuid not null references registry.enrolment,
  scope_pos    bigint not null,
  person_id    uuid not null,
  points       numeric(4, 2) not null,
  credits      numeric(6, 1) not null,
  place        int not null,
  size         int not null,
  made_at      timestamptz not null,
  primary key (ranking_id, enrolment_id)
);
comment on table  coursework.rank_line is '名次: one student in one ranking';
comment on column coursework.rank_line.ranking_id is '排名';
comment on column coursework.rank_line.enrolment_id is '学籍';
comment on column coursework.rank_line.scope_pos is '所在机构位置';
comment on column coursework.rank_line.person_id is '人员';
comment on column coursework.rank_line.points is '平均绩点';
comment on column coursework.rank_line.credits is '计入学分';
comment on column coursework.rank_line.place is '名次: the same for the same points';
comment on column coursework.rank_line.size is '人数';
comment on column coursework.rank_line.made_at is '生成时间';
create index rank_line_of on coursework.rank_line (enrolment_id, made_at desc);
create index rank_line_order on coursework.rank_line (ranking_id, place, enrolment_id);
create index rank_line_place on coursework.rank_line (scope_pos);
call kernel.scope_rows('coursework.rank_line', 'person_id');
revoke delete, truncate on coursework.rank_line from ${app};
