-- 荣誉: what papers and volumes tell of a student; never that somebody got a grant or a loan
create view selection.v_honour with (security_invoker = true) as
select w.id, w.enrolment_id, w.name, w.awarded_on from selection.award w
 where w.revoked_on is null and w.kind in ('honour', 'scholarship');
comment on view selection.v_honour is '荣誉: honours and scholarships that stand';
