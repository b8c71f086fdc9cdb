-- 作废: before it is handed over by the registry alone, afterwards by two persons upon a decision of the school.
alter table credential.certificate
  add column freed text check (freed in ('withdrawn', 'replaced', 'undone', 'degree-gone')),
  add column redraws_id uuid unique references credential.certificate,
  add column cancelled_on date,
  add column cancellation text,
  add column canceller text,
  add constraint certificate_freed check (freed is null or state = 'void'),
  add constraint certificate_cancelled
    check ((cancelled_on is null) = (cancellation is null) and (cancelled_on is null or state = 'void'));
comment on column credential.certificate.freed is '让出证书位: withdrawn 发放前撤回, replaced 已换发, undone 换发已撤销, degree-gone 所证明的学位已撤销; a void one without it keeps another from being drawn of its conclusion';
comment on column credential.certificate.redraws_id is '所代的撤回证书: drawn anew in its place, nobody ever had it';
comment on column credential.certificate.cancelled_on is '报送注销日期: when its registration was reported to be cancelled';
comment on column credential.certificate.cancellation is '注销说明: to whom and under which number';
comment on column credential.certificate.canceller is '注销登记人';
-- until now a certificate ended only with its exchange, or with the exchange that made it
select set_config('app.lo', '0', true), set_config('app.hi', '9223372036854775807', true), set_config('app.persons', '', true);
update credential.certificate c
   set freed = case when exists (select from credential.certificate n where n.replaces_id = c.id) then 'replaced' else 'undone' end
 where c.state = 'void';
-- whose registration may still have to be cancelled
create index certificate_uncancelled on credential.certificate (scope_pos) where state = 'void' and cancelled_on is null;

create or replace function credential.guard_certificate() returns trigger language plpgsql as $$
begin
  if (new.enrolment_id, new.conclusion_id, new.kind, new.number, new.dated_on, new.name, new.sex, new.born_on, new.from_on,
      new.to_on, new.major, new.level, new.duration, new.study_form, new.degree_name, new.school, new.principal, new.body,
      new.drawn_at, new.replaces_id, new.redraws_id)
     is distinct from
     (old.enrolment_id, old.conclusion_id, old.kind, old.number, old.dated_on, old.name, old.sex, old.born_on, old.from_on,
      old.to_on, old.major, old.level, old.duration, old.study_form, old.degree_name, old.school, old.principal, old.body,
      old.drawn_at, old.replaces_id, old.redraws_id) then
    raise exception 'what a certificate says is never written over';
  end if;
  return new;
end
$$;

create table credential.voiding (
  id             uuid primary key default kernel.new_id(),
  certificate_id uuid not null references credential.certificate,
  enrolment_id   uuid not null references registry.enrolment,
  person_id      uuid not null,
  scope_pos      bigint not null,
  document_no    text not null check (btrim(document_no) <> ''),
  decided_on     date not null,
  reason         text not null check (btrim(reason) <> ''),
  file_id        uuid not null references attachment.file,
  surrendered    boolean not null,
  proposer_id    uuid,
  proposer       text not null,
  proposed_at    timestamptz not null,
  confirmer_id   uuid,
  confirmer      text,
  confirmed_at   timestamptz,
  withdrawer     text,
  withdrawn_at   timestamptz,
  check ((confirmer is null) = (confirmed_at is null)),
  check ((withdrawer is null) = (withdrawn_at is null)),
  check (confirmer_id is null or confirmer_id is distinct from proposer_id),
  check (confirmed_at is null or withdrawn_at is null)
);
comment on table  credential.voiding is '证书作废: of one in its owner''s hands, proposed by one person upon a decision and confirmed by a second';
comment on column credential.voiding.id is '标识';
comment on column credential.voiding.certificate_id is '证书';
comment on column credential.voiding.enrolment_id is '学籍';
comment on column credential.voiding.person_id is '人员';
comment on column credential.voiding.scope_pos is '所在机构位置';
comment on column credential.voiding.document_no is '决定文号';
comment on column credential.voiding.decided_on is '决定日期';
comment on column credential.voiding.reason is '原因';
comment on column credential.voiding.file_id is '决定书';
comment on column credential.voiding.surrendered is '原件是否收回';
comment on column credential.voiding.proposer_id is '提出人账户';
comment on column credential.voiding.proposer is '提出人';
comment on column credential.voiding.proposed_at is '提出时间';
comment on column credential.voiding.confirmer_id is '确认人账户';
comment on column credential.voiding.confirmer is '确认人';
comment on column credential.voiding.confirmed_at is '确认时间';
comment on column credential.voiding.withdrawer is '撤回人';
comment on column credential.voiding.withdrawn_at is '撤回时间';
-- one of a certificate at a time
create unique index voiding_open on credential.voiding (certificate_id) where confirmed_at is null and withdrawn_at is null;
create index voiding_place on credential.voiding (scope_pos);
create index voiding_certificate on credential.voiding (certificate_id, id);
create index voiding_of on credential.voiding (enrolment_id);
create index voiding_person on credential.voiding (person_id);
create index voiding_file on credential.voiding (file_id);
call kernel.scope_rows('credential.voiding', 'person_id');
revoke delete, truncate on credential.voiding from ${app};
