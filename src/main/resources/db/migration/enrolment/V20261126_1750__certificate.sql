-- 学籍证书发放登记: one line for each certificate, void ones included; the certificate itself is a document.
create table enrolment.certificate (
  id           uuid primary key default kernel.new_id(),
  enrolment_id uuid not null references registry.enrolment,
  scope_pos    bigint not null,
  person_id    uuid not null,
  document_id  uuid unique references document.document,
  replaces_id  uuid references enrolment.certificate,
  handed_to    text,
  handed_on    date,
  handed_by    text,
  hand_note    text,
  voided_at    timestamptz,
  voided_by    text,
  void_reason  text,
  check ((handed_to is null) = (handed_on is null)),
  check ((handed_to is null) = (hand_note is null)),
  check ((handed_to is null) = (handed_by is null)),
  check ((voided_at is null) = (void_reason is null)),
  check ((voided_at is null) = (voided_by is null))
);
comment on table  enrolment.certificate is '学籍证书发放登记';
comment on column enrolment.certificate.id is '标识';
comment on column enrolment.certificate.enrolment_id is '学籍';
comment on column enrolment.certificate.scope_pos is '所在机构位置';
comment on column enrolment.certificate.person_id is '人员';
comment on column enrolment.certificate.document_id is '文书: null only while it is being issued';
comment on column enrolment.certificate.replaces_id is '补发所代替的证书';
comment on column enrolment.certificate.handed_to is '领取人';
comment on column enrolment.certificate.handed_on is '领取日期';
comment on column enrolment.certificate.handed_by is '发放人';
comment on column enrolment.certificate.hand_note is '签收说明';
comment on column enrolment.certificate.voided_at is '作废时间';
comment on column enrolment.certificate.voided_by is '作废人';
comment on column enrolment.certificate.void_reason is '作废原因';
-- the lock between two who issue at once: the second waits, and finds that there is one
create unique index one_standing_certificate on enrolment.certificate (enrolment_id) where voided_at is null;
create index certificate_of on enrolment.certificate (enrolment_id);
create index certificate_place on enrolment.certificate (scope_pos);
create index certificate_replaced on enrolment.certificate (replaces_id) where replaces_id is not null;
call kernel.scope_rows('enrolment.certificate', 'person_id');
revoke delete, truncate on enrolment.certificate from ${app};

-- what was handed over or void stays so
create function enrolment.guard_certificate() returns trigger language plpgsql as $$
begin
  if new.enrolment_id <> old.enrolment_id
     or new.replaces_id is distinct from old.replaces_id
     or (old.document_id is not null and new.document_id is distinct from old.document_id)
     or (old.handed_to is not null
         and (new.handed_to, new.handed_on, new.hand_note) is distinct from (old.handed_to, old.handed_on, old.hand_note))
     or (old.voided_at is not null
         and (new.voided_at, new.void_reason) is distinct from (old.voided_at, old.void_reason)) then
    raise exception 'a line of the register of certificates is never written over';
  end if;
  return new;
end
$$;
create trigger certificate_stays before update on enrolment.certificate
  for each row execute function enrolment.guard_certificate();
