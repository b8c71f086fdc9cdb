-- Nonces of the commitments that stand in entries for private values. The one part of the ledger that
-- may be erased: the proofs stay, what was committed to is gone.
create table audit.salt (
  commitment bytea primary key,
  nonce      bytea not null,
  subject    text
);
comment on table  audit.salt is '加盐: 私密值承诺的随机数, 可删除';
comment on column audit.salt.commitment is '承诺';
comment on column audit.salt.nonce is '随机数: the salt follows from it and a key outside of the database';
comment on column audit.salt.subject is '对象';
create index salt_subject on audit.salt (subject);
revoke update, truncate on audit.salt from ${app};

-- An entry's place in the one order of all entries, given after the transactions before it ended.
create table audit.leaf (
  seq         bigint primary key,
  entry_id    uuid not null unique,
  hash        bytea not null,
  predecessor bytea not null
);
comment on table  audit.leaf is '台账顺序: a leaf of the Merkle tree and a link of the chain';
comment on column audit.leaf.seq is '序号: from 0, without gaps';
comment on column audit.leaf.entry_id is '条目';
comment on column audit.leaf.hash is '散列: SHA-256(0x00 ‖ canonical JSON)';
comment on column audit.leaf.predecessor is '前一条目的散列';
call kernel.append_only('audit.leaf');

create table audit.checkpoint (
  seq  bigint primary key,
  size bigint not null,
  at   timestamptz not null,
  note text not null
);
comment on table  audit.checkpoint is '检查点: the signed root of all leaves so far, chained to the one before';
comment on column audit.checkpoint.seq is '序号';
comment on column audit.checkpoint.size is '已含条目数';
comment on column audit.checkpoint.at is '签发时间';
comment on column audit.checkpoint.note is '签名文本(C2SP signed-note)';
call kernel.append_only('audit.checkpoint');

-- How far the sequencer is. Nothing here is evidence: it follows from the leaves.
create table audit.head (
  only_one boolean primary key default true check (only_one),
  size     bigint not null,
  hash     bytea not null,
  frontier bytea not null,
  xid      xid8 not null,
  entry_id uuid not null
);
comment on table  audit.head is '排序进度';
comment on column audit.head.only_one is '唯一一行';
comment on column audit.head.size is '已排条目数';
comment on column audit.head.hash is '最后一条的散列';
comment on column audit.head.frontier is '默克尔树右侧各完整子树的根';
comment on column audit.head.xid is '最后一条的事务号';
comment on column audit.head.entry_id is '最后一条的标识';
insert into audit.head (size, hash, frontier, xid, entry_id)
values (0, decode(repeat('00', 32), 'hex'), '', '0', '00000000-0000-0000-0000-000000000000');
revoke insert, delete, truncate on audit.head from ${app};

-- Everybody's acts are added; they are read by those whose reach covers the subject. Positions stay as
-- they were at the time: evidence does not move.
alter table audit.entry enable row level security;
alter table audit.entry force row level security;
create policy added on audit.entry for insert with check (true);
create policy within_own_reach on audit.entry for select using (
  (select current_setting('app.persons')) = ''
  and scope_pos between (select current_setting('app.lo')::bigint) and (select current_setting('app.hi')::bigint));

-- the owner, too, only adds
create function audit.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is only added to', tg_table_name using errcode = 'insufficient_privilege';
end
$$;
create trigger only_added before update or delete or truncate on audit.entry
  for each statement execute function audit.refuse_change();
create trigger only_added before update or delete or truncate on audit.leaf
  for each statement execute function audit.refuse_change();
create trigger only_added before update or delete or truncate on audit.checkpoint
  for each statement execute function audit.refuse_change();

-- the auditor's list, newest first, and what one account did
create index entry_list on audit.entry (at desc, id desc);
create index entry_account on audit.entry (account_id, at desc, id desc);
