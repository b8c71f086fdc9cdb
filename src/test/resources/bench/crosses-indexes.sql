-- Those of the program that would only have slowed the laying and the summing.
create index delta_later on statistics.delta (recorded_at);
create index trait_enrolment on statistics.trait (enrolment_id);
create index spell_unit on registry.spell (unit_id);
