-- what a guardian is told of a child ends with the link to the child, not with the account
alter table announcement.recipient add enrolment_id uuid references registry.enrolment;
comment on column announcement.recipient.enrolment_id is '学籍: the student it is told to or about; null for staff';
-- for the foreign key
create index recipient_enrolment on announcement.recipient (enrolment_id) where enrolment_id is not null;

-- over all schools
select set_config('app.lo', '0', true), set_config('app.hi', '9223372036854775807', true),
       set_config('app.persons', '', true);
update announcement.recipient r set enrolment_id = e.id
  from announcement.announcement a, registry.enrolment e
 where a.id = r.announcement_id and r.number is not null
   and e.institution_id = a.institution_id and e.student_number = r.number;

-- an account's own are read as far as the acting post reaches the student they are about
drop policy reached on announcement.recipient;
create policy reached on announcement.recipient using (
  account_id::text = (select current_setting('app.account'))
     and (enrolment_id is null
          or exists (select from registry.enrolment e where e.id = recipient.enrolment_id and e.person_id = any (
               (select string_to_array(current_setting('app.persons'), ',')::uuid[])::uuid[])))
  or (select current_setting('app.persons')) = ''
     and exists (select from organisation.unit u where u.id = recipient.unit_id and u.pos between
           (select current_setting('app.lo')::bigint) and (select current_setting('app.hi')::bigint)));

-- the policy of the announcement itself asks for such a recipient, and so follows this one
