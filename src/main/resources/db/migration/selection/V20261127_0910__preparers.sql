-- 分权: who set the places or reckoned the list does not review it either
alter table selection.round add preparer_ids uuid[] not null default '{}';
comment on column selection.round.preparer_ids is '拟定人账户: who set places or reckoned; never the one who reviews';
