-- 主管部门批复: what the authority above a senior high school says to an expulsion
alter table discipline.proceeding
  add authority        text,
  add authority_agrees boolean,
  add authority_number text,
  add authority_on     date,
  add authority_note   text,
  add check ((authority_agrees is null) = (authority_number is null and authority_on is null and authority is null));
comment on column discipline.proceeding.authority is '批复机关';
comment on column discipline.proceeding.authority_agrees is '主管部门是否批准';
comment on column discipline.proceeding.authority_number is '批复文号';
comment on column discipline.proceeding.authority_on is '批复日期';
comment on column discipline.proceeding.authority_note is '主管部门意见';
alter table discipline.paper drop constraint paper_part_check;
alter table discipline.paper add constraint paper_part_check check (part in
  ('evidence', 'statement', 'hearing', 'legality', 'minutes', 'authority', 'proof', 'appeal'));
comment on column discipline.paper.part is '材料: evidence 证据, statement 陈述申辩书, hearing 听证笔录, legality 合法性审查意见, minutes 会议纪要, authority 主管部门批复, proof 送达证明, appeal 复查材料';
