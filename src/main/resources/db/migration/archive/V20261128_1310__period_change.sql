-- 缩短保管期限: what would let papers be destroyed sooner is proposed by one and agreed to by another, a head.
create table archive.period_change (
  id             uuid primary key default kernel.new_id(),
  institution_id uuid not null references organisation.unit,
  scope_pos      bigint not null,
  kind           text not null,
  years          smallint not null check (years between 1 and 100),
  was            smallint,
  basis          text not null check (basis <> ''),
  state          text not null default 'proposed' check (state in ('proposed', 'agreed', 'refused')),
  proposer_id    uuid,
  proposer       text not null,
  proposed_at    timestamptz not null,
  judge_id       uuid,
  judge          text,
  judged_at      timestamptz,
  opinion        text,
  check ((state = 'proposed') = (judged_at is null)),
  -- two people
  check (state <> 'agreed' or judge_id is not null and judge_id is distinct from proposer_id)
);
comment on table  archive.period_change is '缩短保管期限';
comment on column archive.period_change.id is '标识';
comment on column archive.period_change.institution_id is '学校';
comment on column archive.period_change.scope_pos is '所在机构位置';
comment on column archive.period_change.kind is '材料类别';
comment on column archive.period_change.years is '拟改为的年数';
comment on column archive.period_change.was is '原年数, empty for ever';
comment on column archive.period_change.basis is '依据';
comment on column archive.period_change.state is '状态: proposed 待审定, agreed 已同意, refused 未同意';
comment on column archive.period_change.proposer_id is '提出人账户';
comment on column archive.period_change.proposer is '提出人';
comment on column archive.period_change.proposed_at is '提出时间';
comment on column archive.period_change.judge_id is '审定人账户';
comment on column archive.period_change.judge is '审定人';
comment on column archive.period_change.judged_at is '审定时间';
comment on column archive.period_change.opinion is '审定意见';
create unique index period_change_open on archive.period_change (institution_id, kind) where state = 'proposed';
create index period_change_place on archive.period_change (scope_pos);
call kernel.scope_rows('archive.period_change');
revoke delete, truncate on archive.period_change from ${app};

-- Whatever code is written, no school's period becomes shorter without both.
create function archive.guard_period() returns trigger language plpgsql as $$
declare
  was smallint;
  since timestamptz := '-infinity';
begin
  if new.institution_id is null then
    return new;
  end if;
  select p.years, coalesce(p.set_at, '-infinity') into was, since from archive.keeping_period p
   where p.kind = new.kind and (p.institution_id is null or p.institution_id = new.institution_id)
   order by p.institution_id nulls last limit 1;
  if (was is null and new.years is not null or new.years < was)
     and not exists (select from archive.period_change c
                      where c.institution_id = new.institution_id and c.kind = new.kind and c.years = new.years
                        and c.state = 'agreed' and c.judged_at >= since) then
    raise exception 'a keeping period is shortened by two';
  end if;
  return new;
end
$$;
create trigger period_shortened before insert or update on archive.keeping_period
  for each row execute function archive.guard_period();
revoke delete, truncate on archive.keeping_period from ${app};
