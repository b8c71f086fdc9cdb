create table registry.enrolment (
  id                  uuid primary key default kernel.new_id(),
  person_id           uuid not null references registry.person,
  institution_id      uuid not null references organisation.unit,
  scope_pos           bigint not null,
  kind                text not null,
  student_number      text collate "C",
  registry_number     text collate "C",
  registry_number_national boolean not null default false,
  candidate_number    text,
  level               text,
  study_form          text,
  admission           text,
  boarding            text,
  special             text[] not null default '{}',
  entry_on            date not null,
  entry_year          smallint not null,
  schooling_years     numeric(3, 1),
  study_limit_on      date,
  graduation_on       date,
  registration        text not null default 'registered'
                        check (registration in ('entered', 'registered', 'returned')),
  entered_by          uuid,
  checked_by          uuid,
  checked_at          timestamptz,
  check_note          text,
  active              boolean not null default true,
  import_id           uuid,
  version             int not null default 1,
  check (checked_by is null or checked_by is distinct from entered_by)
);
comment on table  registry.enrolment is '学籍: one person''s study at one institution';
comment on column registry.enrolment.id is '标识';
comment on column registry.enrolment.person_id is '人员';
comment on column registry.enrolment.institution_id is '学校';
comment on column registry.enrolment.scope_pos is '所在机构位置';
comment on column registry.enrolment.kind is '学籍类别: one active of the same kind across all institutions';
comment on column registry.enrolment.student_number is '学号';
comment on column registry.enrolment.registry_number is '学籍号';
comment on column registry.enrolment.registry_number_national is '是否全国学籍号';
comment on column registry.enrolment.candidate_number is '考生号';
comment on column registry.enrolment.level is '培养层次';
comment on column registry.enrolment.study_form is '学习形式';
comment on column registry.enrolment.admission is '入学方式';
comment on column registry.enrolment.boarding is '就读方式';
comment on column registry.enrolment.special is '特殊群体标记';
comment on column registry.enrolment.entry_on is '入学日期';
comment on column registry.enrolment.entry_year is '入学年份(级)';
comment on column registry.enrolment.schooling_years is '学制';
comment on column registry.enrolment.study_limit_on is '最长学习年限届满日';
comment on column registry.enrolment.graduation_on is '预计毕业日期';
comment on column registry.enrolment.registration is '登记状态: entered 待核对, registered 已登记, returned 退回';
comment on column registry.enrolment.entered_by is '录入人';
comment on column registry.enrolment.checked_by is '核对人';
comment on column registry.enrolment.checked_at is '核对时间';
comment on column registry.enrolment.check_note is '核对意见';
comment on column registry.enrolment.active is '在籍';
comment on column registry.enrolment.import_id is '导入批次';
comment on column registry.enrolment.version is '版本';

-- a number once issued stays taken, whatever becomes of its holder
create unique index one_student_a_number on registry.enrolment (institution_id, student_number);
create unique index one_enrolment_a_registry_number on registry.enrolment (registry_number) where active;
create unique index one_active_enrolment_a_kind on registry.enrolment (person_id, kind) where active;
create index enrolment_person on registry.enrolment (person_id);
create index enrolment_scope on registry.enrolment (scope_pos);
create index enrolment_import on registry.enrolment (import_id) where import_id is not null;
call kernel.scope_rows('registry.enrolment', 'person_id');

create table registry.number_counter (
  institution_id uuid not null references organisation.unit,
  prefix         text not null,
  last           bigint not null,
  primary key (institution_id, prefix)
);
comment on table  registry.number_counter is '学号流水: its row is the lock between two registrars';
comment on column registry.number_counter.institution_id is '学校';
comment on column registry.number_counter.prefix is '号段';
comment on column registry.number_counter.last is '最后一个流水号';

-- What happened to a student's standing: recorded once, never overwritten.
create table registry.status_event (
  id            uuid primary key default kernel.new_id(),
  enrolment_id  uuid not null references registry.enrolment,
  scope_pos     bigint not null,
  person_id     uuid not null,
  seq           bigint generated always as identity,
  verb          text not null,
  effective_on  date not null,
  recorded_at   timestamptz not null default clock_timestamp(),
  batch         uuid not null,
  status        text not null,
  reason        text,
  decided_by    text,
  document_no   text,
  document_id   uuid,
  case_id       uuid,
  reverses      uuid references registry.status_event,
  recorded_by   uuid,
  recorder      text not null
);
comment on table  registry.status_event is '学籍异动记录';
comment on column registry.status_event.id is '标识';
comment on column registry.status_event.enrolment_id is '学籍';
comment on column registry.status_event.scope_pos is '所在机构位置';
comment on column registry.status_event.person_id is '人员';
comment on column registry.status_event.seq is '顺序';
comment on column registry.status_event.verb is '异动类别';
comment on column registry.status_event.effective_on is '生效日期';
comment on column registry.status_event.recorded_at is '记录时间';
comment on column registry.status_event.batch is '同一次办理';
comment on column registry.status_event.status is '异动后状态 JY/T 1001';
comment on column registry.status_event.reason is '异动原因 JY/T 1001';
comment on column registry.status_event.decided_by is '决定方: whose wish it was';
comment on column registry.status_event.document_no is '审批文号';
comment on column registry.status_event.document_id is '文书';
comment on column registry.status_event.case_id is '事项';
comment on column registry.status_event.reverses is '所撤销的异动';
comment on column registry.status_event.recorded_by is '记录人账户';
comment on column registry.status_event.recorder is '记录人';
create unique index one_reversal on registry.status_event (reverses);
create index event_enrolment on registry.status_event (enrolment_id, seq desc);
create index event_batch on registry.status_event (batch);
call kernel.scope_rows('registry.status_event', 'person_id');
call kernel.append_only('registry.status_event');

-- The standing that follows from the events, on two time axes: `during` is when it is true,
-- `recorded` is when we held it for true. A row is closed, never changed.
create table registry.spell (
  id           uuid primary key default kernel.new_id(),
  enrolment_id uuid not null references registry.enrolment,
  scope_pos    bigint not null,
  person_id    uuid not null,
  during       daterange not null check (not isempty(during)),
  recorded     tstzrange not null check (not isempty(recorded)),
  status       text not null,
  unit_id      uuid not null references organisation.unit,
  grade_level  smallint,
  event_id     uuid not null references registry.status_event,
  written_by   uuid not null references registry.status_event,
  closed_by    uuid references registry.status_event,
  constraint one_standing_a_day exclude using gist
    (enrolment_id with =, during with &&) where (upper_inf(recorded))
);
comment on table  registry.spell is '学籍状态时段';
comment on column registry.spell.id is '标识';
comment on column registry.spell.enrolment_id is '学籍';
comment on column registry.spell.scope_pos is '所在机构位置';
comment on column registry.spell.person_id is '人员';
comment on column registry.spell.during is '实际期间';
comment on column registry.spell.recorded is '所知期间';
comment on column registry.spell.status is '学籍状态 JY/T 1001';
comment on column registry.spell.unit_id is '班级或所在机构';
comment on column registry.spell.grade_level is '年级';
comment on column registry.spell.event_id is '由何异动而来';
comment on column registry.spell.written_by is '写入此行的异动';
comment on column registry.spell.closed_by is '使此行失效的异动';
create index spell_written on registry.spell (written_by);
create index spell_closed on registry.spell (closed_by) where closed_by is not null;
create index spell_unit on registry.spell (unit_id);
call kernel.scope_rows('registry.spell', 'person_id');

create function registry.guard_spell() returns trigger language plpgsql as $$
begin
  if (new.id, new.enrolment_id, new.during, new.status, new.unit_id, new.grade_level, new.event_id, new.written_by)
     is distinct from
     (old.id, old.enrolment_id, old.during, old.status, old.unit_id, old.grade_level, old.event_id, old.written_by)
     or lower(new.recorded) is distinct from lower(old.recorded)
     or (not upper_inf(old.recorded) and new.recorded is distinct from old.recorded) then
    raise exception 'a spell is closed, never changed';
  end if;
  return new;
end
$$;
create trigger spell_is_history before update on registry.spell
  for each row execute function registry.guard_spell();
revoke delete, truncate on registry.spell from ${app};

-- The one as-of reading: what was true on a day, as known at an instant.
create function registry.standing_on(day date, known_at timestamptz default 'infinity')
returns table (enrolment_id uuid, person_id uuid, scope_pos bigint, status text, unit_id uuid,
               grade_level smallint, event_id uuid, during daterange)
language sql stable parallel safe as $$
  select s.enrolment_id, s.person_id, s.scope_pos, s.status, s.unit_id, s.grade_level, s.event_id, s.during
    from registry.spell s
   where s.during @> day
     and case when known_at = 'infinity' then upper_inf(s.recorded) else s.recorded @> known_at end
$$;

-- The list everyone searches: today's standing beside the person's name, one row an enrolment.
create table registry.student (
  enrolment_id   uuid primary key references registry.enrolment,
  person_id      uuid not null references registry.person,
  institution_id uuid not null references organisation.unit,
  scope_pos      bigint not null,
  name           text collate "C" not null,
  pinyin         text collate "C" not null,
  initials       text collate "C" not null,
  student_number text collate "C" not null,
  sex            text not null,
  birth_on       date,
  ethnicity      text,
  status         text not null,
  status_since   date not null,
  unit_id        uuid not null references organisation.unit,
  grade_level    smallint,
  entry_year     smallint not null,
  level          text,
  boarding       text,
  registration   text not null
);
comment on table  registry.student is '学生名册: the searchable list, kept beside the record in the same transaction';
comment on column registry.student.enrolment_id is '学籍';
comment on column registry.student.person_id is '人员';
comment on column registry.student.institution_id is '学校';
comment on column registry.student.scope_pos is '所在机构位置';
comment on column registry.student.name is '姓名';
comment on column registry.student.pinyin is '姓名拼音';
comment on column registry.student.initials is '拼音首字母';
comment on column registry.student.student_number is '学号, 未编则空串';
comment on column registry.student.sex is '性别';
comment on column registry.student.birth_on is '出生日期';
comment on column registry.student.ethnicity is '民族';
comment on column registry.student.status is '学籍状态';
comment on column registry.student.status_since is '状态起始日';
comment on column registry.student.unit_id is '班级';
comment on column registry.student.grade_level is '年级';
comment on column registry.student.entry_year is '入学年份(级)';
comment on column registry.student.level is '层次';
comment on column registry.student.boarding is '就读方式';
comment on column registry.student.registration is '登记状态';
-- the list as it stands: by place in the tree, then by number
create index student_list on registry.student (scope_pos, student_number, enrolment_id);
-- searches by prefix use only leakproof comparisons, so that row-level security keeps the index
create index student_number on registry.student (student_number, enrolment_id);
create index student_pinyin on registry.student (pinyin, enrolment_id);
create index student_initials on registry.student (initials, enrolment_id);
create index student_person on registry.student (person_id);
-- most students are enrolled; the others are what filters ask for
create index student_status on registry.student (status, scope_pos, student_number, enrolment_id) where status <> '01';
call kernel.scope_rows('registry.student', 'person_id');

-- each ending of a name, so that any part of it is the beginning of one
create table registry.name_part (
  part         text collate "C" not null,
  enrolment_id uuid not null references registry.enrolment on delete cascade,
  scope_pos    bigint not null,
  person_id    uuid not null,
  primary key (part, enrolment_id)
);
comment on table  registry.name_part is '姓名检索';
comment on column registry.name_part.part is '姓名的每个后缀';
comment on column registry.name_part.enrolment_id is '学籍';
comment on column registry.name_part.scope_pos is '所在机构位置';
comment on column registry.name_part.person_id is '人员';
create index name_part_enrolment on registry.name_part (enrolment_id);
call kernel.scope_rows('registry.name_part', 'person_id');

-- A person is reached through any of their enrolments.
do $body$
declare reached text := 'exists (select from registry.enrolment e where e.person_id = %s)';
begin
  execute 'alter table registry.person enable row level security';
  execute 'alter table registry.person force row level security';
  execute 'create policy added on registry.person for insert with check (true)';
  execute format('create policy reached on registry.person for select using (' || reached || ')', 'person.id');
  execute format('create policy changed on registry.person for update using (' || reached || ')', 'person.id');
  execute 'revoke delete, truncate on registry.person from ${app}';
end
$body$;

create procedure registry.scope_by_person(scoped regclass)
language plpgsql as $$
begin
  execute format('alter table %s enable row level security', scoped);
  execute format('alter table %s force row level security', scoped);
  execute format('create policy added on %s for insert with check (true)', scoped);
  execute format('create policy reached on %1$s for select using
     (exists (select from registry.enrolment e where e.person_id = %1$s.person_id))', scoped);
  execute format('create policy changed on %1$s for update using
     (exists (select from registry.enrolment e where e.person_id = %1$s.person_id))', scoped);
  execute format('create policy removed on %1$s for delete using
     (exists (select from registry.enrolment e where e.person_id = %1$s.person_id))', scoped);
end
$$;
call registry.scope_by_person('registry.guardian');
call registry.scope_by_person('registry.health');
call registry.scope_by_person('registry.previous_schooling');
