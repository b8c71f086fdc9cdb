-- What somebody has seen of the images holds for what was asked then: with another value, another field or
-- another image it falls, and has to be looked at again. A fallen tick stays readable.
alter table change.correction_check
  add id uuid not null default kernel.new_id(),
  add fallen_at timestamptz,
  add fell_with text,
  add check ((fallen_at is null) = (fell_with is null));
alter table change.correction_check drop constraint correction_check_pkey;
alter table change.correction_check add primary key (id);
create unique index correction_check_stands on change.correction_check (case_id, tick) where fallen_at is null;
comment on column change.correction_check.id is '标识';
comment on column change.correction_check.fallen_at is '失效时间: null while it stands';
comment on column change.correction_check.fell_with is '失效原因: the field or the kind of paper that was changed';
