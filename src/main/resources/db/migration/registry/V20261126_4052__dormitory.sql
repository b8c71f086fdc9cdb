-- 宿舍: where a student lives, as far as the school has written it down
alter table registry.enrolment add dorm_building text, add dorm_room text;
comment on column registry.enrolment.dorm_building is '宿舍楼';
comment on column registry.enrolment.dorm_room is '房间';
