-- Serial numbers without gaps: the row stays locked until whoever took from it has committed.
create table credential.serial (
  institution_id uuid not null references organisation.unit,
  series         text not null check (series <> ''),
  last           bigint not null check (last >= 0),
  primary key (institution_id, series)
);
comment on table  credential.serial is '证书流水号: gapless, for what was not committed was never taken';
comment on column credential.serial.institution_id is '学校';
comment on column credential.serial.series is '号段: 学校、类型、年份、层次';
comment on column credential.serial.last is '最后一个流水号';
revoke delete, truncate on credential.serial from ${app};

-- Pre-printed paper. Every blank has a row, so that none can be missing from the balance.
create table credential.blank_receipt (
  id             uuid primary key default kernel.new_id(),
  institution_id uuid not null references organisation.unit,
  scope_pos      bigint not null,
  form           text not null check (form in ('diploma', 'completion', 'incomplete', 'degree', 'school', 'proof')),
  prefix         text not null,
  digits         smallint not null check (digits between 1 and 12),
  first_serial   bigint not null check (first_serial >= 0),
  last_serial    bigint not null,
  boxes          int not null check (boxes between 1 and 1000),
  received_on    date not null,
  receiver       text not null,
  note           text not null,
  check (last_serial between first_serial and first_serial + 19999)
);
comment on table  credential.blank_receipt is '空白证书入库: 箱数、起止印制号';
comment on column credential.blank_receipt.id is '标识';
comment on column credential.blank_receipt.institution_id is '学校';
comment on column credential.blank_receipt.scope_pos is '所在机构位置';
comment on column credential.blank_receipt.form is '证书样式';
comment on column credential.blank_receipt.prefix is '印制号前缀';
comment on column credential.blank_receipt.digits is '印制号位数';
comment on column credential.blank_receipt.first_serial is '起号';
comment on column credential.blank_receipt.last_serial is '止号';
comment on column credential.blank_receipt.boxes is '箱数';
comment on column credential.blank_receipt.received_on is '入库日期';
comment on column credential.blank_receipt.receiver is '验收人';
comment on column credential.blank_receipt.note is '备注';
create index blank_receipt_place on credential.blank_receipt (scope_pos, id desc);
create index blank_receipt_of on credential.blank_receipt (institution_id, form);
call kernel.scope_rows('credential.blank_receipt');
call kernel.append_only('credential.blank_receipt');

create table credential.blank (
  id             uuid primary key default kernel.new_id(),
  institution_id uuid not null references organisation.unit,
  scope_pos      bigint not null,
  form           text not null,
  serial         text collate "C" not null,
  receipt_id     uuid not null references credential.blank_receipt,
  state          text not null default 'stock'
                   check (state in ('stock', 'printer', 'used', 'spoiled', 'destroyed', 'returned')),
  holder         text,
  reason         text,
  list_no        text,
  changed_on     date not null,
  unique (institution_id, form, serial),
  check (state not in ('spoiled', 'destroyed', 'returned') or reason is not null),
  check ((state = 'destroyed') = (list_no is not null)),
  check (state <> 'printer' or holder is not null)
);
comment on table  credential.blank is '空白证书: one row for each serial, in exactly one state';
comment on column credential.blank.id is '标识';
comment on column credential.blank.institution_id is '学校';
comment on column credential.blank.scope_pos is '所在机构位置';
comment on column credential.blank.form is '证书样式';
comment on column credential.blank.serial is '印制号';
comment on column credential.blank.receipt_id is '入库批次';
comment on column credential.blank.state is '状态: stock 库存, printer 在打印人, used 已用, spoiled 作废待销毁, destroyed 已销毁, returned 已退回';
comment on column credential.blank.holder is '领用人';
comment on column credential.blank.reason is '作废或退回原因';
comment on column credential.blank.list_no is '销毁清单编号';
comment on column credential.blank.changed_on is '状态日期';
create index blank_place on credential.blank (scope_pos, serial);
-- the next blank of a form, and the balance by state
create index blank_next on credential.blank (institution_id, form, state, serial);
create index blank_receipt_fk on credential.blank (receipt_id);
call kernel.scope_rows('credential.blank');
revoke delete, truncate on credential.blank from ${app};

create table credential.blank_move (
  id             uuid primary key default kernel.new_id(),
  institution_id uuid not null references organisation.unit,
  scope_pos      bigint not null,
  form           text not null,
  act            text not null
                   check (act in ('received', 'handed', 'back', 'used', 'unused', 'spoiled', 'destroyed', 'returned', 'counted')),
  blanks         int not null,
  first_serial   text not null,
  last_serial    text not null,
  person         text not null,
  note           text not null,
  moved_on       date not null
);
comment on table  credential.blank_move is '空白证书台账: every movement, and every stocktaking with what was found';
comment on column credential.blank_move.id is '标识';
comment on column credential.blank_move.institution_id is '学校';
comment on column credential.blank_move.scope_pos is '所在机构位置';
comment on column credential.blank_move.form is '证书样式';
comment on column credential.blank_move.act is '事项: received 入库, handed 领用, back 交回, used 使用, unused 未用退还, spoiled 作废, destroyed 销毁, returned 退回印制单位, counted 盘点';
comment on column credential.blank_move.blanks is '张数: of a stocktaking what was found in the cupboard';
comment on column credential.blank_move.first_serial is '起号';
comment on column credential.blank_move.last_serial is '止号';
comment on column credential.blank_move.person is '经办人';
comment on column credential.blank_move.note is '说明';
comment on column credential.blank_move.moved_on is '日期';
create index blank_move_place on credential.blank_move (scope_pos, id desc);
create index blank_move_of on credential.blank_move (institution_id, form, id desc);
call kernel.scope_rows('credential.blank_move');
call kernel.append_only('credential.blank_move');

create table credential.form_offset (
  institution_id uuid not null references organisation.unit,
  form           text not null,
  printer        text not null check (printer <> ''),
  right_mm       numeric(4, 1) not null check (right_mm between -50 and 50),
  down_mm        numeric(4, 1) not null check (down_mm between -50 and 50),
  setter         text not null,
  set_at         timestamptz not null,
  primary key (institution_id, form, printer)
);
comment on table  credential.form_offset is '套打偏移: by form and printer, in millimetres';
comment on column credential.form_offset.institution_id is '学校';
comment on column credential.form_offset.form is '证书样式';
comment on column credential.form_offset.printer is '打印机';
comment on column credential.form_offset.right_mm is '右移毫米';
comment on column credential.form_offset.down_mm is '下移毫米';
comment on column credential.form_offset.setter is '设置人';
comment on column credential.form_offset.set_at is '设置时间';

create table credential.print_run (
  id             uuid primary key default kernel.new_id(),
  institution_id uuid not null references organisation.unit,
  scope_pos      bigint not null,
  unit_id        uuid not null references organisation.unit,
  form           text not null,
  printer        text not null,
  certificates   int not null check (certificates > 0),
  made_at        timestamptz not null,
  maker          text not null,
  taken_at       timestamptz,
  taker          text
);
comment on table  credential.print_run is '套打批次: its sheets are given out once, for a second time would be a second certificate';
comment on column credential.print_run.id is '标识';
comment on column credential.print_run.institution_id is '学校';
comment on column credential.print_run.scope_pos is '所在机构位置';
comment on column credential.print_run.unit_id is '班级或院系';
comment on column credential.print_run.form is '证书样式';
comment on column credential.print_run.printer is '打印机';
comment on column credential.print_run.certificates is '张数';
comment on column credential.print_run.made_at is '建立时间';
comment on column credential.print_run.maker is '建立人';
comment on column credential.print_run.taken_at is '取走时间';
comment on column credential.print_run.taker is '取走人';
create index print_run_place on credential.print_run (scope_pos, id desc);
create index print_run_unit on credential.print_run (unit_id);
create index print_run_institution on credential.print_run (institution_id);
call kernel.scope_rows('credential.print_run');
revoke delete, truncate on credential.print_run from ${app};

create table credential.certificate (
  id             uuid primary key default kernel.new_id(),
  institution_id uuid not null references organisation.unit,
  enrolment_id   uuid not null references registry.enrolment,
  person_id      uuid not null references registry.person,
  scope_pos      bigint not null,
  conclusion_id  uuid not null references graduation.conclusion,
  kind           text not null check (kind in ('diploma', 'completion', 'incomplete', 'degree', 'school', 'proof')),
  slot           text not null generated always as (case kind when 'degree' then 'degree' else 'study' end) stored,
  number         text collate "C" not null check (number <> ''),
  dated_on       date not null,
  name           text not null,
  sex            text not null,
  born_on        date not null,
  from_on        date not null,
  to_on          date not null,
  major          text,
  level          text,
  duration       text,
  study_form     text,
  degree_name    text,
  school         text not null,
  principal      text not null,
  body           text not null,
  photo_id       uuid references attachment.file,
  state          text not null default 'drawn' check (state in ('drawn', 'printed', 'handed', 'void')),
  drawn_at       timestamptz not null,
  drawer         text not null,
  blank_id       uuid unique references credential.blank,
  run_id         uuid references credential.print_run,
  document_id    uuid unique references document.document,
  replaces_id    uuid references credential.certificate,
  case_id        uuid,
  void_on        date,
  void_reason    text,
  voider         text,
  surrendered_on date,
  check ((state = 'void') = (void_on is not null and void_reason is not null)),
  check (state not in ('printed', 'handed') or blank_id is not null),
  check ((kind = 'degree') = (degree_name is not null)),
  check (surrendered_on is null or state = 'void')
);
comment on table  credential.certificate is '证书: drawn up from a conclusion that stands; void ones stay, and never do two stand';
comment on column credential.certificate.id is '标识';
comment on column credential.certificate.institution_id is '学校';
comment on column credential.certificate.enrolment_id is '学籍';
comment on column credential.certificate.person_id is '人员';
comment on column credential.certificate.scope_pos is '所在机构位置';
comment on column credential.certificate.conclusion_id is '毕业结论';
comment on column credential.certificate.kind is '种类: diploma 毕业证书, completion 结业证书, incomplete 肄业证书, degree 学位证书, school 中小学毕业证书, proof 毕业证明书';
comment on column credential.certificate.slot is '证书位: one stands for study, one for the degree';
comment on column credential.certificate.number is '证书编号';
comment on column credential.certificate.dated_on is '发证日期, which is the day of the conclusion';
comment on column credential.certificate.name is '姓名';
comment on column credential.certificate.sex is '性别';
comment on column credential.certificate.born_on is '出生日期';
comment on column credential.certificate.from_on is '学习起';
comment on column credential.certificate.to_on is '学习止';
comment on column credential.certificate.major is '专业';
comment on column credential.certificate.level is '层次';
comment on column credential.certificate.duration is '学制';
comment on column credential.certificate.study_form is '学习形式';
comment on column credential.certificate.degree_name is '学位名称';
comment on column credential.certificate.school is '学校名称';
comment on column credential.certificate.principal is '校长姓名';
comment on column credential.certificate.body is '证书正文';
comment on column credential.certificate.photo_id is '照片';
comment on column credential.certificate.state is '状态: drawn 待打印, printed 已打印, handed 已发放, void 已作废';
comment on column credential.certificate.drawn_at is '制证时间';
comment on column credential.certificate.drawer is '制证人';
comment on column credential.certificate.blank_id is '空白证书';
comment on column credential.certificate.run_id is '套打批次';
comment on column credential.certificate.document_id is '电子版';
comment on column credential.certificate.replaces_id is '所替代的证书';
comment on column credential.certificate.case_id is '事项';
comment on column credential.certificate.void_on is '作废日期';
comment on column credential.certificate.void_reason is '作废原因';
comment on column credential.certificate.voider is '作废人';
comment on column credential.certificate.surrendered_on is '原件交回日期';
-- the last wall between two who draw up, exchange or replace at once
create unique index certificate_standing on credential.certificate (enrolment_id, slot) where state <> 'void';
create unique index certificate_number on credential.certificate (number, institution_id) where state <> 'void';
create index certificate_place on credential.certificate (scope_pos, id desc);
create index certificate_search on credential.certificate (number);
create index certificate_conclusion on credential.certificate (conclusion_id);
create index certificate_person on credential.certificate (person_id);
create index certificate_institution on credential.certificate (institution_id);
create index certificate_run on credential.certificate (run_id) where run_id is not null;
create index certificate_replaces on credential.certificate (replaces_id) where replaces_id is not null;
create index certificate_photo on credential.certificate (photo_id) where photo_id is not null;
create index certificate_of on credential.certificate (enrolment_id, id desc);
call kernel.scope_rows('credential.certificate', 'person_id');
revoke delete, truncate on credential.certificate from ${app};

-- what a certificate says is never written over
create function credential.guard_certificate() returns trigger language plpgsql as $$
begin
  if (new.enrolment_id, new.conclusion_id, new.kind, new.number, new.dated_on, new.name, new.sex, new.born_on, new.from_on,
      new.to_on, new.major, new.level, new.duration, new.study_form, new.degree_name, new.school, new.principal, new.body,
      new.drawn_at, new.replaces_id)
     is distinct from
     (old.enrolment_id, old.conclusion_id, old.kind, old.number, old.dated_on, old.name, old.sex, old.born_on, old.from_on,
      old.to_on, old.major, old.level, old.duration, old.study_form, old.degree_name, old.school, old.principal, old.body,
      old.drawn_at, old.replaces_id) then
    raise exception 'what a certificate says is never written over';
  end if;
  return new;
end
$$;
create trigger certificate_stays before update on credential.certificate
  for each row execute function credential.guard_certificate();

-- 发放登记: how a certificate reached its owner.
create table credential.handing (
  id             uuid primary key default kernel.new_id(),
  certificate_id uuid not null unique references credential.certificate,
  enrolment_id   uuid not null references registry.enrolment,
  person_id      uuid not null,
  scope_pos      bigint not null,
  way            text not null check (way in ('self', 'proxy', 'post')),
  taker          bytea not null,
  taker_id       bytea,
  signature      bytea,
  letter_id      uuid references attachment.file,
  carrier        text,
  tracking       text,
  handed_on      date not null,
  hander         text not null,
  check (way <> 'self' or signature is not null),
  check ((way = 'proxy') = (letter_id is not null)),
  check ((way = 'proxy') = (taker_id is not null)),
  check (way <> 'proxy' or signature is not null),
  check ((way = 'post') = (tracking is not null and carrier is not null))
);
comment on table  credential.handing is '证书发放登记';
comment on column credential.handing.id is '标识';
comment on column credential.handing.certificate_id is '证书';
comment on column credential.handing.enrolment_id is '学籍';
comment on column credential.handing.person_id is '人员';
comment on column credential.handing.scope_pos is '所在机构位置';
comment on column credential.handing.way is '方式: self 本人领取, proxy 委托代领, post 邮寄';
comment on column credential.handing.taker is '领取人, sealed';
comment on column credential.handing.taker_id is '代领人证件号码, sealed';
comment on column credential.handing.signature is '签名笔迹, sealed';
comment on column credential.handing.letter_id is '委托书';
comment on column credential.handing.carrier is '承运单位';
comment on column credential.handing.tracking is '邮件号';
comment on column credential.handing.handed_on is '发放日期';
comment on column credential.handing.hander is '发放人';
create index handing_place on credential.handing (scope_pos, id desc);
create index handing_of on credential.handing (enrolment_id);
create index handing_person on credential.handing (person_id);
create index handing_letter on credential.handing (letter_id) where letter_id is not null;
call kernel.scope_rows('credential.handing', 'person_id');
call kernel.append_only('credential.handing');
grant update (scope_pos, person_id, taker, taker_id, signature) on credential.handing to ${app};

-- 学历电子注册: what was sent for registration, and what came back.
create table credential.national_file (
  id             uuid primary key default kernel.new_id(),
  institution_id uuid not null references organisation.unit,
  scope_pos      bigint not null,
  decision_no    text not null,
  decided        int not null,
  sent           int not null check (sent > 0),
  made_at        timestamptz not null,
  maker          text not null,
  answered_at    timestamptz,
  answerer       text
);
comment on table  credential.national_file is '学历注册上报批次: as many as the decision counted';
comment on column credential.national_file.id is '标识';
comment on column credential.national_file.institution_id is '学校';
comment on column credential.national_file.scope_pos is '所在机构位置';
comment on column credential.national_file.decision_no is '决定文号';
comment on column credential.national_file.decided is '决定人数';
comment on column credential.national_file.sent is '上报人数';
comment on column credential.national_file.made_at is '生成时间';
comment on column credential.national_file.maker is '生成人';
comment on column credential.national_file.answered_at is '结果载入时间';
comment on column credential.national_file.answerer is '载入人';
create index national_file_place on credential.national_file (scope_pos, id desc);
create index national_file_institution on credential.national_file (institution_id);
call kernel.scope_rows('credential.national_file');
revoke delete, truncate on credential.national_file from ${app};

create table credential.national_line (
  id             uuid primary key default kernel.new_id(),
  file_id        uuid not null references credential.national_file,
  certificate_id uuid not null references credential.certificate,
  enrolment_id   uuid not null references registry.enrolment,
  person_id      uuid not null,
  scope_pos      bigint not null,
  state          text not null default 'sent' check (state in ('sent', 'registered', 'differs', 'missing', 'solved')),
  answer         text,
  owner          text,
  solution       text,
  solver         text,
  solved_on      date,
  unique (file_id, certificate_id),
  check ((state = 'solved') = (solved_on is not null and solution is not null)),
  check (state not in ('differs', 'missing') or answer is not null)
);
comment on table  credential.national_line is '学历注册上报名单: what differs stays somebody''s task until it is solved';
comment on column credential.national_line.id is '标识';
comment on column credential.national_line.file_id is '批次';
comment on column credential.national_line.certificate_id is '证书';
comment on column credential.national_line.enrolment_id is '学籍';
comment on column credential.national_line.person_id is '人员';
comment on column credential.national_line.scope_pos is '所在机构位置';
comment on column credential.national_line.state is '状态: sent 已上报, registered 已注册, differs 不一致, missing 结果中没有, solved 已解决';
comment on column credential.national_line.answer is '返回说明';
comment on column credential.national_line.owner is '负责人';
comment on column credential.national_line.solution is '处理结果';
comment on column credential.national_line.solver is '处理人';
comment on column credential.national_line.solved_on is '处理日期';
create index national_line_place on credential.national_line (scope_pos, id desc);
create index national_line_certificate on credential.national_line (certificate_id);
create index national_line_of on credential.national_line (enrolment_id);
create index national_line_person on credential.national_line (person_id);
-- what is still somebody's task
create index national_line_open on credential.national_line (file_id) where state in ('differs', 'missing');
call kernel.scope_rows('credential.national_line', 'person_id');
revoke delete, truncate on credential.national_line from ${app};
-- they move with their unit in the tree
grant update (scope_pos) on credential.blank_receipt, credential.blank_move to ${app};
