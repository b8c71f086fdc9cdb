-- Whoever follows a batch of acts asks for the recent ones: a founded register has tens of thousands of
-- old ones in a batch, and without the day the planner went through everybody within reach instead.
drop index registry.event_batch;
create index event_batch on registry.status_event (batch, effective_on);
