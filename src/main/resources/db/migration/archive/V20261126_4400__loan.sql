create table archive.loan (
  id             uuid primary key default kernel.new_id(),
  institution_id uuid not null references organisation.unit,
  volume_id      uuid not null references archive.volume,
  enrolment_id   uuid not null references registry.enrolment,
  scope_pos      bigint not null,
  person_id      uuid not null,
  way            text not null check (way in ('on-site', 'loan', 'copy')),
  purpose        text not null check (purpose <> ''),
  borrower       text not null check (borrower <> ''),
  organisation   text,
  letter         text,
  state          text not null default 'asked' check (state in ('asked', 'withdrawn', 'refused', 'approved', 'out', 'returned')),
  asker_id       uuid,
  asker          text not null,
  asked_at       timestamptz not null,
  decider_id     uuid,
  decider        text,
  decided_at     timestamptz,
  decision       text,
  due_on         date,
  extended       boolean not null default false,
  giver          text,
  out_at         timestamptz,
  receiver       text,
  returned_at    timestamptz,
  condition      text check (condition in ('whole', 'damaged', 'short')),
  condition_note text,
  pages          smallint check (pages between 1 and 999),
  reminded_on    date,
  -- whoever comes from elsewhere brings a letter
  check ((organisation is null) = (letter is null)),
  check ((state in ('refused', 'approved', 'out', 'returned')) = (decided_at is not null)),
  check ((state in ('out', 'returned')) = (out_at is not null)),
  check ((state = 'returned') = (returned_at is not null)),
  check ((condition is not null and condition <> 'whole') = (condition_note is not null)),
  check (way <> 'loan' or state not in ('approved', 'out', 'returned') or due_on is not null)
);
comment on table  archive.loan is '档案借阅: who looked into a volume, for what, and that it came back';
comment on column archive.loan.id is '标识';
comment on column archive.loan.institution_id is '学校';
comment on column archive.loan.volume_id is '档案卷';
comment on column archive.loan.enrolment_id is '学籍';
comment on column archive.loan.scope_pos is '所在机构位置';
comment on column archive.loan.person_id is '人员';
comment on column archive.loan.way is '方式: on-site 阅览, loan 外借, copy 复制';
comment on column archive.loan.purpose is '用途';
comment on column archive.loan.borrower is '借阅人';
comment on column archive.loan.organisation is '外单位: null for the school''s own';
comment on column archive.loan.letter is '介绍信编号: of somebody from elsewhere';
comment on column archive.loan.state is '状态: asked 待审批, withdrawn 已撤回, refused 不同意, approved 已批准, out 借出, returned 已归还';
comment on column archive.loan.asker_id is '申请人账户';
comment on column archive.loan.asker is '申请人';
comment on column archive.loan.asked_at is '申请时间';
comment on column archive.loan.decider_id is '审批人账户';
comment on column archive.loan.decider is '审批人';
comment on column archive.loan.decided_at is '审批时间';
comment on column archive.loan.decision is '审批意见';
comment on column archive.loan.due_on is '应还日期';
comment on column archive.loan.extended is '是否已续借';
comment on column archive.loan.giver is '交出人';
comment on column archive.loan.out_at is '借出时间';
comment on column archive.loan.receiver is '接收人';
comment on column archive.loan.returned_at is '归还时间';
comment on column archive.loan.condition is '归还检查: whole 完好, damaged 损坏, short 缺页';
comment on column archive.loan.condition_note is '检查说明';
comment on column archive.loan.pages is '复制页数';
comment on column archive.loan.reminded_on is '最近催还日期';
-- a volume is in one hand at a time: the lock between two who hand it out
create unique index loan_out on archive.loan (volume_id) where state = 'out' and way <> 'copy';
create unique index loan_asked_once on archive.loan (volume_id, asker_id, way) where state in ('asked', 'approved');
create index loan_list on archive.loan (scope_pos, id desc);
create index loan_asker on archive.loan (asker_id, id desc);
create index loan_of on archive.loan (enrolment_id);
create index loan_due on archive.loan (due_on) where state = 'out';
call kernel.scope_rows('archive.loan', 'person_id');
revoke delete, truncate on archive.loan from ${app};
