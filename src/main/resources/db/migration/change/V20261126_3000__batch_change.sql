-- 成批异动: a grade moved up, a class split, classes merged. Prepared by one, approved by another.
create table change.batch_change (
  id             uuid primary key default kernel.new_id(),
  institution_id uuid not null references organisation.unit,
  unit_id        uuid not null references organisation.unit,
  scope_pos      bigint not null,
  kind           text not null check (kind in ('advance', 'split', 'merge')),
  effective_on   date not null,
  from_level     smallint,
  reason         text not null,
  state          text not null default 'prepared'
                   check (state in ('prepared', 'effective', 'cancelled', 'undoing', 'reversed')),
  prepared_by    uuid,
  preparer       text not null,
  prepared_at    timestamptz not null,
  decided_by     uuid,
  decider        text,
  decided_at     timestamptz,
  decided_why    text,
  act            uuid,
  undo_by        uuid,
  undo_asker     text,
  undo_asked_at  timestamptz,
  undo_why       text,
  undone_by      uuid,
  undoer         text,
  undone_at      timestamptz,
  undo_act       uuid,
  check ((kind = 'advance') = (from_level is not null)),
  check (decided_by is null or state = 'cancelled' or decided_by is distinct from prepared_by),
  check (undone_by is null or undone_by is distinct from undo_by)
);
comment on table  change.batch_change is '成批异动: 升级, 分班, 并班';
comment on column change.batch_change.id is '标识';
comment on column change.batch_change.institution_id is '学校';
comment on column change.batch_change.unit_id is '升级的年级, 分出的班级, 或并入的班级';
comment on column change.batch_change.scope_pos is '所在机构位置';
comment on column change.batch_change.kind is '类别';
comment on column change.batch_change.effective_on is '生效日期';
comment on column change.batch_change.from_level is '升级前的年级';
comment on column change.batch_change.reason is '事由';
comment on column change.batch_change.state is '办理状态';
comment on column change.batch_change.prepared_by is '编制人账户';
comment on column change.batch_change.preparer is '编制人';
comment on column change.batch_change.prepared_at is '编制时间';
comment on column change.batch_change.decided_by is '批准人或作废人账户';
comment on column change.batch_change.decider is '批准人或作废人';
comment on column change.batch_change.decided_at is '批准或作废时间';
comment on column change.batch_change.decided_why is '作废理由';
comment on column change.batch_change.act is '同一次办理: the batch of its events';
comment on column change.batch_change.undo_by is '申请撤销人账户';
comment on column change.batch_change.undo_asker is '申请撤销人';
comment on column change.batch_change.undo_asked_at is '申请撤销时间';
comment on column change.batch_change.undo_why is '撤销理由';
comment on column change.batch_change.undone_by is '批准撤销人账户';
comment on column change.batch_change.undoer is '批准撤销人';
comment on column change.batch_change.undone_at is '撤销时间';
comment on column change.batch_change.undo_act is '撤销的同一次办理';
-- two registrars at once: the second is told of the first
create unique index one_batch_prepared on change.batch_change (unit_id, kind) where state = 'prepared';
create index batch_change_list on change.batch_change (scope_pos, id desc);
call kernel.scope_rows('change.batch_change');

-- The classes it concerns, and the sum that was drawn when it took effect.
create table change.batch_class (
  batch_id  uuid not null references change.batch_change,
  unit_id   uuid not null references organisation.unit,
  scope_pos bigint not null,
  role      text not null check (role in ('source', 'target', 'both', 'class')),
  before    int,
  arrived   int,
  departed  int,
  after     int,
  raised    boolean not null default false,
  closed    boolean not null default false,
  primary key (batch_id, unit_id),
  check (before + arrived = after + departed)
);
comment on table  change.batch_class is '成批异动的班级';
comment on column change.batch_class.batch_id is '成批异动';
comment on column change.batch_class.unit_id is '班级';
comment on column change.batch_class.scope_pos is '所在机构位置';
comment on column change.batch_class.role is '作用: source 原班, target 去向班, both 原班兼去向班, class 随年级';
comment on column change.batch_class.before is '原有人数';
comment on column change.batch_class.arrived is '增加人数';
comment on column change.batch_class.departed is '减少人数';
comment on column change.batch_class.after is '现有人数';
comment on column change.batch_class.raised is '年级已升';
comment on column change.batch_class.closed is '当日已撤销';
create index batch_class_scope on change.batch_class (scope_pos);
call kernel.scope_rows('change.batch_class');

-- Every student in exactly one line.
create table change.batch_line (
  batch_id      uuid not null references change.batch_change,
  enrolment_id  uuid not null references registry.enrolment,
  person_id     uuid not null,
  scope_pos     bigint not null,
  name          text not null,
  student_number text,
  from_unit_id  uuid not null references organisation.unit,
  from_level    smallint,
  mark          text not null default 'move' check (mark in ('move', 'keep', 'except')),
  to_unit_id    uuid references organisation.unit,
  note          text,
  outcome       text check (outcome in ('moved', 'kept', 'excepted', 'gone')),
  why           text,
  detail        text,
  end_unit_id   uuid references organisation.unit,
  end_level     smallint,
  primary key (batch_id, enrolment_id)
);
comment on table  change.batch_line is '成批异动名单: every student in exactly one line';
comment on column change.batch_line.batch_id is '成批异动';
comment on column change.batch_line.enrolment_id is '学籍';
comment on column change.batch_line.person_id is '人员';
comment on column change.batch_line.scope_pos is '所在机构位置';
comment on column change.batch_line.name is '姓名';
comment on column change.batch_line.student_number is '学号';
comment on column change.batch_line.from_unit_id is '编制时的班级';
comment on column change.batch_line.from_level is '编制时的年级';
comment on column change.batch_line.mark is '编制人的安排: move 办理, keep 留级, except 暂不办理';
comment on column change.batch_line.to_unit_id is '去向班级';
comment on column change.batch_line.note is '安排的理由';
comment on column change.batch_line.outcome is '结果: moved 已办, kept 留级, excepted 例外, gone 已离开';
comment on column change.batch_line.why is '例外原因';
comment on column change.batch_line.detail is '例外原因的补充, 如事项编号';
comment on column change.batch_line.end_unit_id is '办理后的班级';
comment on column change.batch_line.end_level is '办理后的年级';
create index batch_line_enrolment on change.batch_line (enrolment_id);
create index batch_line_scope on change.batch_line (scope_pos);
call kernel.scope_rows('change.batch_line', 'person_id');
revoke delete, truncate on change.batch_change, change.batch_class from ${app};
revoke truncate on change.batch_line from ${app};
