-- What a signed list of aided students prints of the register is kept with it, sealed, and under its
-- digest: an export of next year says what was signed, whatever became of the students.
alter table report.aid_line
  add kept bytea,
  add kept_salt bytea,
  add kept_digest bytea check (octet_length(kept_digest) = 16),
  add kept_seq int,
  add check ((kept is null) = (kept_salt is null)),
  add check ((kept is null) = (kept_digest is null)),
  add check ((kept is null) = (kept_seq is null));
comment on column report.aid_line.kept is '签字时学籍库的内容: name, document, numbers, class and the other columns a notice may ask for, sealed';
comment on column report.aid_line.kept_salt is '盐值';
comment on column report.aid_line.kept_digest is '签字时内容的带密钥摘要';
comment on column report.aid_line.kept_seq is '签字时在名单里的顺序';

-- 公示 of a signed list; it comes down when the list is sent back.
alter table report.submission add publication_id uuid references governance.publication;
comment on column report.submission.publication_id is '公示';

-- A new key seals the kept contents anew; their digest stays.
create or replace function report.guard_signed() returns trigger language plpgsql as $$
declare
  it uuid := case when tg_op = 'DELETE' then old.submission_id else new.submission_id end;
begin
  if tg_table_name in ('counted', 'counted_move') and tg_op = 'UPDATE'
     and to_jsonb(new) - 'scope_pos' - 'person_id' = to_jsonb(old) - 'scope_pos' - 'person_id' then
    return new;
  end if;
  if tg_table_name = 'aid_line' and tg_op = 'UPDATE'
     and to_jsonb(new) - 'scope_pos' - 'person_id' - 'kept' = to_jsonb(old) - 'scope_pos' - 'person_id' - 'kept' then
    return new;
  end if;
  if exists (select from report.submission s where s.id = it and s.state in ('signed', 'submitted', 'accepted', 'replaced')) then
    raise exception 'what was signed is not changed';
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end
$$;
