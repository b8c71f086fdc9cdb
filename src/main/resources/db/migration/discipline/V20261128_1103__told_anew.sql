-- What the student was told is kept with the proceeding. A harsher kind, or other facts, afterwards has to be
-- told and heard anew (第五十五条); what was told and said before stays readable.
alter table discipline.proceeding
  add told jsonb,
  add weighed jsonb,
  add earlier jsonb not null default '[]';
comment on column discipline.proceeding.told is '已告知的拟处分: the proposal as the student was told of it, null while they were not';
comment on column discipline.proceeding.weighed is '已送审的拟处分: the proposal as it was last handed in';
comment on column discipline.proceeding.earlier is '以前的告知、陈述和审查: kept when something else had to be told';

-- one delivery of each paper: a notice that is told anew is delivered anew
alter table discipline.delivery drop constraint delivery_case_id_what_key;
alter table discipline.delivery add unique nulls not distinct (case_id, what, document_id);

select set_config('app.lo', '0', true), set_config('app.hi', '9223372036854775807', true), set_config('app.persons', '', true),
       set_config('app.moving', 'on', true);
update discipline.proceeding p set weighed = c.fields from workflow.case_file c where c.id = p.case_id;
update discipline.proceeding p set told = p.weighed
 where exists (select from document.document d
                where d.case_id = p.case_id and d.kind = 'discipline-intent' and d.state = 'standing');
