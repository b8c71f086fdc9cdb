-- What a file holds several of, beside family and schooling: dated records of body, mind and
-- character, and where somebody went after graduating.
create table registry.growth (
  id          uuid primary key default kernel.new_id(),
  person_id   uuid not null references registry.person,
  seq         smallint not null,
  kind        text not null,
  happened_on date not null,
  what        text not null,
  result      text,
  assessor    text,
  note        bytea,
  unique (person_id, seq)
);
comment on table  registry.growth is '成长记录: 入学教育、体质健康、综合素质、特长、实践、奖励, each with its day';
comment on column registry.growth.id is '标识';
comment on column registry.growth.person_id is '学生';
comment on column registry.growth.seq is '序号';
comment on column registry.growth.kind is '记录类别';
comment on column registry.growth.happened_on is '日期';
comment on column registry.growth.what is '内容';
comment on column registry.growth.result is '结果或等第';
comment on column registry.growth.assessor is '评定人或单位';
comment on column registry.growth.note is '备注(加密)';
call registry.scope_by_person('registry.growth');

create table registry.destination (
  id           uuid primary key default kernel.new_id(),
  person_id    uuid not null references registry.person,
  enrolment_id uuid not null references registry.enrolment,
  seq          smallint not null,
  kind         text not null,
  settled_on   date not null,
  employer     text,
  position     text,
  place        text,
  unique (person_id, seq)
);
comment on table  registry.destination is '毕业去向: where somebody went after an enrolment';
comment on column registry.destination.id is '标识';
comment on column registry.destination.person_id is '学生';
comment on column registry.destination.enrolment_id is '学籍';
comment on column registry.destination.seq is '序号';
comment on column registry.destination.kind is '去向类别';
comment on column registry.destination.settled_on is '落实日期';
comment on column registry.destination.employer is '单位或升入学校';
comment on column registry.destination.position is '岗位或专业';
comment on column registry.destination.place is '所在地';
create index destination_enrolment on registry.destination (enrolment_id);
call registry.scope_by_person('registry.destination');
