-- who said it reads the answer and judges it, also when the student has gone where they do not reach
create policy own_word on feedback.feedback for select
  using (giver_id::text = (select current_setting('app.account')));
create policy own_judgement on feedback.feedback for update
  using (giver_id::text = (select current_setting('app.account')));
