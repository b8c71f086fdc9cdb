-- who took part is known by account, not by name alone; nobody who did sits over it later
alter table discipline.proceeding add column taken_part uuid[];
comment on column discipline.proceeding.taken_part is '参与处分程序的账户: 告知、听取陈述、拟稿、合法性审查、登记会议';
