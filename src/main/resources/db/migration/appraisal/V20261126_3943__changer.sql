alter table appraisal.score add column changer_ids uuid[] not null default '{}';
comment on column appraisal.score.changer_ids is '调整过的人账户: none of them confirms the round';
alter table appraisal.unit_score add column changer_ids uuid[] not null default '{}';
comment on column appraisal.unit_score.changer_ids is '调整过的人账户: none of them confirms the round';
