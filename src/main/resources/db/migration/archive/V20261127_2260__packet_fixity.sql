-- 完整性检查 looks into archive packages too; one destroyed by decision is no damage.
alter table archive.packet add column discarded_at timestamptz;
comment on column archive.packet.discarded_at is '销毁时间: its file went with papers destroyed by decision; line and digest stay';
create index packet_made on archive.packet (id) where state = 'made' and discarded_at is null;

select set_config('app.lo', '0', true), set_config('app.hi', '9223372036854775807', true), set_config('app.persons', '', true);
update archive.packet p set discarded_at = now()
 where p.state = 'made'
   and exists (select from archive.disposal d
                 join archive.disposal_item i on i.disposal_id = d.id and i.verdict = 'destroy'
                 join archive.volume v on v.id = i.volume_id
                 join organisation.unit u on u.id = p.unit_id
                where d.state = 'destroyed' and d.destroyed_at >= p.ended_at
                  and (p.volume_id = v.id or p.volume_id is null and v.scope_pos between u.pos and u.pos_end));

alter table archive.fixity_round add column packets bigint not null default 0;
comment on column archive.fixity_round.packets is '电子档案包数';
alter table archive.damage drop constraint damage_what_check;
alter table archive.damage add constraint damage_what_check check (what in ('file', 'volume', 'packet'));
comment on column archive.damage.what is '对象: file 附件, volume 档案卷, packet 电子档案包';
comment on column archive.damage.subject_id is '附件、档案卷或电子档案包';
