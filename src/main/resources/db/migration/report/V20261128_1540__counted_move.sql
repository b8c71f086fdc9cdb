-- Whom the movements of a submission's tables count: who was there at the beginning, who came, who left.
-- It stays with the unit that reported, as those do who are there (report.counted).
create table report.counted_move (
  submission_id   uuid not null references report.submission,
  form            text not null,
  enrolment_id    uuid not null references registry.enrolment,
  side            text not null check (side in ('before', 'in', 'out')),
  moved_on        date not null,
  verb            text,
  was             text,
  became          text,
  person_id       uuid not null,
  scope_pos       bigint not null,
  unit_id         uuid not null,
  major_id        uuid,
  major_code      text,
  education       text,
  status          text not null,
  enrolled        boolean not null,
  graduated       boolean not null,
  grade_level     smallint,
  sex             text not null,
  ethnicity       text,
  birth_on        date,
  level           text,
  boarding        text,
  study_form      text,
  origin          text,
  entry_year      smallint not null,
  graduation_on   date,
  schooling_years numeric(3, 1),
  admission       text,
  primary key (submission_id, form, enrolment_id, side, moved_on),
  check ((side = 'before') = (verb is null))
);
comment on table  report.counted_move is '计入报表的变动: whom the movements of a submission count, as they were known';
comment on column report.counted_move.submission_id is '报送';
comment on column report.counted_move.form is '表号';
comment on column report.counted_move.enrolment_id is '学籍';
comment on column report.counted_move.side is '期初在校、增加或减少: before, in, out';
comment on column report.counted_move.moved_on is '变动日期; 期初在校则为变动起点';
comment on column report.counted_move.verb is '异动, END where a standing ended by itself';
comment on column report.counted_move.was is '变动前状态';
comment on column report.counted_move.became is '变动后状态';
comment on column report.counted_move.person_id is '人员';
comment on column report.counted_move.scope_pos is '所在机构位置';
comment on column report.counted_move.unit_id is '增加后或减少前所在班级或机构';
comment on column report.counted_move.major_id is '专业';
comment on column report.counted_move.major_code is '专业代码';
comment on column report.counted_move.education is '办学类别';
comment on column report.counted_move.status is '增加后或减少前的学籍状态';
comment on column report.counted_move.enrolled is '在校生';
comment on column report.counted_move.graduated is '上一学年毕业';
comment on column report.counted_move.grade_level is '年级';
comment on column report.counted_move.sex is '性别';
comment on column report.counted_move.ethnicity is '民族';
comment on column report.counted_move.birth_on is '出生日期';
comment on column report.counted_move.level is '层次';
comment on column report.counted_move.boarding is '就读方式';
comment on column report.counted_move.study_form is '学习形式';
comment on column report.counted_move.origin is '生源地';
comment on column report.counted_move.entry_year is '入学年份';
comment on column report.counted_move.graduation_on is '预计毕业日期';
comment on column report.counted_move.schooling_years is '学制';
comment on column report.counted_move.admission is '入学方式';
-- moves and merges of students look for their rows
create index counted_move_enrolment on report.counted_move (enrolment_id);
create index counted_move_scope on report.counted_move (scope_pos);
call kernel.scope_rows('report.counted_move', 'person_id');

create or replace function report.guard_signed() returns trigger language plpgsql as $$
declare
  it uuid := case when tg_op = 'DELETE' then old.submission_id else new.submission_id end;
begin
  if tg_table_name in ('counted', 'counted_move') and tg_op = 'UPDATE'
     and to_jsonb(new) - 'scope_pos' - 'person_id' = to_jsonb(old) - 'scope_pos' - 'person_id' then
    return new;
  end if;
  if exists (select from report.submission s where s.id = it and s.state in ('signed', 'submitted', 'accepted')) then
    raise exception 'what was signed is not changed';
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end
$$;
create trigger signed_stands before insert or update or delete on report.counted_move
  for each row execute function report.guard_signed();
