-- 学信网退学: the form's image and what was seen of it, batches, the national platform one by one, reports
create table change.image_profile (
  id             uuid primary key default kernel.new_id(),
  institution_id uuid references organisation.unit,
  name           text not null,
  media_types    text[] not null,
  most_bytes     int not null check (most_bytes between 1024 and 10485760),
  least_width    int not null check (least_width > 0),
  least_height   int not null check (least_height > 0),
  exact_width    int,
  exact_height   int,
  least_sharp    int not null,
  most_alike     int not null check (most_alike between 0 and 256),
  source         text not null,
  dropped_at     timestamptz,
  check ((exact_width is null) = (exact_height is null))
);
comment on table  change.image_profile is '上报图片要求, 每个主管单位一种';
comment on column change.image_profile.id is '标识';
comment on column change.image_profile.institution_id is '学校: null for those every school may choose';
comment on column change.image_profile.name is '名称';
comment on column change.image_profile.media_types is '格式';
comment on column change.image_profile.most_bytes is '最大字节数';
comment on column change.image_profile.least_width is '最小宽度(像素)';
comment on column change.image_profile.least_height is '最小高度(像素)';
comment on column change.image_profile.exact_width is '规定宽度: null 不规定';
comment on column change.image_profile.exact_height is '规定高度: null 不规定';
comment on column change.image_profile.least_sharp is '最低清晰度: variance of the Laplacian at a width of 800 pixels';
comment on column change.image_profile.most_alike is '相似阈值: two images whose 256 signs differ in no more than these look the same';
comment on column change.image_profile.source is '依据';
comment on column change.image_profile.dropped_at is '停用时间';
insert into change.image_profile
  (name, media_types, most_bytes, least_width, least_height, exact_width, exact_height, least_sharp, most_alike, source)
values
  ('国家开放大学（10 MB 以内，200×200 以上）', '{image/jpeg,image/png}', 10485760, 200, 200, null, null, 20, 4,
   '电大学籍管理工作流程 三(一)3'),
  ('分部（1 MB 以内，JPG，500×680）', '{image/jpeg}', 1048576, 500, 680, 500, 680, 20, 4,
   '一所分部的学信网退学材料要求; 请以本分部当年通知核对');
revoke delete, truncate on change.image_profile from ${app};

create table change.platform_withdrawal (
  case_id        uuid primary key references workflow.case_file,
  enrolment_id   uuid not null references registry.enrolment,
  person_id      uuid not null references registry.person,
  scope_pos      bigint not null,
  institution_id uuid not null references organisation.unit,
  granted_on     date not null,
  reversed_at    timestamptz
);
comment on table  change.platform_withdrawal is '已批准的学信网退学';
comment on column change.platform_withdrawal.case_id is '事项';
comment on column change.platform_withdrawal.enrolment_id is '学籍';
comment on column change.platform_withdrawal.person_id is '人员';
comment on column change.platform_withdrawal.scope_pos is '所在机构位置';
comment on column change.platform_withdrawal.institution_id is '学校';
comment on column change.platform_withdrawal.granted_on is '批准日期';
comment on column change.platform_withdrawal.reversed_at is '撤销时间';
create index platform_withdrawal_student on change.platform_withdrawal (enrolment_id);
create index platform_withdrawal_place on change.platform_withdrawal (scope_pos) where reversed_at is null;
call kernel.scope_rows('change.platform_withdrawal', 'person_id');
revoke delete, truncate on change.platform_withdrawal from ${app};

create table change.platform_image (
  id           uuid primary key default kernel.new_id(),
  case_id      uuid not null references workflow.case_file,
  enrolment_id uuid not null references registry.enrolment,
  person_id    uuid not null references registry.person,
  scope_pos    bigint not null,
  file_id      uuid not null references attachment.file,
  media_type   text not null,
  bytes        int not null,
  width        int not null,
  height       int not null,
  sharp        int not null,
  pixels       bytea not null,
  look         bit(256) not null,
  kept_by      text not null,
  kept_at      timestamptz not null,
  replaced_at  timestamptz
);
comment on table  change.platform_image is '退学申请表图片, 一人一张';
comment on column change.platform_image.id is '标识';
comment on column change.platform_image.case_id is '事项';
comment on column change.platform_image.enrolment_id is '学籍';
comment on column change.platform_image.person_id is '人员';
comment on column change.platform_image.scope_pos is '所在机构位置';
comment on column change.platform_image.file_id is '图片';
comment on column change.platform_image.media_type is '格式';
comment on column change.platform_image.bytes is '字节数';
comment on column change.platform_image.width is '宽度(像素)';
comment on column change.platform_image.height is '高度(像素)';
comment on column change.platform_image.sharp is '清晰度';
comment on column change.platform_image.pixels is '像素摘要: the same picture under another name is found by it';
comment on column change.platform_image.look is '图像特征: whether a field is lighter than its neighbour, 16 by 16';
comment on column change.platform_image.kept_by is '上传人';
comment on column change.platform_image.kept_at is '上传时间';
comment on column change.platform_image.replaced_at is '被替换时间';
create unique index platform_image_current on change.platform_image (case_id) where replaced_at is null;
create index platform_image_pixels on change.platform_image (pixels) where replaced_at is null;
create index platform_image_student on change.platform_image (enrolment_id);
create index platform_image_place on change.platform_image (scope_pos) where replaced_at is null;
call kernel.scope_rows('change.platform_image', 'person_id');
revoke delete, truncate on change.platform_image from ${app};

create table change.platform_check (
  image_id     uuid not null references change.platform_image,
  tick         text not null check (tick in ('clear', 'complete', 'upright', 'straight', 'nothing-else', 'original', 'signed', 'sealed')),
  enrolment_id uuid not null references registry.enrolment,
  person_id    uuid not null references registry.person,
  scope_pos    bigint not null,
  note         text,
  checked_by   text not null,
  checked_at   timestamptz not null,
  primary key (image_id, tick)
);
comment on table  change.platform_check is '退学申请表图片核对: five points, the original, signature and seal';
comment on column change.platform_check.image_id is '图片';
comment on column change.platform_check.tick is '核对项: clear 清晰, complete 完整, upright 表头朝上, straight 不歪斜, nothing-else 无多余影像, original 原件, signed 本人签字, sealed 教学点盖章';
comment on column change.platform_check.enrolment_id is '学籍';
comment on column change.platform_check.person_id is '人员';
comment on column change.platform_check.scope_pos is '所在机构位置';
comment on column change.platform_check.note is '说明';
comment on column change.platform_check.checked_by is '核对人';
comment on column change.platform_check.checked_at is '核对时间';
create index platform_check_student on change.platform_check (enrolment_id);
call kernel.scope_rows('change.platform_check', 'person_id');
call kernel.append_only('change.platform_check');
grant update (scope_pos, person_id) on change.platform_check to ${app};

create table change.platform_batch (
  id             uuid primary key default kernel.new_id(),
  institution_id uuid not null references organisation.unit,
  unit_id        uuid not null references organisation.unit,
  scope_pos      bigint not null,
  year           int not null,
  seq            int not null,
  profile_id     uuid not null references change.image_profile,
  made_on        date not null,
  made_by        text not null,
  made_at        timestamptz not null,
  unique (unit_id, year, seq)
);
comment on table  change.platform_batch is '学信网退学批次';
comment on column change.platform_batch.id is '标识';
comment on column change.platform_batch.institution_id is '学校';
comment on column change.platform_batch.unit_id is '教学点';
comment on column change.platform_batch.scope_pos is '所在机构位置';
comment on column change.platform_batch.year is '年度';
comment on column change.platform_batch.seq is '批次号';
comment on column change.platform_batch.profile_id is '图片要求';
comment on column change.platform_batch.made_on is '生成日期';
comment on column change.platform_batch.made_by is '经办人';
comment on column change.platform_batch.made_at is '生成时间';
create index platform_batch_place on change.platform_batch (scope_pos, made_on);
call kernel.scope_rows('change.platform_batch');
call kernel.append_only('change.platform_batch');
grant update (scope_pos) on change.platform_batch to ${app};

create table change.platform_line (
  batch_id       uuid not null references change.platform_batch,
  case_id        uuid not null references change.platform_withdrawal,
  enrolment_id   uuid not null references registry.enrolment,
  person_id      uuid not null references registry.person,
  scope_pos      bigint not null,
  student_number text not null,
  name           text not null,
  image_id       uuid not null references change.platform_image,
  file_name      text not null,
  state          text not null default 'packed' check (state in ('packed', 'done', 'returned')),
  primary key (batch_id, case_id),
  unique (batch_id, file_name)
);
comment on table  change.platform_line is '学信网退学批次明细: number, name and image as they were when it was packed';
comment on column change.platform_line.batch_id is '批次';
comment on column change.platform_line.case_id is '事项';
comment on column change.platform_line.enrolment_id is '学籍';
comment on column change.platform_line.person_id is '人员';
comment on column change.platform_line.scope_pos is '所在机构位置';
comment on column change.platform_line.student_number is '学号全码';
comment on column change.platform_line.name is '姓名';
comment on column change.platform_line.image_id is '图片';
comment on column change.platform_line.file_name is '图片文件名';
comment on column change.platform_line.state is '状态: packed 已打包, done 学信网已办, returned 退回';
-- one package a student, unless it came back
create unique index platform_line_once on change.platform_line (case_id) where state <> 'returned';
create index platform_line_student on change.platform_line (enrolment_id);
-- the work-list of what the national platform still has to be told
create index platform_line_open on change.platform_line (scope_pos, student_number) where state = 'packed';
call kernel.scope_rows('change.platform_line', 'person_id');
revoke delete, truncate on change.platform_line from ${app};

create table change.platform_mark (
  id           uuid primary key default kernel.new_id(),
  batch_id     uuid not null,
  case_id      uuid not null,
  enrolment_id uuid not null references registry.enrolment,
  person_id    uuid not null references registry.person,
  scope_pos    bigint not null,
  act          text not null check (act in ('done', 'undone', 'returned')),
  reason       text,
  marked_by    text not null,
  marked_at    timestamptz not null,
  foreign key (batch_id, case_id) references change.platform_line,
  check (act = 'done' or reason is not null)
);
comment on table  change.platform_mark is '学信网逐条办理的标记, 只增不改';
comment on column change.platform_mark.id is '标识';
comment on column change.platform_mark.batch_id is '批次';
comment on column change.platform_mark.case_id is '事项';
comment on column change.platform_mark.enrolment_id is '学籍';
comment on column change.platform_mark.person_id is '人员';
comment on column change.platform_mark.scope_pos is '所在机构位置';
comment on column change.platform_mark.act is '标记: done 已办, undone 取消已办, returned 退回';
comment on column change.platform_mark.reason is '原因';
comment on column change.platform_mark.marked_by is '经手人';
comment on column change.platform_mark.marked_at is '时间';
create index platform_mark_line on change.platform_mark (batch_id, case_id);
create index platform_mark_student on change.platform_mark (enrolment_id);
call kernel.scope_rows('change.platform_mark', 'person_id');
call kernel.append_only('change.platform_mark');
grant update (scope_pos, person_id) on change.platform_mark to ${app};

create table change.platform_report (
  id             uuid primary key default kernel.new_id(),
  institution_id uuid not null references organisation.unit,
  unit_id        uuid not null references organisation.unit,
  scope_pos      bigint not null,
  level          text not null check (level in ('point', 'branch')),
  term           text not null,
  covers_from    date not null,
  covers_until   date not null,
  due_on         date not null,
  batches        int not null check (batches > 0),
  students       int not null check (students > 0),
  handler        text not null,
  made_on        date not null,
  made_at        timestamptz not null,
  in_id          uuid references change.platform_report,
  unique (unit_id, level, covers_from),
  check (covers_from < covers_until),
  check (in_id is null or level = 'point')
);
comment on table  change.platform_report is '学信网退学书面报告: a point’s, or a branch’s that sums them up';
comment on column change.platform_report.id is '标识';
comment on column change.platform_report.institution_id is '学校';
comment on column change.platform_report.unit_id is '教学点或分校';
comment on column change.platform_report.scope_pos is '所在机构位置';
comment on column change.platform_report.level is '层级: point 教学点, branch 分校';
comment on column change.platform_report.term is '所报学期';
comment on column change.platform_report.covers_from is '起: first day of that term';
comment on column change.platform_report.covers_until is '止(不含): first day of the next term, the vacation is within';
comment on column change.platform_report.due_on is '截止日期';
comment on column change.platform_report.batches is '批数';
comment on column change.platform_report.students is '人数';
comment on column change.platform_report.handler is '经手人';
comment on column change.platform_report.made_on is '上交日期';
comment on column change.platform_report.made_at is '上交时间';
comment on column change.platform_report.in_id is '所在的分校汇总报告';
create index platform_report_place on change.platform_report (scope_pos, covers_from);
call kernel.scope_rows('change.platform_report');
revoke delete, truncate on change.platform_report from ${app};

insert into attachment.kind (key, media_types, most_bytes, least_width, least_height, source, label, label_en)
values ('platform-form', '{image/jpeg,image/png}', 10485760, 200, 200,
        '电大学籍管理工作流程 三(一)3: JPG、PNG, 10 MB 以内, 200*200 以上',
        '国家开放大学学生自愿退学申请表', 'Application to withdraw from the open university');
