-- 培养方案的版本、毕业与学位要求、Excel 导入. Number range 4100-4149.
alter table curriculum.programme
  add column version      smallint not null default 1 check (version > 0),
  add column reason       text,
  add column proposed_by  uuid,
  add column confirmed_by uuid,
  add column effective_at timestamptz default now(),
  add column least_credits          numeric(5, 1) check (least_credits >= 0),
  add column least_elective_credits numeric(5, 1) check (least_elective_credits >= 0),
  add column least_electives        smallint check (least_electives >= 0),
  drop constraint programme_unit_id_level_entry_year_key,
  -- one first version for each entry grade, and no number twice: the lock between two who copy at once
  add constraint programme_version unique (unit_id, level, entry_year, version),
  -- who asked for a change of what is followed never grants it
  add constraint programme_second_person check (proposed_by is distinct from confirmed_by or proposed_by is null),
  add constraint programme_later_has_reason check (version = 1 or btrim(reason) <> '');
-- One proposal at a time: two who press at once make one.
create unique index programme_proposed on curriculum.programme (unit_id, level, entry_year)
  where effective_at is null;
comment on column curriculum.programme.version is '版本: 1 the first of its entry grade';
comment on column curriculum.programme.reason is '调整原因: of a later version';
comment on column curriculum.programme.proposed_by is '提出人账户';
comment on column curriculum.programme.confirmed_by is '批准人账户';
comment on column curriculum.programme.effective_at is '生效时间: null while a later version is only proposed';
comment on column curriculum.programme.least_credits is '最低总学分: null where it is not said';
comment on column curriculum.programme.least_elective_credits is '选修最低学分';
comment on column curriculum.programme.least_electives is '选修最低门数';

create table curriculum.degree_condition (
  programme_id    uuid not null references curriculum.programme,
  level           text not null default '',
  least_gpa       numeric(4, 2) check (least_gpa between 0 and 10),
  least_average   numeric(5, 1) check (least_average between 0 and 100),
  least_degree_score smallint check (least_degree_score between 0 and 100),
  primary key (programme_id, level)
);
comment on table  curriculum.degree_condition is '学位条件: what the programme asks of whoever aims at its degree';
comment on column curriculum.degree_condition.programme_id is '培养方案';
comment on column curriculum.degree_condition.level is '培养层次: empty for every level';
comment on column curriculum.degree_condition.least_gpa is '最低平均学分绩点';
comment on column curriculum.degree_condition.least_average is '最低平均成绩';
comment on column curriculum.degree_condition.least_degree_score is '学位课最低成绩';
create trigger degree_condition_followed before insert or update or delete on curriculum.degree_condition
  for each row execute function curriculum.guard_followed();

-- What a followed programme asks for stays as well, and its lock is never taken off.
create function curriculum.guard_programme() returns trigger language plpgsql as $$
begin
  if old.locked_at is not null
     and (new.locked_at, new.least_credits, new.least_elective_credits, new.least_electives, new.name, new.version)
         is distinct from
         (old.locked_at, old.least_credits, old.least_elective_credits, old.least_electives, old.name, old.version) then
    raise exception 'a programme that a class follows is never changed';
  end if;
  return new;
end
$$;
create trigger programme_followed before update on curriculum.programme
  for each row execute function curriculum.guard_programme();

create table curriculum.programme_file (
  id           uuid primary key default kernel.new_id(),
  programme_id uuid not null references curriculum.programme,
  content      bytea not null,
  brought_by   uuid,
  brought_at   timestamptz not null,
  applied_at   timestamptz
);
comment on table  curriculum.programme_file is '培养方案导入文件: kept from the preview until it is applied';
comment on column curriculum.programme_file.id is '标识';
comment on column curriculum.programme_file.programme_id is '培养方案';
comment on column curriculum.programme_file.content is '文件内容';
comment on column curriculum.programme_file.brought_by is '导入人账户';
comment on column curriculum.programme_file.brought_at is '上传时间';
comment on column curriculum.programme_file.applied_at is '应用时间';
create index programme_file_of on curriculum.programme_file (programme_id);
