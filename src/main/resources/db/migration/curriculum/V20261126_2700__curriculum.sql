create schema curriculum;
comment on schema curriculum is '培养方案';

create table curriculum.course (
  id             uuid primary key default kernel.new_id(),
  institution_id uuid not null references organisation.unit,
  code           text collate "C" not null,
  name           text not null,
  credits        numeric(4, 1) check (credits > 0),
  hours          smallint check (hours > 0),
  nature         text not null check (nature in ('required', 'elective', 'degree', 'practice')),
  assessment     text not null check (assessment in ('examined', 'assessed')),
  -- the lock between two who give one course ID
  unique (institution_id, code)
);
comment on table  curriculum.course is '课程';
comment on column curriculum.course.id is '标识';
comment on column curriculum.course.institution_id is '学校';
comment on column curriculum.course.code is '课程 ID';
comment on column curriculum.course.name is '课程名称';
comment on column curriculum.course.credits is '学分: null for the subjects of primary and secondary schools';
comment on column curriculum.course.hours is '学时';
comment on column curriculum.course.nature is '课程性质: required 必修, elective 选修, degree 学位课, practice 实践';
comment on column curriculum.course.assessment is '考核方式: examined 考试, assessed 考查';

create table curriculum.programme (
  id             uuid primary key default kernel.new_id(),
  institution_id uuid not null references organisation.unit,
  unit_id        uuid not null references organisation.unit,
  level          text not null default '',
  entry_year     smallint not null check (entry_year between 1950 and 2100),
  name           text not null,
  copied_from    uuid references curriculum.programme,
  locked_at      timestamptz,
  -- one version for each entry grade: the lock between two who copy at once
  unique (unit_id, level, entry_year)
);
comment on table  curriculum.programme is '培养方案: one version for a major, a level and an entry grade';
comment on column curriculum.programme.id is '标识';
comment on column curriculum.programme.institution_id is '学校';
comment on column curriculum.programme.unit_id is '专业或所属机构';
comment on column curriculum.programme.level is '培养层次: empty for every level';
comment on column curriculum.programme.entry_year is '年级(入学年份)';
comment on column curriculum.programme.name is '名称: as printed on papers of its time';
comment on column curriculum.programme.copied_from is '沿用自';
comment on column curriculum.programme.locked_at is '锁定时间: since a class follows it';
create index programme_of on curriculum.programme (institution_id, entry_year desc);
create index programme_copy on curriculum.programme (copied_from) where copied_from is not null;

create table curriculum.module (
  id            uuid primary key default kernel.new_id(),
  programme_id  uuid not null references curriculum.programme,
  seq           smallint not null,
  name          text not null,
  least_credits numeric(5, 1) not null default 0 check (least_credits >= 0),
  unique (programme_id, seq),
  unique (programme_id, name),
  unique (programme_id, id)
);
comment on table  curriculum.module is '课程模块';
comment on column curriculum.module.id is '标识';
comment on column curriculum.module.programme_id is '培养方案';
comment on column curriculum.module.seq is '序号';
comment on column curriculum.module.name is '名称';
comment on column curriculum.module.least_credits is '最低学分';

create table curriculum.planned_course (
  programme_id uuid not null,
  course_id    uuid not null references curriculum.course,
  module_id    uuid not null,
  planned_term smallint not null check (planned_term between 1 and 24),
  primary key (programme_id, course_id),
  foreign key (programme_id, module_id) references curriculum.module (programme_id, id)
);
comment on table  curriculum.planned_course is '计划课程';
comment on column curriculum.planned_course.programme_id is '培养方案';
comment on column curriculum.planned_course.course_id is '课程';
comment on column curriculum.planned_course.module_id is '模块';
comment on column curriculum.planned_course.planned_term is '计划学期: counted from entry, 1 the first';
create index planned_course_course on curriculum.planned_course (course_id);
create index planned_course_module on curriculum.planned_course (module_id);

-- What a class follows stays as it is; the program refuses before, this refuses whoever comes another way.
create function curriculum.guard_followed() returns trigger language plpgsql as $$
begin
  perform from curriculum.programme p
    where p.id = case tg_op when 'DELETE' then old.programme_id else new.programme_id end
      and p.locked_at is not null;
  if found then
    raise exception 'a programme that a class follows is never changed';
  end if;
  return case tg_op when 'DELETE' then old else new end;
end
$$;
create trigger module_followed before insert or update or delete on curriculum.module
  for each row execute function curriculum.guard_followed();
create trigger planned_course_followed before insert or update or delete on curriculum.planned_course
  for each row execute function curriculum.guard_followed();
