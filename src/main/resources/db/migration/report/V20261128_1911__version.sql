-- What was handed in stands for ever, also when it is sent back: the whole of it, with its digest and
-- whoever signed, is kept as a version beside the submission, which goes on.
alter table report.submission
  drop constraint submission_round_id_unit_id_key,
  drop constraint submission_state_check,
  drop constraint submission_check,
  drop constraint submission_check1,
  add version smallint not null default 1,
  add current_id uuid references report.submission,
  add check (state in ('open', 'signed', 'submitted', 'returned', 'accepted', 'replaced')),
  add check ((state in ('signed', 'submitted', 'accepted', 'replaced')) = (signed_at is not null and hash is not null)),
  add check ((state in ('submitted', 'accepted', 'replaced')) = (submitted_at is not null)),
  add check (state <> 'replaced' or current_id is not null);
comment on column report.submission.state is '状态: open 填报中, signed 经办人已签, submitted 已报送, returned 已退回, accepted 已接收, replaced 退回前的报送';
comment on column report.submission.version is '第几次报送';
comment on column report.submission.current_id is '退回后继续办理的报送; null for that one itself';
create unique index submission_current on report.submission (round_id, unit_id) where current_id is null;
create unique index submission_version on report.submission (current_id, version) where current_id is not null;

create or replace function report.guard_signed() returns trigger language plpgsql as $$
declare
  it uuid := case when tg_op = 'DELETE' then old.submission_id else new.submission_id end;
begin
  if tg_table_name in ('counted', 'counted_move', 'aid_line') and tg_op = 'UPDATE'
     and to_jsonb(new) - 'scope_pos' - 'person_id' = to_jsonb(old) - 'scope_pos' - 'person_id' then
    return new;
  end if;
  if exists (select from report.submission s where s.id = it and s.state in ('signed', 'submitted', 'accepted', 'replaced')) then
    raise exception 'what was signed is not changed';
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end
$$;
create trigger signed_stands before insert or update or delete on report.explanation
  for each row execute function report.guard_signed();

-- Of a version nothing changes but where the unit lies in the tree.
create function report.guard_version() returns trigger language plpgsql as $$
begin
  if to_jsonb(new) - 'scope_pos' <> to_jsonb(old) - 'scope_pos' then
    raise exception 'what was handed in is not changed';
  end if;
  return new;
end
$$;
create trigger version_stands before update on report.submission
  for each row when (old.state = 'replaced') execute function report.guard_version();

-- Keeps what was handed in as a version of its own; the submission counts on.
create function report.keep_version(handed uuid) returns uuid language plpgsql as $$
declare
  past uuid := kernel.new_id();
  put jsonb := jsonb_build_object('submission_id', past);
begin
  insert into report.submission (id, round_id, unit_id, scope_pos, version, current_id)
  select past, s.round_id, s.unit_id, s.scope_pos, s.version, s.id
    from report.submission s where s.id = handed and s.state = 'submitted';
  insert into report.submission_form
  select p.* from report.submission_form f, jsonb_populate_record(f, put) p where f.submission_id = handed;
  insert into report.figure
  select p.* from report.figure f, jsonb_populate_record(f, put) p where f.submission_id = handed;
  insert into report.counted
  select p.* from report.counted c, jsonb_populate_record(c, put) p where c.submission_id = handed;
  insert into report.counted_move
  select p.* from report.counted_move m, jsonb_populate_record(m, put) p where m.submission_id = handed;
  insert into report.explanation
  select p.* from report.explanation e, jsonb_populate_record(e, put) p where e.submission_id = handed;
  insert into report.aid_line
  select p.* from report.aid_line a, jsonb_populate_record(a, put || jsonb_build_object('id', kernel.new_id())) p
   where a.submission_id = handed;
  update report.submission p
     set state = 'replaced', filled_at = s.filled_at, filler = s.filler, hash = s.hash, signer_id = s.signer_id,
         signer = s.signer, signed_at = s.signed_at, head_id = s.head_id, head = s.head, submitted_at = s.submitted_at
    from report.submission s where s.id = handed and p.id = past;
  update report.submission s set version = s.version + 1 where s.id = handed;
  return past;
end
$$;
