-- Replacing a function whole forgets what was set for it. A part that is summed has its groups in memory,
-- and does not write them to disk and back.
alter function statistics.fold_up(bigint, bigint) set work_mem = '128MB';
