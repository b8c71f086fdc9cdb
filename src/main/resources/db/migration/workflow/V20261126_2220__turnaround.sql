-- the question of each office's turn-around: what was decided within a period
create index step_decided on workflow.step (decided_at) where decision is not null;
