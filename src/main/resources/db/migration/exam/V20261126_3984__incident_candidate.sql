-- what follows a candidate asks for withdrawn incidents too
create index incident_candidate on exam.incident (candidate_id);
