-- 校长办公会 decides a withdrawal by the school: who sits in it is registered like any other body
alter table governance.body drop constraint body_kind_check;
alter table governance.body add constraint body_kind_check
  check (kind in ('leading-group', 'principals-meeting', 'status-office', 'registry-centre',
                  'archive-centre', 'academic-office', 'other'));
comment on column governance.body.kind is '类别: leading-group 学籍管理领导小组, principals-meeting 校长办公会, status-office 学籍管理办公室, registry-centre 学籍管理中心, archive-centre 学籍档案管理中心, academic-office 教务处';
