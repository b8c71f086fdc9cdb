create schema card;
comment on schema card is '学生证';

create table card.card (
  id uuid primary key default kernel.new_id(),
  institution_id uuid not null references organisation.unit,
  enrolment_id uuid not null references registry.enrolment,
  scope_pos bigint not null,
  person_id uuid not null,
  number text not null,
  code text not null unique check (code ~ '^[0-9A-HJKMNP-TV-Z]{16}$'),
  kind text not null check (kind in ('first', 'lost', 'damaged', 'details', 'interval')),
  state text not null default 'made' check (state in ('made', 'issued', 'lost', 'deposited', 'returned', 'void')),
  made_on date not null,
  maker text not null,
  valid_until date,
  from_station text,
  to_station text,
  handed_to text,
  handed_on date,
  hander text,
  owed text check (owed in ('left', 'leave')),
  came_back_on date,
  replaces_id uuid references card.card,
  case_id uuid,
  ended_on date,
  end_reason text,
  ender text,
  unique (institution_id, number),
  check ((state in ('returned', 'void')) = (ended_on is not null)),
  check ((state = 'made') = (handed_on is null) or state = 'void'),
  check ((kind = 'first') or replaces_id is not null),
  check ((from_station is null) = (to_station is null))
);
comment on table card.card is '学生证: each card ever made, with its end; one standing for each student';
comment on column card.card.id is '标识';
comment on column card.card.institution_id is '学校';
comment on column card.card.enrolment_id is '学籍';
comment on column card.card.scope_pos is '所在机构位置';
comment on column card.card.person_id is '人员';
comment on column card.card.number is '证号';
comment on column card.card.code is '核验码: tells nothing of the student';
comment on column card.card.kind is '办理类型: first 首发, lost 遗失补办, damaged 污损换发, details 信息变更, interval 乘车区间变更';
comment on column card.card.state is '状态: made 待领, issued 已领, lost 已挂失, deposited 休学暂存, returned 离校收回, void 作废';
comment on column card.card.made_on is '制证日期';
comment on column card.card.maker is '制证人';
comment on column card.card.valid_until is '有效期止';
comment on column card.card.from_station is '乘车区间起';
comment on column card.card.to_station is '乘车区间止';
comment on column card.card.handed_to is '领取人';
comment on column card.card.handed_on is '领取日期';
comment on column card.card.hander is '发放人';
comment on column card.card.owed is '应交回: left 离校, leave 休学';
comment on column card.card.came_back_on is '旧证交回日期';
comment on column card.card.replaces_id is '所换的证';
comment on column card.card.case_id is '事项';
comment on column card.card.ended_on is '失效日期';
comment on column card.card.end_reason is '失效原因';
comment on column card.card.ender is '失效办理人';
create unique index one_standing_card on card.card (enrolment_id) where ended_on is null;
create index card_enrolment on card.card (enrolment_id, made_on desc);
create index card_place on card.card (scope_pos, number);
create index card_replaced on card.card (institution_id, made_on) where replaces_id is not null;
create index card_replaces on card.card (replaces_id) where replaces_id is not null;
call kernel.scope_rows('card.card', 'person_id');
revoke delete, truncate on card.card from ${app};

create table card.stamp (
  card_id uuid not null references card.card,
  sort text not null check (sort in ('registration', 'discount')),
  period text not null,
  scope_pos bigint not null,
  person_id uuid not null,
  stamped_on date not null,
  stamper text not null,
  primary key (card_id, sort, period)
);
comment on table card.stamp is '学生证注册章与优惠章: one of a sort for each term or year';
comment on column card.stamp.card_id is '学生证';
comment on column card.stamp.sort is '种类: registration 注册, discount 乘车优惠';
comment on column card.stamp.period is '学期或学年';
comment on column card.stamp.scope_pos is '所在机构位置';
comment on column card.stamp.person_id is '人员';
comment on column card.stamp.stamped_on is '盖章日期';
comment on column card.stamp.stamper is '盖章人';
create index stamp_scope on card.stamp (scope_pos);
call kernel.scope_rows('card.stamp', 'person_id');
call kernel.append_only('card.stamp');
-- a move of the student's class moves the rows' place in the tree, never the facts
grant update (scope_pos, person_id) on card.stamp to ${app};

