-- Sums of millions of deltas are made in memory rather than in files: only one fold or compaction runs
-- at a time, so that the memory is asked for once.
alter function statistics.fold_up(bigint) set work_mem = '128MB';
alter function statistics.compact(date, bigint) set work_mem = '128MB';
