-- 宿舍: where a newcomer will live; classes are dealt so that each gets its share of every building and room
alter table enrolment.candidate add dorm_building text, add dorm_room text;
comment on column enrolment.candidate.dorm_building is '宿舍楼';
comment on column enrolment.candidate.dorm_room is '房间';
