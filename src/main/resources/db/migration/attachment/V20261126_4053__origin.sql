-- 图像来源: what an image said of how it was made, before it was made anew and forgot it
alter table attachment.file
  add made_as text check (made_as in ('phone', 'screen')),
  add made_by text,
  add check ((made_as is null) = (made_by is null));
comment on column attachment.file.made_as is '图像来源: phone 手机或相机拍摄, screen 截屏; empty where it does not say';
comment on column attachment.file.made_by is '来源依据: 拍摄设备、软件或屏幕尺寸';
