-- a questionnaire may be narrowed by a kept view of the list of students. No reference: were the
-- view removed and the column emptied, a draft would ask everybody.
alter table survey.questionnaire add aim_view uuid;
comment on column survey.questionnaire.aim_view is '对象名册视图: read until it is opened; those asked are fixed then';

create or replace function survey.frozen_questionnaire() returns trigger language plpgsql as $$
begin
  if old.state <> 'draft' and (tg_op = 'DELETE' or
     (new.title, new.intro, new.theme, new.anonymous, new.asked, new.paged, new.aim_units, new.aim_grades, new.aim_years,
      new.aim_levels, new.aim_statuses, new.aim_sexes, new.aim_boardings, new.aim_numbers, new.aim_view,
      new.least_group, new.version)
     is distinct from
     (old.title, old.intro, old.theme, old.anonymous, old.asked, old.paged, old.aim_units, old.aim_grades, old.aim_years,
      old.aim_levels, old.aim_statuses, old.aim_sexes, old.aim_boardings, old.aim_numbers, old.aim_view,
      old.least_group, old.version)) then
    raise exception 'an opened questionnaire stays as it was opened';
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end
$$;
