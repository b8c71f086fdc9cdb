-- 分权: who uploaded the image does not check it
alter table change.platform_image add keeper_id uuid;
comment on column change.platform_image.keeper_id is '上传人账户: never the one who checks it; null before it was kept';
