-- 中职资助学生数据: the columns the notice of a round asks for, in its words and order.
create table report.aid_column (
  round_id uuid not null references report.round,
  seq      smallint not null,
  heading  text not null check (heading <> ''),
  field    text not null,
  primary key (round_id, seq)
);
comment on table  report.aid_column is '资助名单表式: the form the notice gives';
comment on column report.aid_column.round_id is '报送任务';
comment on column report.aid_column.seq is '列号';
comment on column report.aid_column.heading is '表头, as the notice has it';
comment on column report.aid_column.field is '数据项';

create table report.aid_line (
  id            uuid primary key default kernel.new_id(),
  submission_id uuid not null references report.submission,
  enrolment_id  uuid not null references registry.enrolment,
  person_id     uuid not null,
  scope_pos     bigint not null,
  unit_id       uuid not null,
  kind          text not null check (kind in ('grant', 'tuition', 'other')),
  amount        numeric(9, 2) check (amount > 0),
  hardship      text,
  note          text,
  added_by      text not null,
  added_at      timestamptz not null,
  -- nobody is aided twice in the same way for the same term
  unique (submission_id, enrolment_id, kind)
);
comment on table  report.aid_line is '受助学生: one student, one kind of aid, one term';
comment on column report.aid_line.id is '标识';
comment on column report.aid_line.submission_id is '报送';
comment on column report.aid_line.enrolment_id is '学籍';
comment on column report.aid_line.person_id is '人员';
comment on column report.aid_line.scope_pos is '所在机构位置';
comment on column report.aid_line.unit_id is '列入时所在班级';
comment on column report.aid_line.kind is '资助项目: grant 国家助学金, tuition 免学费, other 其他';
comment on column report.aid_line.amount is '金额(元)';
comment on column report.aid_line.hardship is '困难程度';
comment on column report.aid_line.note is '备注';
comment on column report.aid_line.added_by is '填报人';
comment on column report.aid_line.added_at is '填报时间';
create index aid_line_enrolment on report.aid_line (enrolment_id);
create index aid_line_scope on report.aid_line (scope_pos);
-- the unit above looks for persons who are on two lists
create index aid_line_person on report.aid_line (person_id);
call kernel.scope_rows('report.aid_line', 'person_id');

create trigger signed_stands before insert or update or delete on report.aid_line
  for each row execute function report.guard_signed();

create or replace function report.guard_signed() returns trigger language plpgsql as $$
declare
  it uuid := case when tg_op = 'DELETE' then old.submission_id else new.submission_id end;
begin
  if tg_table_name in ('counted', 'aid_line') and tg_op = 'UPDATE'
     and to_jsonb(new) - 'scope_pos' - 'person_id' = to_jsonb(old) - 'scope_pos' - 'person_id' then
    return new;
  end if;
  if exists (select from report.submission s where s.id = it and s.state in ('signed', 'submitted', 'accepted')) then
    raise exception 'what was signed is not changed';
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end
$$;
