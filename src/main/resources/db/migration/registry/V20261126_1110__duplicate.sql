-- Two persons who may be one. Whoever reaches either side sees that there is a doubt; who the other
-- is, only whoever reaches the other.
create table registry.duplicate (
  id          uuid primary key default kernel.new_id(),
  left_id     uuid not null references registry.person,
  right_id    uuid not null references registry.person,
  signs       text[] not null,
  state       text not null default 'open' check (state in ('open', 'proposed', 'merged', 'different')),
  found_at    timestamptz not null,
  kept_id     uuid check (kept_id in (left_id, right_id)),
  maker       uuid,
  maker_name  text,
  maker_left  boolean,
  maker_right boolean,
  made_at     timestamptz,
  made_why    text,
  checker      uuid,
  checker_name text,
  checked_at  timestamptz,
  checked_why text,
  check (left_id < right_id),
  check (state <> 'merged' or checker <> maker),
  unique (left_id, right_id)
);
comment on table  registry.duplicate is '疑似重复: two persons who may be one';
comment on column registry.duplicate.id is '标识';
comment on column registry.duplicate.left_id is '人员甲';
comment on column registry.duplicate.right_id is '人员乙';
comment on column registry.duplicate.signs is '依据: document 证件号, name-birth 姓名与出生日期, former-name 曾用名, registry-number 学籍号, candidate-number 考生号';
comment on column registry.duplicate.state is '状态: open 待处理, proposed 待复核, merged 已并档, different 不是同一人';
comment on column registry.duplicate.found_at is '发现时间';
comment on column registry.duplicate.kept_id is '保留的人员';
comment on column registry.duplicate.maker is '提出人';
comment on column registry.duplicate.maker_name is '提出人姓名';
comment on column registry.duplicate.maker_left is '提出人可见甲';
comment on column registry.duplicate.maker_right is '提出人可见乙';
comment on column registry.duplicate.made_at is '提出时间';
comment on column registry.duplicate.made_why is '提出理由';
comment on column registry.duplicate.checker is '复核人';
comment on column registry.duplicate.checker_name is '复核人姓名';
comment on column registry.duplicate.checked_at is '复核时间';
comment on column registry.duplicate.checked_why is '复核意见';
create index duplicate_right on registry.duplicate (right_id);
-- the desk's question: what is still to be decided
create index duplicate_open on registry.duplicate (found_at desc, id) where state in ('open', 'proposed');
alter table registry.duplicate enable row level security;
alter table registry.duplicate force row level security;
create policy added on registry.duplicate for insert with check (true);
create policy reached on registry.duplicate for select using
  (exists (select from registry.enrolment e where e.person_id in (left_id, right_id)));
create policy changed on registry.duplicate for update using
  (exists (select from registry.enrolment e where e.person_id in (left_id, right_id)));
revoke delete, truncate on registry.duplicate from ${app};

create table registry.merge (
  id           uuid primary key default kernel.new_id(),
  duplicate_id uuid not null references registry.duplicate,
  kept_id      uuid not null references registry.person,
  gone_id      uuid not null references registry.person,
  merged_at    timestamptz not null,
  undone_at    timestamptz,
  undone_by    text,
  undone_why   text
);
comment on table  registry.merge is '并档: two persons made one, and what moved, so that it can be undone';
comment on column registry.merge.id is '标识';
comment on column registry.merge.duplicate_id is '疑似重复';
comment on column registry.merge.kept_id is '保留的人员';
comment on column registry.merge.gone_id is '并入的人员';
comment on column registry.merge.merged_at is '并档时间';
comment on column registry.merge.undone_at is '撤销时间';
comment on column registry.merge.undone_by is '撤销人';
comment on column registry.merge.undone_why is '撤销理由';
create unique index one_standing_merge on registry.merge (gone_id) where undone_at is null;
create index merge_duplicate on registry.merge (duplicate_id);
alter table registry.merge enable row level security;
alter table registry.merge force row level security;
create policy added on registry.merge for insert with check (true);
create policy reached on registry.merge for select using
  (exists (select from registry.enrolment e where e.person_id in (kept_id, gone_id)));
create policy changed on registry.merge for update using
  (exists (select from registry.enrolment e where e.person_id in (kept_id, gone_id)));
revoke delete, truncate on registry.merge from ${app};

create table registry.merge_part (
  merge_id uuid not null references registry.merge,
  kind     text not null check (kind in ('enrolment', 'line', 'file', 'account', 'document', 'column')),
  place    text not null,
  part     text not null,
  was      text,
  primary key (merge_id, kind, place, part)
);
comment on table  registry.merge_part is '并档明细: each thing that moved';
comment on column registry.merge_part.merge_id is '并档';
comment on column registry.merge_part.kind is '种类';
comment on column registry.merge_part.place is '表';
comment on column registry.merge_part.part is '所移动之物';
comment on column registry.merge_part.was is '原序号, 或所补之值';
alter table registry.merge_part enable row level security;
alter table registry.merge_part force row level security;
create policy reached on registry.merge_part using
  (exists (select from registry.merge m where m.id = merge_id));
call kernel.append_only('registry.merge_part');

-- a merge hands events to the other person, never changes what they say
grant update (person_id) on registry.status_event to ${app};
create index person_name_birth on registry.person (name, birth_on);
comment on index registry.person_name_birth is 'finds who has the same name and birthday, when somebody is registered';
create index enrolment_registry_number on registry.enrolment (registry_number) where registry_number is not null;
create index enrolment_candidate_number on registry.enrolment (candidate_number) where candidate_number is not null;

-- Finds pairs set by set: of some persons, or, without any, of everybody. A pair that was decided is
-- never brought up again. The reach is lifted for the length of the call: that somebody at another
-- school may be the same person is to be known, who it is is not told.
create function registry.find_duplicates(persons uuid[], numbered uuid[], instant timestamptz)
returns bigint
language plpgsql as $$
declare
  lo text := current_setting('app.lo');
  hi text := current_setting('app.hi');
  own text := current_setting('app.persons');
  pairs bigint;
begin
  perform set_config('app.lo', '0', true), set_config('app.hi', '9223372036854775807', true),
          set_config('app.persons', '', true);
  with alike as (
    select a.id as one, b.id as other, 'name-birth' as sign
      from registry.person a
      join registry.person b on b.name = a.name and b.birth_on = a.birth_on and b.sex = a.sex and b.id <> a.id
     where (persons is null or a.id = any (persons)) and a.merged_into is null and b.merged_into is null
    union all
    select a.id, b.id, 'former-name'
      from registry.person a
      join registry.person b on b.name = a.former_name and b.birth_on = a.birth_on and b.id <> a.id
     where (persons is null or a.id = any (persons)) and a.merged_into is null and b.merged_into is null
    union all
    select e.person_id, f.person_id, 'registry-number'
      from registry.enrolment e
      join registry.enrolment f on f.registry_number = e.registry_number and f.person_id <> e.person_id
     where persons is null or e.person_id = any (persons)
    union all
    select e.person_id, f.person_id, 'candidate-number'
      from registry.enrolment e
      join registry.enrolment f on f.candidate_number = e.candidate_number and f.entry_year = e.entry_year
       and f.person_id <> e.person_id
     where persons is null or e.person_id = any (persons)
    union all
    select p.one, n.other, 'document' from unnest(persons) p (one), unnest(numbered) n (other) where n.other <> p.one
  )
  insert into registry.duplicate (left_id, right_id, signs, found_at)
  select least(one, other), greatest(one, other), array_agg(distinct sign order by sign), instant
    from alike group by 1, 2
  on conflict (left_id, right_id) do update set signs = excluded.signs
   where duplicate.state = 'open' and not duplicate.signs @> excluded.signs;
  get diagnostics pairs = row_count;
  perform set_config('app.lo', lo, true), set_config('app.hi', hi, true), set_config('app.persons', own, true);
  return pairs;
end
$$;

-- At which school persons beyond reach study: the fact and the office, never the file.
create function registry.schools_of(persons uuid[])
returns table (person_id uuid, institution_id uuid)
language plpgsql as $$
declare
  lo text := current_setting('app.lo');
  hi text := current_setting('app.hi');
  own text := current_setting('app.persons');
begin
  perform set_config('app.lo', '0', true), set_config('app.hi', '9223372036854775807', true),
          set_config('app.persons', '', true);
  return query select distinct on (e.person_id) e.person_id, e.institution_id from registry.enrolment e
                where e.person_id = any (persons) order by e.person_id, e.active desc, e.entry_on desc;
  perform set_config('app.lo', lo, true), set_config('app.hi', hi, true), set_config('app.persons', own, true);
end
$$;

-- destinations go with their enrolment, so they are numbered within it
alter table registry.destination drop constraint destination_person_id_seq_key;
alter table registry.destination add unique (enrolment_id, seq);
