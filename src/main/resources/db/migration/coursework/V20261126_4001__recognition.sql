-- 课程认定 (普通高等学校学生管理规定 第十六条: credits of courses taken elsewhere are acknowledged after review;
-- 第十八条: courses passed before leaving stay on record and may be recognised on re-entry).
create table coursework.brought (
  id             uuid primary key default kernel.new_id(),
  institution_id uuid not null references organisation.unit,
  enrolment_id   uuid not null references registry.enrolment,
  scope_pos      bigint not null,
  person_id      uuid not null,
  kind           text not null check (kind in ('course', 'certificate')),
  way            text not null check (way in ('package', 'typed', 'imported')),
  origin         text not null,
  code           text not null default '',
  name           text not null,
  term           text not null default '',
  attempt        text not null default 'first',
  taken_on       date,
  credits        numeric(4, 1) check (credits > 0),
  total          smallint check (total between 0 and 100),
  mark           text,
  passed         boolean,
  evidence       text not null,
  transfer_id    uuid,
  recorder       text not null,
  recorded_at    timestamptz not null,
  struck_at      timestamptz,
  striker        text,
  struck_why     text,
  check (num_nulls(struck_at, striker, struck_why) in (0, 3)),
  check ((way = 'package') = (transfer_id is not null)),
  check (total is not null or mark is not null)
);
comment on table  coursework.brought is '带入成绩: results of a former school, or a certificate, as they came; read only here';
comment on column coursework.brought.id is '标识';
comment on column coursework.brought.institution_id is '学校';
comment on column coursework.brought.enrolment_id is '学籍';
comment on column coursework.brought.scope_pos is '所在机构位置';
comment on column coursework.brought.person_id is '人员';
comment on column coursework.brought.kind is '种类: course 课程, certificate 证书';
comment on column coursework.brought.way is '来源: package 转学档案移交, typed 手工登记, imported 文件导入';
comment on column coursework.brought.origin is '原学校或发证机构';
comment on column coursework.brought.code is '原课程 ID: blank where it is not known';
comment on column coursework.brought.name is '原课程或证书名称';
comment on column coursework.brought.term is '修读学期';
comment on column coursework.brought.attempt is '考试性质';
comment on column coursework.brought.taken_on is '取得日期: of a course the first day of its term';
comment on column coursework.brought.credits is '原学分: null for subjects and certificates without';
comment on column coursework.brought.total is '原成绩';
comment on column coursework.brought.mark is '原等级';
comment on column coursework.brought.passed is '是否合格';
comment on column coursework.brought.evidence is '证明材料';
comment on column coursework.brought.transfer_id is '随转学移交: by which transfer they came';
comment on column coursework.brought.recorder is '登记人';
comment on column coursework.brought.recorded_at is '登记时间';
comment on column coursework.brought.struck_at is '撤销时间';
comment on column coursework.brought.striker is '撤销人';
comment on column coursework.brought.struck_why is '撤销原因';
create index brought_of on coursework.brought (enrolment_id);
create index brought_place on coursework.brought (scope_pos, enrolment_id);
call kernel.scope_rows('coursework.brought', 'person_id');
revoke delete, truncate on coursework.brought from ${app};

create function coursework.guard_brought() returns trigger language plpgsql as $$
begin
  if (new.enrolment_id, new.kind, new.way, new.origin, new.code, new.name, new.term, new.attempt, new.taken_on,
      new.credits, new.total, new.mark, new.passed, new.evidence, new.transfer_id, new.recorder, new.recorded_at)
     is distinct from
     (old.enrolment_id, old.kind, old.way, old.origin, old.code, old.name, old.term, old.attempt, old.taken_on,
      old.credits, old.total, old.mark, old.passed, old.evidence, old.transfer_id, old.recorder, old.recorded_at)
     or (new.struck_at is distinct from old.struck_at and (old.struck_at is not null or old.way = 'package')) then
    raise exception 'a result of a former school stays as it came';
  end if;
  return new;
end
$$;
create trigger brought_stays before update on coursework.brought
  for each row execute function coursework.guard_brought();

create table coursework.recognition (
  case_id           uuid primary key references workflow.case_file,
  institution_id    uuid not null references organisation.unit,
  enrolment_id      uuid not null references registry.enrolment,
  scope_pos         bigint not null,
  person_id         uuid not null,
  kind              text not null check (kind in ('programme', 'transfer', 're-entry', 'other-school', 'return', 'exemption')),
  programme_id      uuid not null references curriculum.programme,
  from_programme_id uuid references curriculum.programme,
  apart             boolean not null default false,
  version           int not null default 0,
  made_at           timestamptz not null,
  granted_at        timestamptz,
  reversed_at       timestamptz,
  check (granted_at is not null or reversed_at is null)
);
comment on table  coursework.recognition is '课程认定单: the lines of one case';
comment on column coursework.recognition.case_id is '事项';
comment on column coursework.recognition.institution_id is '学校';
comment on column coursework.recognition.enrolment_id is '学籍';
comment on column coursework.recognition.scope_pos is '所在机构位置';
comment on column coursework.recognition.person_id is '人员';
comment on column coursework.recognition.kind is '认定类别: programme 转专业, transfer 转学, re-entry 重新入学, other-school 校外修读, return 复学, exemption 免修免考';
comment on column coursework.recognition.programme_id is '认定到的培养方案';
comment on column coursework.recognition.from_programme_id is '原培养方案';
comment on column coursework.recognition.apart is '是否在转入院系: it lies there, not with the student, until it takes effect';
comment on column coursework.recognition.version is '版本: what somebody saw of its lines';
comment on column coursework.recognition.made_at is '生成时间';
comment on column coursework.recognition.granted_at is '生效时间';
comment on column coursework.recognition.reversed_at is '撤销时间';
create index recognition_of on coursework.recognition (enrolment_id);
create index recognition_place on coursework.recognition (scope_pos, case_id desc);
create index recognition_programme on coursework.recognition (programme_id);
create index recognition_from on coursework.recognition (from_programme_id) where from_programme_id is not null;
call kernel.scope_rows('coursework.recognition', 'person_id');
revoke delete, truncate on coursework.recognition from ${app};

create table coursework.recognition_line (
  id             uuid primary key default kernel.new_id(),
  case_id        uuid not null references coursework.recognition,
  enrolment_id   uuid not null,
  scope_pos      bigint not null,
  person_id      uuid not null,
  course_id      uuid not null references curriculum.course,
  equivalence_id uuid references curriculum.equivalence,
  basis          text not null check (basis in ('equal-course', 'equivalence', 'judged')),
  credits        numeric(4, 1) check (credits > 0),
  keeps_mark     boolean not null,
  total          smallint check (total between 0 and 100),
  mark           text,
  verdict        text not null default 'proposed' check (verdict in ('proposed', 'accepted', 'declined')),
  declined_why   text,
  decider        text,
  decided_at     timestamptz,
  term_id        uuid references calendar.term,
  in_force       boolean not null default false,
  granted_on     date,
  unique (case_id, course_id),
  check ((verdict = 'declined') = (declined_why is not null)),
  check (not in_force or verdict = 'accepted' and granted_on is not null and term_id is not null)
);
comment on table  coursework.recognition_line is '认定明细: one course of the programme now followed';
comment on column coursework.recognition_line.id is '标识';
comment on column coursework.recognition_line.case_id is '课程认定单';
comment on column coursework.recognition_line.enrolment_id is '学籍';
comment on column coursework.recognition_line.scope_pos is '所在机构位置';
comment on column coursework.recognition_line.person_id is '人员';
comment on column coursework.recognition_line.course_id is '认定为的课程';
comment on column coursework.recognition_line.equivalence_id is '所依据的课程等同与替代';
comment on column coursework.recognition_line.basis is '依据: equal-course 课程相同, equivalence 等同与替代, judged 个案审核';
comment on column coursework.recognition_line.credits is '认定学分';
comment on column coursework.recognition_line.keeps_mark is '是否沿用原成绩';
comment on column coursework.recognition_line.total is '沿用的成绩';
comment on column coursework.recognition_line.mark is '沿用的等级';
comment on column coursework.recognition_line.verdict is '审核: proposed 待审, accepted 认定, declined 不认定';
comment on column coursework.recognition_line.declined_why is '不认定原因';
comment on column coursework.recognition_line.decider is '审核人';
comment on column coursework.recognition_line.decided_at is '审核时间';
comment on column coursework.recognition_line.term_id is '计入学期: of our own results theirs, of others the one it was decided in';
comment on column coursework.recognition_line.in_force is '是否生效';
comment on column coursework.recognition_line.granted_on is '生效日期';
-- a course is recognised once: the lock between two cases
create unique index recognised_once on coursework.recognition_line (enrolment_id, course_id) where in_force;
create index recognition_line_of on coursework.recognition_line (enrolment_id);
create index recognition_line_place on coursework.recognition_line (scope_pos);
create index recognition_line_course on coursework.recognition_line (course_id);
create index recognition_line_equivalence on coursework.recognition_line (equivalence_id) where equivalence_id is not null;
create index recognition_line_term on coursework.recognition_line (term_id) where term_id is not null;
call kernel.scope_rows('coursework.recognition_line', 'person_id');
revoke truncate on coursework.recognition_line from ${app};

create table coursework.recognition_source (
  id           uuid primary key default kernel.new_id(),
  line_id      uuid not null references coursework.recognition_line on delete cascade,
  enrolment_id uuid not null,
  scope_pos    bigint not null,
  person_id    uuid not null,
  course_id    uuid references curriculum.course,
  grade_id     uuid references coursework.grade,
  brought_id   uuid references coursework.brought,
  origin       text not null,
  code         text not null,
  name         text not null,
  term         text not null,
  credits      numeric(4, 1),
  total        smallint,
  mark         text,
  in_force     boolean not null default false,
  granted_on   date,
  check (num_nonnulls(grade_id, brought_id) = 1),
  check ((grade_id is null) = (course_id is null))
);
comment on table  coursework.recognition_source is '认定所用的原成绩: as it stood when it was proposed; the original stays where it is';
comment on column coursework.recognition_source.id is '标识';
comment on column coursework.recognition_source.line_id is '认定明细';
comment on column coursework.recognition_source.enrolment_id is '学籍';
comment on column coursework.recognition_source.scope_pos is '所在机构位置';
comment on column coursework.recognition_source.person_id is '人员';
comment on column coursework.recognition_source.course_id is '本校原课程';
comment on column coursework.recognition_source.grade_id is '本校原成绩';
comment on column coursework.recognition_source.brought_id is '带入成绩';
comment on column coursework.recognition_source.origin is '原学校';
comment on column coursework.recognition_source.code is '原课程 ID';
comment on column coursework.recognition_source.name is '原课程名称';
comment on column coursework.recognition_source.term is '修读学期';
comment on column coursework.recognition_source.credits is '原学分';
comment on column coursework.recognition_source.total is '原成绩';
comment on column coursework.recognition_source.mark is '原等级';
comment on column coursework.recognition_source.in_force is '是否生效';
comment on column coursework.recognition_source.granted_on is '生效日期';
create index recognition_source_line on coursework.recognition_source (line_id);
create index recognition_source_place on coursework.recognition_source (scope_pos);
create index recognition_source_grade on coursework.recognition_source (grade_id) where grade_id is not null;
create index recognition_source_brought on coursework.recognition_source (brought_id) where brought_id is not null;
-- what was recognised as another course no longer counts by itself
create index recognition_source_used on coursework.recognition_source (enrolment_id, course_id) where in_force;
create index recognition_source_course on coursework.recognition_source (course_id) where course_id is not null;
call kernel.scope_rows('coursework.recognition_source', 'person_id');
revoke truncate on coursework.recognition_source from ${app};

-- What was granted stays; a reversal only ends its force.
create function coursework.guard_recognition_line() returns trigger language plpgsql as $$
begin
  if not exists (select from coursework.recognition r where r.case_id = old.case_id and r.granted_at is not null) then
    return case tg_op when 'DELETE' then old else new end;
  end if;
  if tg_op = 'DELETE' or
     (new.case_id, new.course_id, new.credits, new.keeps_mark, new.total, new.mark, new.verdict, new.declined_why,
      new.basis, new.equivalence_id)
     is distinct from
     (old.case_id, old.course_id, old.credits, old.keeps_mark, old.total, old.mark, old.verdict, old.declined_why,
      old.basis, old.equivalence_id) then
    raise exception 'a granted recognition stays as it was granted';
  end if;
  return new;
end
$$;
create trigger recognition_line_stays before update or delete on coursework.recognition_line
  for each row execute function coursework.guard_recognition_line();

create function coursework.guard_recognition_source() returns trigger language plpgsql as $$
begin
  if (new.line_id, new.course_id, new.grade_id, new.brought_id, new.origin, new.code, new.name, new.term, new.credits,
      new.total, new.mark)
     is distinct from
     (old.line_id, old.course_id, old.grade_id, old.brought_id, old.origin, old.code, old.name, old.term, old.credits,
      old.total, old.mark) then
    raise exception 'a recognised result stays as it was';
  end if;
  return new;
end
$$;
create trigger recognition_source_stays before update on coursework.recognition_source
  for each row execute function coursework.guard_recognition_source();
