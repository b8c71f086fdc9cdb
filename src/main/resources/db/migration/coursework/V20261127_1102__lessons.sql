-- 上课时间 as the timetable system gives it: no timetable of ours, but enough to know a clash by.
alter table coursework.task add lesson_times text, add lessons int4multirange,
  add check ((lesson_times is null) = (lessons is null));
comment on column coursework.task.lesson_times is '上课时间: as it is shown, null where it is not said';
comment on column coursework.task.lessons is '上课时间: the same as ranges, week of the term x 1000 + weekday x 100 + lesson';
