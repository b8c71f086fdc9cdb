-- Those of the program that would only have slowed the laying and the summing.
create index if not exists delta_later on statistics.delta (recorded_at);
create index if not exists trait_enrolment on statistics.trait (enrolment_id);
create index if not exists spell_unit on registry.spell (unit_id);
