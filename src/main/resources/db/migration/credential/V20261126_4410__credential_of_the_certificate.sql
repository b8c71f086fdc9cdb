-- A credential ends with the certificate it tells of; a new one may be had of the same conclusion.
alter table credential.badge drop constraint badge_conclusion_id_key;
create unique index badge_standing on credential.badge (conclusion_id) where revoked_at is null;
-- all that were ever given of a conclusion
create index badge_conclusion on credential.badge (conclusion_id);

-- A second result never writes over the first: what a line said before stays beside it.
alter table credential.national_line add column former_state text, add column former_answer text;
comment on column credential.national_line.former_state is '前一次回执后的状态';
comment on column credential.national_line.former_answer is '前一次回执的说明';
