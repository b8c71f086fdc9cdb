-- The digest of a signed sheet is taken of a written form that has a number: a later form leaves the older
-- digests checkable. And who was told that a later correction has outdated the sheet.
alter table coursework.score_sheet
  add content_form smallint not null default 1 check (content_form > 0),
  add outdated_told_at timestamptz;
alter table coursework.score_sheet alter content_form drop default;
comment on column coursework.score_sheet.content_form is '成绩摘要的格式版本: 1 until 2026-11, 2 since';
comment on column coursework.score_sheet.outdated_told_at is '更正提醒时间: when keeper and teacher were last told that it is outdated';

create or replace function coursework.guard_score_sheet() returns trigger language plpgsql as $$
begin
  if (new.unit_id, new.term_id, new.task_id, new.edition, new.replaces_id, new.number, new.content, new.content_form,
      new.file_id, new.digest, new.signer, new.signed_at)
     is distinct from
     (old.unit_id, old.term_id, old.task_id, old.edition, old.replaces_id, old.number, old.content, old.content_form,
      old.file_id, old.digest, old.signer, old.signed_at) then
    raise exception 'a signed sheet is frozen';
  end if;
  return new;
end
$$;
create index task_corrected on coursework.task (corrected_at) where corrected_at is not null;
