-- 课程等同与替代: which course, of this school or another, stands for which of ours (普通高等学校学生管理规定 第十六条).
create table curriculum.equivalence (
  id             uuid primary key default kernel.new_id(),
  institution_id uuid not null references organisation.unit,
  kind           text not null check (kind in ('equal', 'replaces', 'exempts')),
  origin         text,
  own            boolean not null,
  programme_id   uuid references curriculum.programme,
  valid_from     date not null,
  valid_until    date check (valid_until >= valid_from),
  decided_by     text not null,
  decided_on     date not null,
  source         text not null,
  recorder       text not null,
  recorded_at    timestamptz not null,
  ended_on       date,
  ender          text,
  ended_why      text,
  check (num_nulls(ended_on, ender, ended_why) in (0, 3)),
  check (not own or origin is null)
);
comment on table  curriculum.equivalence is '课程等同与替代';
comment on column curriculum.equivalence.id is '标识';
comment on column curriculum.equivalence.institution_id is '学校: whose courses stand on its right side';
comment on column curriculum.equivalence.kind is '种类: equal 等同, replaces 替代, exempts 免修免考';
comment on column curriculum.equivalence.origin is '原学校或发证机构: null for our own school, and for any other';
comment on column curriculum.equivalence.own is '是否本校课程';
comment on column curriculum.equivalence.programme_id is '适用的培养方案: null for every one of the school';
comment on column curriculum.equivalence.valid_from is '生效日';
comment on column curriculum.equivalence.valid_until is '截止日: the last day, null for none';
comment on column curriculum.equivalence.decided_by is '审定单位或审定人';
comment on column curriculum.equivalence.decided_on is '审定日期';
comment on column curriculum.equivalence.source is '依据文件';
comment on column curriculum.equivalence.recorder is '登记人';
comment on column curriculum.equivalence.recorded_at is '登记时间';
comment on column curriculum.equivalence.ended_on is '停用日期: what was recognised by it stays';
comment on column curriculum.equivalence.ender is '停用人';
comment on column curriculum.equivalence.ended_why is '停用原因';
create index equivalence_of on curriculum.equivalence (institution_id, recorded_at desc);
create index equivalence_programme on curriculum.equivalence (programme_id) where programme_id is not null;
revoke delete, truncate on curriculum.equivalence from ${app};

create table curriculum.equivalence_from (
  equivalence_id uuid not null references curriculum.equivalence,
  seq            smallint not null,
  course_id      uuid references curriculum.course,
  code           text not null default '',
  name           text not null,
  primary key (equivalence_id, seq)
);
comment on table  curriculum.equivalence_from is '原课程: all of them together stand for the courses on the other side';
comment on column curriculum.equivalence_from.equivalence_id is '课程等同与替代';
comment on column curriculum.equivalence_from.seq is '序号';
comment on column curriculum.equivalence_from.course_id is '本校课程: null for another school''s';
comment on column curriculum.equivalence_from.code is '课程 ID: blank where the other school''s is not known';
comment on column curriculum.equivalence_from.name is '课程或证书名称';
create index equivalence_from_course on curriculum.equivalence_from (course_id) where course_id is not null;

create table curriculum.equivalence_to (
  equivalence_id uuid not null references curriculum.equivalence,
  course_id      uuid not null references curriculum.course,
  credits        numeric(4, 1) check (credits > 0),
  primary key (equivalence_id, course_id)
);
comment on table  curriculum.equivalence_to is '认定为的课程';
comment on column curriculum.equivalence_to.equivalence_id is '课程等同与替代';
comment on column curriculum.equivalence_to.course_id is '课程';
comment on column curriculum.equivalence_to.credits is '认定学分: null for all of the course''s';
create index equivalence_to_course on curriculum.equivalence_to (course_id);
call kernel.append_only('curriculum.equivalence_from');
call kernel.append_only('curriculum.equivalence_to');

-- Decided once: only its end is added.
create function curriculum.guard_equivalence() returns trigger language plpgsql as $$
begin
  if (new.institution_id, new.kind, new.origin, new.own, new.programme_id, new.valid_from, new.valid_until,
      new.decided_by, new.decided_on, new.source, new.recorder, new.recorded_at)
     is distinct from
     (old.institution_id, old.kind, old.origin, old.own, old.programme_id, old.valid_from, old.valid_until,
      old.decided_by, old.decided_on, old.source, old.recorder, old.recorded_at)
     or old.ended_on is not null then
    raise exception 'an equivalence stays as it was decided, until it is ended';
  end if;
  return new;
end
$$;
create trigger equivalence_stays before update on curriculum.equivalence
  for each row execute function curriculum.guard_equivalence();
