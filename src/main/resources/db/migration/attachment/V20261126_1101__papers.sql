-- Kinds carry their own words, so that a school can add one; some may be put into a student's file.
alter table attachment.kind
  add label text,
  add label_en text,
  add of_student boolean not null default false,
  add least_ratio numeric(4, 3),
  add most_ratio numeric(4, 3);
comment on column attachment.kind.label is '名称';
comment on column attachment.kind.label_en is '英文名称';
comment on column attachment.kind.of_student is '可直接存入学生档案';
comment on column attachment.kind.least_ratio is '宽高比下限';
comment on column attachment.kind.most_ratio is '宽高比上限';

update attachment.kind set label = '其他证明材料', label_en = 'Other evidence' where key = 'evidence';
update attachment.kind set label = '身份证件复印件', label_en = 'Copy of the identity document', of_student = true
 where key = 'identity-card';
update attachment.kind set label = '照片', label_en = 'Photograph', least_ratio = 0.700, most_ratio = 0.800,
       source = '教毕指〔2017〕99号: 480×640 像素, 宽高比 3:4' where key = 'photo';
update attachment.kind set label = '签字表', label_en = 'Signed form', of_student = true where key = 'signed-form';

insert into attachment.kind (key, media_types, most_bytes, least_width, least_height, source, label, label_en, of_student) values
  ('household-register', '{image/jpeg,image/png,application/pdf}', 10485760, 200, 200, null, '户口簿', 'Household register', true),
  ('birth-certificate',  '{image/jpeg,image/png,application/pdf}', 10485760, 200, 200, null, '出生医学证明', 'Birth certificate', true),
  ('former-diploma',     '{image/jpeg,image/png,application/pdf}', 10485760, 200, 200, null, '前置学历证书', 'Former diploma', true),
  ('health-report',      '{image/jpeg,image/png,application/pdf}', 10485760, 200, 200, null, '体检表', 'Health report', true),
  ('admission-letter',   '{image/jpeg,image/png,application/pdf}', 10485760, 200, 200, null, '录取通知书', 'Letter of admission', true),
  ('award',              '{image/jpeg,image/png,application/pdf}', 10485760, 200, 200, null, '获奖证书', 'Award', true),
  ('other-paper',        '{image/jpeg,image/png,application/pdf}', 10485760, 1, 1, null, '其他档案材料', 'Other paper', true);

-- A file is replaced or struck out, never removed: what it was stays.
alter table attachment.file
  add replaces uuid references attachment.file,
  add struck_at timestamptz,
  add struck_by text,
  add struck_why text;
comment on column attachment.file.replaces is '所替换的文件';
comment on column attachment.file.struck_at is '作废时间';
comment on column attachment.file.struck_by is '作废人';
comment on column attachment.file.struck_why is '作废理由';
create unique index one_replacement on attachment.file (replaces);
revoke update, delete on attachment.file from ${app};
grant update (scope_pos, person_id, struck_at, struck_by, struck_why) on attachment.file to ${app};
