-- 报到前提交材料: a newcomer, or their guardian, is known by a code that came with the admission notice.
alter table enrolment.candidate
  add entry_code bytea,
  add entry_code_digest bytea,
  add check ((entry_code is null) = (entry_code_digest is null));
comment on column enrolment.candidate.entry_code is '材料提交码(加密)';
comment on column enrolment.candidate.entry_code_digest is '材料提交码的带密钥摘要';
-- the only way in from outside
create unique index one_candidate_an_entry_code on enrolment.candidate (entry_code_digest);

create table enrolment.sent_paper (
  candidate_id uuid not null references enrolment.candidate,
  material_id  uuid not null references enrolment.material,
  scope_pos    bigint not null,
  person_id    uuid,
  file_id      uuid not null references attachment.file,
  state        text not null default 'sent' check (state in ('sent', 'accepted', 'returned', 'discarded')),
  by_guardian  boolean not null,
  sent_at      timestamptz not null,
  times        smallint not null default 1,
  reason       text,
  decided_by   uuid,
  decider      text,
  decided_at   timestamptz,
  primary key (candidate_id, material_id),
  check (state <> 'returned' or reason is not null)
);
comment on table  enrolment.sent_paper is '预交材料: sent in before arrival, at most one a line of the list';
comment on column enrolment.sent_paper.candidate_id is '考生';
comment on column enrolment.sent_paper.material_id is '材料';
comment on column enrolment.sent_paper.scope_pos is '所在机构位置';
comment on column enrolment.sent_paper.person_id is '人员';
comment on column enrolment.sent_paper.file_id is '文件';
comment on column enrolment.sent_paper.state is '状态: sent 待看, accepted 看过合格, returned 已退回, discarded 已删除';
comment on column enrolment.sent_paper.by_guardian is '由监护人提交';
comment on column enrolment.sent_paper.sent_at is '提交时间';
comment on column enrolment.sent_paper.times is '提交次数';
comment on column enrolment.sent_paper.reason is '退回理由';
comment on column enrolment.sent_paper.decided_by is '查看人账户';
comment on column enrolment.sent_paper.decider is '查看人';
comment on column enrolment.sent_paper.decided_at is '查看时间';
-- what waits for a look, the oldest first
create index sent_paper_waiting on enrolment.sent_paper (sent_at) where state = 'sent';
call kernel.scope_rows('enrolment.sent_paper', 'person_id');
revoke delete, truncate on enrolment.sent_paper from ${app};
