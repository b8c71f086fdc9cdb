create schema coursework;
comment on schema coursework is '选课与成绩';

create table coursework.task (
  id             uuid primary key default kernel.new_id(),
  institution_id uuid not null references organisation.unit,
  scope_pos      bigint not null,
  unit_id        uuid not null references organisation.unit,
  term_id        uuid not null references calendar.term,
  course_id      uuid not null references curriculum.course,
  programme_id   uuid not null references curriculum.programme,
  teacher_id     uuid not null references identity.account,
  scale          text not null check (scale in ('hundred', 'five-level', 'pass-fail')),
  usual_percent  smallint not null check (usual_percent between 0 and 100),
  opens_on       date not null,
  closes_on      date not null,
  late_until     date,
  stage          text not null default 'entering' check (stage in ('entering', 'submitted', 'reviewed', 'published')),
  submitted_by   uuid,
  check (opens_on <= closes_on),
  -- one task for a course, a class and a term: a second press of the button makes no second one
  unique (unit_id, term_id, course_id)
);
comment on table  coursework.task is '教学任务: a course, a class, a teacher, a term';
comment on column coursework.task.id is '标识';
comment on column coursework.task.institution_id is '学校';
comment on column coursework.task.scope_pos is '所在机构位置';
comment on column coursework.task.unit_id is '班级';
comment on column coursework.task.term_id is '学期';
comment on column coursework.task.course_id is '课程';
comment on column coursework.task.programme_id is '培养方案';
comment on column coursework.task.teacher_id is '任课教师账户';
comment on column coursework.task.scale is '计分方式: hundred 百分制, five-level 五级制, pass-fail 合格制';
comment on column coursework.task.usual_percent is '平时成绩占比';
comment on column coursework.task.opens_on is '录入开始日';
comment on column coursework.task.closes_on is '录入截止日';
comment on column coursework.task.late_until is '批准补录至';
comment on column coursework.task.stage is '成绩状态: entering 录入中, submitted 已提交, reviewed 已审核, published 已公布';
comment on column coursework.task.submitted_by is '提交人账户';
create index task_place on coursework.task (scope_pos, id);
create index task_term on coursework.task (term_id);
create index task_course on coursework.task (course_id);
create index task_programme on coursework.task (programme_id);
create index task_teacher on coursework.task (teacher_id);
call kernel.scope_rows('coursework.task');
revoke delete, truncate on coursework.task from ${app};

create table coursework.grade (
  id           uuid primary key default kernel.new_id(),
  task_id      uuid not null references coursework.task,
  enrolment_id uuid not null references registry.enrolment,
  scope_pos    bigint not null,
  person_id    uuid not null,
  attempt      text not null default 'first' check (attempt in ('first', 'make-up', 'retake', 'deferred', 'clearance')),
  usual        numeric(4, 1) check (usual between 0 and 100),
  exam         numeric(4, 1) check (exam between 0 and 100),
  mark         text,
  total        smallint check (total between 0 and 100),
  passed       boolean,
  version      int not null default 0,
  unique (task_id, enrolment_id, attempt)
);
comment on table  coursework.grade is '成绩: one student, one attempt; blank from course registration until it is typed';
comment on column coursework.grade.id is '标识';
comment on column coursework.grade.task_id is '教学任务';
comment on column coursework.grade.enrolment_id is '学籍';
comment on column coursework.grade.scope_pos is '所在机构位置';
comment on column coursework.grade.person_id is '人员';
comment on column coursework.grade.attempt is '考试性质: first 正考, make-up 补考, retake 重修, deferred 缓考, clearance 毕业前清考';
comment on column coursework.grade.usual is '平时成绩';
comment on column coursework.grade.exam is '考试成绩';
comment on column coursework.grade.mark is '等级或备注: excellent 优秀 … fail 不及格, absent 缺考, cheating 作弊, deferred 缓考, exempt 免修';
comment on column coursework.grade.total is '总评';
comment on column coursework.grade.passed is '是否合格: null where it is not known, as with a deferred exam';
comment on column coursework.grade.version is '版本: which values somebody saw';
create index grade_of on coursework.grade (enrolment_id);
create index grade_place on coursework.grade (scope_pos);
call kernel.scope_rows('coursework.grade', 'person_id');
revoke delete, truncate on coursework.grade from ${app};

create table coursework.grade_version (
  grade_id  uuid not null references coursework.grade,
  version   int not null,
  scope_pos bigint not null,
  person_id uuid not null,
  usual     numeric(4, 1),
  exam      numeric(4, 1),
  mark      text,
  total     smallint,
  typed_by  uuid,
  typist    text not null,
  typed_at  timestamptz not null,
  primary key (grade_id, version)
);
comment on table  coursework.grade_version is '成绩录入记录: every value that ever stood';
comment on column coursework.grade_version.grade_id is '成绩';
comment on column coursework.grade_version.version is '版本';
comment on column coursework.grade_version.scope_pos is '所在机构位置';
comment on column coursework.grade_version.person_id is '人员';
comment on column coursework.grade_version.usual is '平时成绩';
comment on column coursework.grade_version.exam is '考试成绩';
comment on column coursework.grade_version.mark is '等级或备注';
comment on column coursework.grade_version.total is '总评';
comment on column coursework.grade_version.typed_by is '录入人账户';
comment on column coursework.grade_version.typist is '录入人';
comment on column coursework.grade_version.typed_at is '录入时间';
create index grade_version_place on coursework.grade_version (scope_pos);
call kernel.scope_rows('coursework.grade_version', 'person_id');
revoke delete, truncate on coursework.grade_version from ${app};

-- After submission no value is written over, whoever asks and by whatever way.
create function coursework.guard_grade() returns trigger language plpgsql as $$
begin
  if (new.usual, new.exam, new.mark, new.total, new.passed, new.version)
     is distinct from (old.usual, old.exam, old.mark, old.total, old.passed, old.version)
     and not exists (select from coursework.task t where t.id = old.task_id and t.stage = 'entering') then
    raise exception 'a submitted grade is never written over';
  end if;
  return new;
end
$$;
create trigger grade_stays before update on coursework.grade
  for each row execute function coursework.guard_grade();

create function coursework.guard_grade_version() returns trigger language plpgsql as $$
begin
  if (new.grade_id, new.version, new.usual, new.exam, new.mark, new.total, new.typed_by, new.typist, new.typed_at)
     is distinct from
     (old.grade_id, old.version, old.usual, old.exam, old.mark, old.total, old.typed_by, old.typist, old.typed_at) then
    raise exception 'what was typed stays as it was typed';
  end if;
  return new;
end
$$;
create trigger grade_version_stays before update on coursework.grade_version
  for each row execute function coursework.guard_grade_version();
