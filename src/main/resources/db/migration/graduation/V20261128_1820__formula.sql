-- 依据算法: a round is looked at again in the way in which it was run, so that a better way to sum the inputs does
-- not make whatever was run before look changed.
alter table graduation.round add formula smallint not null default 1;
comment on column graduation.round.formula is '依据算法: 1 照片只记有无, 2 连同照片文件和各段培养方案的起止学期';
alter table graduation.round alter formula set default 2;
