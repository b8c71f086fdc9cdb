-- 拟转名单: every list of a round, the first and those of whoever moved up since, with the reason for which
-- one came down; kept when the round is assessed anew, so that nobody wonders where a list went.
create table change.programme_list (
  publication_id uuid primary key references governance.publication,
  round_id       uuid not null references change.programme_round,
  further        boolean not null,
  published_on   date not null,
  last_on        date not null check (last_on >= published_on),
  published_at   timestamptz not null,
  fallen_at      timestamptz,
  fallen_why     text,
  fallen_by      text,
  check ((fallen_at is null) = (fallen_why is null) and (fallen_at is null) = (fallen_by is null))
);
comment on table  change.programme_list is '拟转名单: 转专业批次公示过的每一份名单';
comment on column change.programme_list.publication_id is '公示';
comment on column change.programme_list.round_id is '批次';
comment on column change.programme_list.further is '递补名单';
comment on column change.programme_list.published_on is '公示开始日';
comment on column change.programme_list.last_on is '公示最后一日';
comment on column change.programme_list.published_at is '公示时间';
comment on column change.programme_list.fallen_at is '撤下时间';
comment on column change.programme_list.fallen_why is '撤下理由';
comment on column change.programme_list.fallen_by is '撤下人';
create index programme_list_round on change.programme_list (round_id, published_at);
revoke delete, truncate on change.programme_list from ${app};

select set_config('app.lo', '0', true), set_config('app.hi', '9223372036854775807', true), set_config('app.persons', '', true);
insert into change.programme_list
  (publication_id, round_id, further, published_on, last_on, published_at, fallen_at, fallen_why, fallen_by)
select p.id, l.round_id, l.further, lower(p.during), upper(p.during) - 1, p.published_at,
       p.withdrawn_at, case when p.withdrawn_at is not null then coalesce(p.withdrawn_why, '') end,
       case when p.withdrawn_at is not null then p.publisher end
  from (select r.publication_id, r.id as round_id, false as further
          from change.programme_round r where r.publication_id is not null
        union
        select c.publication_id, c.round_id, true
          from change.programme_candidate c
          join change.programme_round r on r.id = c.round_id
         where c.publication_id is not null and c.publication_id is distinct from r.publication_id) l
  join governance.publication p on p.id = l.publication_id;
-- whoever hung on a further list that came down by itself stands on none
update change.programme_candidate c
   set publication_id = null, noticed_from = null, noticed_until = null
  from change.programme_list l
  join change.programme_round r on r.id = l.round_id
  join change.programme_list first on first.publication_id = r.publication_id and first.fallen_at is null
 where l.publication_id = c.publication_id and l.further and l.fallen_at is not null;
