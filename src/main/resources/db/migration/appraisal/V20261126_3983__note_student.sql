-- a student's notes, also when the student moves to another unit
create index conduct_note_enrolment on appraisal.conduct_note (enrolment_id);
