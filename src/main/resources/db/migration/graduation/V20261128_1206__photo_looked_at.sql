-- 人工看审: deformed, unclear or of somebody else no machine here can tell; without a good verdict nothing is confirmed.
alter table graduation.photograph
  add by_eye    boolean not null default false,
  add verdict   text check (verdict in ('good', 'deformed', 'unclear', 'wrong-person')),
  add looker_id uuid,
  add looker    text,
  add looked_at timestamptz,
  add check (num_nulls(verdict, looker, looked_at) in (0, 3)),
  drop constraint photograph_state_check,
  add constraint photograph_state_check check (state in ('shown', 'confirmed', 'refused', 'replaced', 'rejected')),
  add check (state <> 'rejected' or verdict <> 'good'),
  add check (not by_eye or state <> 'confirmed' or verdict is not distinct from 'good');
comment on column graduation.photograph.by_eye is '是否须人工看审: as the profile asked on the day of the import';
comment on column graduation.photograph.verdict is '看审结论: good 合格, deformed 变形, unclear 面部不清, wrong-person 不是本人';
comment on column graduation.photograph.looker_id is '看审人账户';
comment on column graduation.photograph.looker is '看审人';
comment on column graduation.photograph.looked_at is '看审时间';
comment on column graduation.photograph.state is '状态: shown 待本人确认, confirmed 已确认, refused 有误, replaced 已被替换, rejected 看审不合格';
create index photograph_unlooked on graduation.photograph (campaign_id, scope_pos)
  where by_eye and verdict is null and state = 'shown';
