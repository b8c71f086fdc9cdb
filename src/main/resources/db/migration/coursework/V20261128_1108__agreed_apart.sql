-- Whoever agreed before a sheet was handed to the receiving department sees it no more, and is not asked what they
-- think of what is judged there: they let the student go.
alter table coursework.recognition_agreement add apart boolean not null default false;
comment on column coursework.recognition_agreement.apart is '同意时认定单是否已在转入单位';
