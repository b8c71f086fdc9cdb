-- an announcement goes to several kinds of people in several units, with several files
select set_config('app.lo', '0', true), set_config('app.hi', '9223372036854775807', true),
       set_config('app.persons', '', true);

alter table announcement.announcement add audiences text[];
comment on column announcement.announcement.audiences is '对象: students 学生, guardians 监护人, staff 教职工';
update announcement.announcement
   set audiences = case audience when 'families' then array['students', 'guardians'] else array[audience] end;
alter table announcement.announcement
  alter column audiences set not null,
  add constraint announcement_audiences check (cardinality(audiences) > 0
    and audiences <@ array['students', 'guardians', 'staff']),
  drop column audience;
comment on column announcement.announcement.unit_id is '发送范围: the nearest unit that holds all those it was sent within';

create table announcement.attached (
  announcement_id uuid not null references announcement.announcement,
  file_id         uuid not null references attachment.file,
  seq             smallint not null,
  name            text not null,
  primary key (announcement_id, file_id)
);
comment on table  announcement.attached is '通知附件: read by whoever may read the announcement';
comment on column announcement.attached.announcement_id is '通知';
comment on column announcement.attached.file_id is '附件';
comment on column announcement.attached.seq is '顺序';
comment on column announcement.attached.name is '文件名';
create index attached_file on announcement.attached (file_id);
revoke update, delete, truncate on announcement.attached from ${app};
insert into announcement.attached (announcement_id, file_id, seq, name)
select a.id, a.file_id, 1, f.name
  from announcement.announcement a join attachment.file f on f.id = a.file_id;
alter table announcement.announcement drop column file_id;

alter table announcement.attached enable row level security;
alter table announcement.attached force row level security;
create policy reached on announcement.attached using (
  exists (select from announcement.announcement a where a.id = attached.announcement_id));
