-- the edge keeps what a request with an Idempotency-Key was answered (portal.kept_answer)
drop table workflow.answer;
