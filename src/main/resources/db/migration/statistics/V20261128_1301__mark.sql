-- One number for the values a sum keeps, so that two sums of many vectors are compared as two numbers: what
-- is summed over adds nothing, and what nobody knows adds nothing either. Two vectors with the same
-- number are one in two thousand million.
create function statistics.mark(cube int, day date, grade_level smallint, sex text, ethnicity text, status text, level text,
                                boarding text, study_form text, political_status text, entry_year smallint, origin text,
                                born int) returns bigint
language sql immutable parallel safe as $$
  select pg_catalog.hashint8extended(
           case when cube & 1024 = 0 and grade_level is not null then pg_catalog.hashint8extended(grade_level, 1) else 0 end
           # case when cube & 512 = 0 and sex is not null then pg_catalog.hashtextextended(sex collate "C", 2) else 0 end
           # case when cube & 256 = 0 and ethnicity is not null then pg_catalog.hashtextextended(ethnicity collate "C", 3) else 0 end
           # case when cube & 128 = 0 and status is not null then pg_catalog.hashtextextended(status collate "C", 4) else 0 end
           # case when cube & 64 = 0 and level is not null then pg_catalog.hashtextextended(level collate "C", 5) else 0 end
           # case when cube & 32 = 0 and boarding is not null then pg_catalog.hashtextextended(boarding collate "C", 6) else 0 end
           # case when cube & 16 = 0 and study_form is not null then pg_catalog.hashtextextended(study_form collate "C", 7) else 0 end
           # case when cube & 8 = 0 and political_status is not null then pg_catalog.hashtextextended(political_status collate "C", 8) else 0 end
           # case when cube & 4 = 0 and entry_year is not null then pg_catalog.hashint8extended(entry_year, 9) else 0 end
           # case when cube & 2 = 0 and origin is not null then pg_catalog.hashtextextended(origin collate "C", 10) else 0 end
           # case when cube & 1 = 0 and born is not null then pg_catalog.hashint8extended(born, 11) else 0 end,
           coalesce(day - date '1900-01-01', 0)) & 2147483647
$$;
