create schema selection;
comment on schema selection is '评选: awards, scholarships, grants and loans from the record';

create table selection.scheme (
  id             uuid primary key default kernel.new_id(),
  institution_id uuid not null references organisation.unit,
  kind           text not null check (kind in ('honour', 'scholarship', 'grant', 'loan')),
  name           text not null check (name <> ''),
  basis          text not null check (basis <> ''),
  amount         numeric(10, 2) check (amount > 0),
  order_by       text not null check (order_by in ('mean', 'points')),
  rank_within    text not null check (rank_within in ('class', 'major', 'department', 'institution')),
  top_percent    smallint check (top_percent between 1 and 100),
  least          numeric(5, 2) check (least > 0),
  no_failed      boolean not null,
  no_sanction    boolean not null,
  least_conduct  smallint check (least_conduct between 1 and 200),
  most_absent    smallint check (most_absent >= 0),
  special        text[] not null default '{}',
  added_by       text not null,
  added_at       timestamptz not null,
  retired_at     timestamptz,
  unique (institution_id, name)
);
comment on table  selection.scheme is '评选项目: who may be chosen, as data';
comment on column selection.scheme.id is '标识';
comment on column selection.scheme.institution_id is '学校';
comment on column selection.scheme.kind is '类别: honour 评优评先, scholarship 奖学金, grant 助学金, loan 助学贷款';
comment on column selection.scheme.name is '名称';
comment on column selection.scheme.basis is '依据';
comment on column selection.scheme.amount is '金额, 元';
comment on column selection.scheme.order_by is '排序: mean 加权平均分, points 平均学分绩点';
comment on column selection.scheme.rank_within is '排名范围';
comment on column selection.scheme.top_percent is '名次在前百分之几';
comment on column selection.scheme.least is '平均分或绩点不低于';
comment on column selection.scheme.no_failed is '无不及格';
comment on column selection.scheme.no_sanction is '无有效处分';
comment on column selection.scheme.least_conduct is '考核分不低于';
comment on column selection.scheme.most_absent is '旷课节数不多于';
comment on column selection.scheme.special is '限特殊群体: any of these marks; empty for all';
comment on column selection.scheme.added_by is '添加人';
comment on column selection.scheme.added_at is '添加时间';
comment on column selection.scheme.retired_at is '停用时间';
-- read by the staff who stand in the institution's tree
alter table selection.scheme enable row level security;
alter table selection.scheme force row level security;
create policy reached on selection.scheme using (
  (select current_setting('app.persons')) = ''
  and exists (select from organisation.unit u where u.id = scheme.institution_id
        and u.pos <= (select current_setting('app.hi')::bigint) and u.pos_end >= (select current_setting('app.lo')::bigint)));
revoke delete, truncate on selection.scheme from ${app};

create table selection.round (
  id             uuid primary key default kernel.new_id(),
  institution_id uuid not null references organisation.unit,
  scheme_id      uuid not null references selection.scheme,
  unit_id        uuid not null references organisation.unit,
  name           text not null check (name <> ''),
  during         daterange not null check (not isempty(during)),
  state          text not null default 'open' check (state in ('open', 'reckoned', 'submitted', 'returned', 'approved', 'published', 'awarded')),
  opener_id      uuid,
  opener         text not null,
  opened_at      timestamptz not null,
  reckoned_at    timestamptz,
  submitter_id   uuid,
  submitter      text,
  reviewer       text,
  reviewed_at    timestamptz,
  review         text,
  publication_id uuid references governance.publication,
  awarded_on     date
);
comment on table  selection.round is '评选批次';
comment on column selection.round.id is '标识';
comment on column selection.round.institution_id is '学校';
comment on column selection.round.scheme_id is '评选项目';
comment on column selection.round.unit_id is '评选范围';
comment on column selection.round.name is '名称';
comment on column selection.round.during is '考察期间: whose results, absences and conduct count';
comment on column selection.round.state is '状态: open 未计算, reckoned 待提名, submitted 待复核, returned 已退回, approved 待公示, published 公示中, awarded 已授予';
comment on column selection.round.opener_id is '发起人账户';
comment on column selection.round.opener is '发起人';
comment on column selection.round.opened_at is '发起时间';
comment on column selection.round.reckoned_at is '计算时间';
comment on column selection.round.submitter_id is '提交人账户';
comment on column selection.round.submitter is '提交人';
comment on column selection.round.reviewer is '复核人';
comment on column selection.round.reviewed_at is '复核时间';
comment on column selection.round.review is '复核意见';
comment on column selection.round.publication_id is '公示';
comment on column selection.round.awarded_on is '授予日期';
create index round_institution on selection.round (institution_id, id desc);
create index round_scheme on selection.round (scheme_id);
-- read by the staff whose reach meets what is chosen from
alter table selection.round enable row level security;
alter table selection.round force row level security;
create policy reached on selection.round using (
  (select current_setting('app.persons')) = ''
  and exists (select from organisation.unit u where u.id = round.unit_id
        and u.pos <= (select current_setting('app.hi')::bigint) and u.pos_end >= (select current_setting('app.lo')::bigint)));
revoke delete, truncate on selection.round from ${app};

create table selection.quota (
  round_id uuid not null references selection.round,
  unit_id  uuid not null references organisation.unit,
  places   smallint not null check (places between 0 and 10000),
  primary key (round_id, unit_id)
);
comment on table  selection.quota is '评选名额: by unit; without any, whoever fulfils the criteria is chosen';
comment on column selection.quota.round_id is '评选批次';
comment on column selection.quota.unit_id is '机构';
comment on column selection.quota.places is '名额';

create table selection.candidate (
  round_id     uuid not null references selection.round,
  enrolment_id uuid not null references registry.enrolment,
  scope_pos    bigint not null,
  person_id    uuid not null,
  unit_id      uuid not null references organisation.unit,
  measure      numeric(5, 2),
  place        int,
  size         int not null,
  failed       int not null,
  absent       int not null,
  conduct      numeric(5, 2),
  sanctioned   boolean not null,
  fulfils      boolean not null,
  reasons      text[] not null,
  chosen       boolean not null,
  changed_why  text,
  changer_id   uuid,
  changer      text,
  primary key (round_id, enrolment_id),
  check ((changed_why is null) = (changer is null))
);
comment on table  selection.candidate is '评选对象: everybody in range, with what speaks for and against';
comment on column selection.candidate.round_id is '评选批次';
comment on column selection.candidate.enrolment_id is '学籍';
comment on column selection.candidate.scope_pos is '所在机构位置';
comment on column selection.candidate.person_id is '人员';
comment on column selection.candidate.unit_id is '班级: of the reckoning';
comment on column selection.candidate.measure is '平均分或绩点';
comment on column selection.candidate.place is '名次';
comment on column selection.candidate.size is '参加排名人数';
comment on column selection.candidate.failed is '不及格门数';
comment on column selection.candidate.absent is '旷课节数';
comment on column selection.candidate.conduct is '考核分';
comment on column selection.candidate.sanctioned is '有无有效处分';
comment on column selection.candidate.fulfils is '是否符合条件';
comment on column selection.candidate.reasons is '不符合的条件, or that the places were filled';
comment on column selection.candidate.chosen is '拟入选';
comment on column selection.candidate.changed_why is '调整理由: where it is not what the record says';
comment on column selection.candidate.changer_id is '调整人账户';
comment on column selection.candidate.changer is '调整人';
create index candidate_of on selection.candidate (enrolment_id);
create index candidate_place on selection.candidate (scope_pos);
call kernel.scope_rows('selection.candidate', 'person_id');

create table selection.award (
  id             uuid primary key default kernel.new_id(),
  institution_id uuid not null references organisation.unit,
  round_id       uuid not null references selection.round,
  scope_pos      bigint not null,
  person_id      uuid not null,
  enrolment_id   uuid not null references registry.enrolment,
  kind           text not null check (kind in ('honour', 'scholarship', 'grant', 'loan')),
  name           text not null,
  amount         numeric(10, 2),
  awarded_on     date not null,
  decider        text not null,
  revoked_on     date,
  revoked_why    text,
  unique (round_id, enrolment_id),
  check ((revoked_on is null) = (revoked_why is null))
);
comment on table  selection.award is '奖助记录: what a student was awarded';
comment on column selection.award.id is '标识';
comment on column selection.award.institution_id is '学校';
comment on column selection.award.round_id is '评选批次';
comment on column selection.award.scope_pos is '所在机构位置';
comment on column selection.award.person_id is '人员';
comment on column selection.award.enrolment_id is '学籍';
comment on column selection.award.kind is '类别';
comment on column selection.award.name is '名称';
comment on column selection.award.amount is '金额, 元';
comment on column selection.award.awarded_on is '授予日期';
comment on column selection.award.decider is '授予人';
comment on column selection.award.revoked_on is '撤销日期';
comment on column selection.award.revoked_why is '撤销原因';
create index award_of on selection.award (enrolment_id);
create index award_place on selection.award (scope_pos);
call kernel.scope_rows('selection.award', 'person_id');
revoke delete, truncate on selection.award from ${app};
