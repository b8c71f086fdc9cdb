package org.matricula.graduation.audit;

/// The questions of the audit, first part: whom, by which conditions, and the figures of each.
final class AuditFigures {

    static final String RULES_OF_ROUND =
            """
            rule as materialized (select r.rule, r.threshold, r.leads_to from graduation.round_rule r where r.round_id = :round),
            """;

    static final String RULES_OF_DAY =
            """
            rule as materialized (
              select h.rule, h.threshold, h.leads_to from (
                select distinct on (q.rule) q.rule, q.threshold, q.enabled, q.leads_to
                  from graduation.requirement q join organisation.unit i on i.id = :institution
                 where (q.institution_id is null or q.institution_id = i.id) and q.education = i.education
                   and q.during @> cast(:rulesOn as date)
                 order by q.rule, q.institution_id nulls last) h
               where h.enabled),
            """;

    /// Of what the sums over the inputs are made: 1 the first way, 2 with the file of the
    /// photograph and the bounds of earlier segments. A round is looked at again in the way it was
    /// run.
    static final int FORMULA = 2;

    static final String FIGURES =
            """
            formula as materialized (
              select coalesce((select r.formula from graduation.round r where r.id = :round), %d) as n),
            -- named first, so that no table is gone through for a range of it
            near as materialized (
              select c.enrolment_id from registry.student c
               where c.institution_id = :institution and c.scope_pos between :lo and :hi
                 and (cardinality(:only) = 0 or c.enrolment_id = any (:only))),
            who as materialized (
              select s.enrolment_id, s.person_id, s.scope_pos, s.unit_id, s.entry_year, coalesce(s.level, '') as level,
                     s.grade_level, s.registration, e.entry_on, e.study_limit_on, e.graduation_photo_id is not null as photo,
                     e.graduation_photo_id as photo_file,
                     -- asked one by one: joined, row-level security would look through everybody in reach
                     coalesce((select p.document_number is not null from registry.person p where p.id = s.person_id),
                              false) as document
                from registry.student s
                join registry.enrolment e
                  on e.id = s.enrolment_id and e.id = any (array(select n.enrolment_id from near n))
                 -- the range as well, or row-level security's own would be gone through
                 and e.scope_pos between :lo and :hi
               where s.enrolment_id = any (array(select n.enrolment_id from near n)) and %s),
            -- spell by spell, as far as they have begun by the day, with the days of leave before each
            spelt as materialized (
              select sp.enrolment_id, sp.unit_id, lower(sp.during) as since,
                     coalesce(sum(upper(sp.during) - lower(sp.during)) filter (where sp.status not in ('01', '13'))
                       over before, 0)::int as away
                from registry.spell sp
               where upper_inf(sp.recorded) and lower(sp.during) <= :until
                 and sp.enrolment_id = any (array(select w.enrolment_id from who w))
              window before as (partition by sp.enrolment_id order by lower(sp.during)
                rows between unbounded preceding and 1 preceding)),
            stay as materialized (
              select t.enrolment_id, t.unit_id, t.since, t.away from spelt t
              union all
              select w.enrolment_id, w.unit_id, w.entry_on, 0 from who w
               where not exists (select from spelt t where t.enrolment_id = w.enrolment_id)),
            asked as (select distinct st.unit_id, w.entry_year, w.level from stay st join who w on w.enrolment_id = st.enrolment_id),
            followed as materialized (
              select distinct on (k.unit_id, k.entry_year, k.level) k.unit_id, k.entry_year, k.level, p.id as programme_id
                from asked k
                join organisation.unit c on c.id = k.unit_id
                join curriculum.programme p
                  on p.institution_id = :institution and p.entry_year = k.entry_year and p.level in ('', k.level)
                 and p.effective_at is not null
                join organisation.unit u on u.id = p.unit_id and c.pos between u.pos and u.pos_end
               order by k.unit_id, k.entry_year, k.level, u.pos desc, p.level desc, p.version desc),
            walked as (
              select st.enrolment_id, f.programme_id, st.since, st.away,
                     lag(f.programme_id) over (partition by st.enrolment_id order by st.since) as before
                from stay st
                join who w on w.enrolment_id = st.enrolment_id
                join followed f on f.unit_id = st.unit_id and f.entry_year = w.entry_year and f.level = w.level
               where cast(:programme as uuid) is null),
            -- whoever comes back to a programme begins it anew, and what lies between stays theirs
            path as materialized (
              select k.enrolment_id, k.programme_id, k.since, k.away from walked k
               where k.programme_id is distinct from k.before
              union all
              select w.enrolment_id, cast(:programme as uuid), w.entry_on, 0 from who w where cast(:programme as uuid) is not null),
            begun as (
              select p.enrolment_id, p.programme_id, p.since,
                     case when row_number() over o = 1 then 1
                          else 1 + greatest(extract(year from age(p.since - p.away, w.entry_on)) * 12
                                    + extract(month from age(p.since - p.away, w.entry_on)), 0)::int / 6 end as term_from
                from path p join who w on w.enrolment_id = p.enrolment_id
              window o as (partition by p.enrolment_id order by p.since)),
            segment as materialized (
              select b.enrolment_id, b.programme_id, b.since, b.term_from,
                     lead(b.term_from) over o - 1 as term_to,
                     lead(b.programme_id) over o is null as current, count(*) over (partition by b.enrolment_id) as parts
                from begun b
              window o as (partition by b.enrolment_id order by b.since, b.programme_id)),
            plan as materialized (
              select pc.programme_id, pc.course_id, pc.planned_term, m.name as module, c.nature, c.credits
                from curriculum.planned_course pc
                join curriculum.module m on m.id = pc.module_id
                join curriculum.course c on c.id = pc.course_id
               where pc.programme_id = any (array(select distinct g.programme_id from segment g))),
            result as materialized (
              select c.enrolment_id, c.course_id, c.credits, c.total, c.passed
                from coursework.v_counted c
               where c.enrolment_id = any (array(select w.enrolment_id from who w)) and c.passed is not null
                 and not c.course_id = any (:assumed)
              union all
              select w.enrolment_id, c.id, c.credits, null, true
                from who w cross join curriculum.course c where c.id = any (:assumed)),
            -- what the programme itself asks for the degree; the school's own condition speaks where it is silent
            degree_need as materialized (
              select distinct on (g.enrolment_id) g.enrolment_id, d.least_gpa, d.least_average, d.least_degree_score,
                     num_nonnulls(d.least_gpa, d.least_average, d.least_degree_score) > 0 as said
                from segment g
                join who w on w.enrolment_id = g.enrolment_id
                join curriculum.degree_condition d on d.programme_id = g.programme_id and d.level in ('', w.level)
               where g.current
               order by g.enrolment_id, d.level desc),
            older as materialized (
              select distinct on (g.enrolment_id, p.course_id) g.enrolment_id, p.course_id, p.module, p.nature
                from segment g join plan p on p.programme_id = g.programme_id
               where not g.current
               order by g.enrolment_id, p.course_id, g.term_from desc),
            matched as (
              select r.enrolment_id, r.course_id, r.credits, r.total, r.passed, coalesce(p.module, o.module) as module,
                     p.nature,
                     case when d.said then d.least_degree_score
                          else (select r.threshold from rule r where r.rule = 'degree-courses') end as least
                from result r
                left join degree_need d on d.enrolment_id = r.enrolment_id
                left join segment g on g.enrolment_id = r.enrolment_id and g.current
                left join plan p on p.programme_id = g.programme_id and p.course_id = r.course_id
                left join older o on o.enrolment_id = r.enrolment_id and o.course_id = r.course_id),
            in_module as materialized (
              select m.enrolment_id, m.module,
                     coalesce(sum(m.credits) filter (where m.passed), 0) as credits,
                     count(*) filter (where m.passed and m.nature <> 'elective') as demanded,
                     sum(m.total * m.credits) filter (where m.passed and m.total is not null) as points,
                     sum(m.credits) filter (where m.passed and m.total is not null) as marked,
                     coalesce(sum(m.credits) filter (where m.passed and coalesce(m.nature, 'elective') = 'elective'), 0)
                       as elective_credits,
                     count(*) filter (where m.passed and coalesce(m.nature, 'elective') = 'elective') as electives,
                     array_agg(m.course_id order by m.course_id) filter (where m.passed and m.nature = 'degree'
                       and m.total < m.least) as low,
                     array_agg(m.course_id order by m.course_id) filter (where not m.passed) as failed,
                     sum(hash_record_extended(row(m.course_id, m.passed, m.total), 0)::numeric) as inputs
                from matched m group by m.enrolment_id, m.module),
            added as materialized (
              select i.enrolment_id, sum(i.credits) as credits, sum(i.demanded) as demanded,
                     sum(i.elective_credits) as elective_credits, sum(i.electives) as electives,
                     round(sum(i.points) / nullif(sum(i.marked), 0), 2) as average, sum(i.inputs) as inputs
                from in_module i group by i.enrolment_id),
            low as (select i.enrolment_id, c.id as course_id from in_module i cross join lateral unnest(i.low) c (id)
                     where i.low is not null),
            low_of as (select l.enrolment_id, array_agg(l.course_id) as courses from low l group by l.enrolment_id),
            failed_of as (
              select i.enrolment_id, array_agg(c.id order by c.id) as courses
                from in_module i cross join lateral unnest(i.failed) c (id)
               where i.failed is not null group by i.enrolment_id),
            gpa as materialized (
              select g.enrolment, g.points from unnest(cast(:gpaOf as uuid[]), cast(:gpa as numeric[])) g (enrolment, points)),
            need as materialized (
              select p.id as programme_id, coalesce(p.least_credits, m.credits, 0) as credits,
                     coalesce(p.least_elective_credits, 0) as elective_credits, coalesce(p.least_electives, 0) as electives,
                     coalesce(d.demanded, 0) as demanded, coalesce(d.planned, 0) as planned,
                     coalesce(m.inputs, 0) + coalesce(d.inputs, 0) + coalesce(c.inputs, 0)
                       + hash_record_extended(row(p.least_credits, p.least_elective_credits, p.least_electives), 0)::numeric
                       as inputs
                from curriculum.programme p
                left join (select programme_id, sum(least_credits) as credits,
                                  sum(hash_record_extended(row(id, name, least_credits), 0)::numeric) as inputs
                             from curriculum.module group by programme_id) m
                  on m.programme_id = p.id
                left join (select programme_id, count(*) as planned, count(*) filter (where nature <> 'elective') as demanded,
                                  sum(hash_record_extended(row(course_id, planned_term, module, nature, credits), 0)::numeric) as inputs
                             from plan group by programme_id) d
                  on d.programme_id = p.id
                left join (select programme_id,
                                  sum(hash_record_extended(row(level, least_gpa, least_average, least_degree_score), 0)::numeric)
                                    as inputs
                             from curriculum.degree_condition group by programme_id) c
                  on c.programme_id = p.id
               where p.id = any (array(select distinct g.programme_id from segment g))),
            earlier as (
              select g.enrolment_id, sum(n.inputs) as inputs,
                     sum(hash_record_extended(row(g.programme_id, g.term_from, g.term_to, n.inputs), 0)::numeric) as bounded
                from segment g join need n on n.programme_id = g.programme_id
               where not g.current group by g.enrolment_id),
            -- only those who lack something are looked at course by course
            short as materialized (
              select g.enrolment_id from segment g
                join need n on n.programme_id = g.programme_id
                left join added a on a.enrolment_id = g.enrolment_id
               where g.current and (g.parts > 1 or coalesce(a.demanded, 0) < n.demanded)),
            -- a course that two programmes of one student plan is demanded once
            demanded as (
              select distinct on (g.enrolment_id, p.course_id) g.enrolment_id, p.course_id, p.nature, r.passed
                from short h
                join segment g on g.enrolment_id = h.enrolment_id
                join plan p on p.programme_id = g.programme_id and p.nature <> 'elective'
                            and p.planned_term between g.term_from and coalesce(g.term_to, 99)
                left join result r on r.enrolment_id = g.enrolment_id and r.course_id = p.course_id
               order by g.enrolment_id, p.course_id, g.term_from desc),
            lacking as materialized (
              select d.enrolment_id,
                     count(*) filter (where d.nature <> 'practice') as required,
                     count(*) filter (where d.nature <> 'practice' and d.passed) as required_passed,
                     count(*) filter (where d.nature = 'practice') as practice,
                     count(*) filter (where d.nature = 'practice' and d.passed) as practice_passed,
                     count(*) as planned, count(d.passed) as taken,
                     array_agg(d.course_id order by d.course_id) filter (where d.nature <> 'practice' and d.passed is not true) as required_courses,
                     array_agg(d.course_id order by d.course_id) filter (where d.nature = 'practice' and d.passed is not true) as practice_courses,
                     array_agg(d.course_id order by d.course_id) filter (where d.passed is null) as untaken
                from demanded d group by d.enrolment_id),
            obstacle as materialized (
              select o.enrolment, o.rule, string_agg(o.about, '；' order by o.about) as about
                from unnest(cast(:obstacles as uuid[]), cast(:obstacleRules as text[]), cast(:obstacleWords as text[]))
                     o (enrolment, rule, about)
               group by o.enrolment, o.rule),
            unified as materialized (
              -- what the national register does not have lets nobody through
              select x.enrolment_id,
                     bool_or(x.subject = 'english' and x.synced_on is not null) as english,
                     bool_or(x.subject = 'computer' and x.synced_on is not null) as computer,
                     bool_or(x.subject = 'english') as english_here, bool_or(x.subject = 'computer') as computer_here
                from graduation.unified_exam x
               where x.enrolment_id = any (array(select w.enrolment_id from who w)) and x.result in ('passed', 'exempt')
                 and x.voided_at is null
               group by x.enrolment_id),
            outside as (
              select k.enrolment_id, sum(k.h) as h from (
                select o.enrolment as enrolment_id, hash_record_extended(row(o.rule, o.about), 0)::numeric as h from obstacle o
                union all
                select x.enrolment_id, hash_record_extended(row(x.english, x.computer, x.english_here, x.computer_here), 0)
                  from unified x) k
               group by k.enrolment_id),
            figures as materialized (
              select w.enrolment_id, w.person_id, w.scope_pos, w.level, w.grade_level, w.registration, w.entry_on,
                     w.study_limit_on, w.photo, w.document, g.programme_id, coalesce(g.parts, 0)::int as parts,
                     coalesce(a.credits, 0) as credits, coalesce(n.credits, 0) as credits_need,
                     coalesce(n.planned, 0) as in_plan, a.average,
                     l.required, l.required_passed, l.practice, l.practice_passed, l.planned, l.taken,
                     l.required_courses, l.practice_courses, l.untaken, lo.courses as low_courses,
                     fa.courses as failed_courses, coalesce(a.elective_credits, 0) as elective_credits,
                     coalesce(a.electives, 0) as electives, coalesce(n.elective_credits, 0) as elective_credits_need,
                     coalesce(n.electives, 0) as electives_need, gp.points as gpa, dn.said as own_degree,
                     dn.least_gpa, dn.least_average, dn.least_degree_score,
                     (extract(year from age(:until, w.entry_on)) * 12 + extract(month from age(:until, w.entry_on)))::int as months,
                     coalesce(u.english, false) as english, coalesce(u.computer, false) as computer,
                     coalesce(u.english_here, false) as english_here, coalesce(u.computer_here, false) as computer_here,
                     coalesce(a.inputs, 0) + coalesce(hash_record_extended(row(gp.points), 0), 0) as in_results,
                     hash_record_extended(row(g.programme_id, g.parts, g.term_from, n.inputs), 0)::numeric
                       + coalesce(case when (select n from formula) = 1 then b.inputs else b.bounded end, 0) as in_programme,
                     case when (select n from formula) = 1
                          then hash_record_extended(row(w.registration, w.photo, w.document, w.level, w.grade_level,
                                 w.entry_on, w.study_limit_on), 0)
                          else hash_record_extended(row(w.registration, w.photo_file, w.document, w.level, w.grade_level,
                                 w.entry_on, w.study_limit_on), 0) end::numeric as in_record,
                     coalesce(x.h, 0) as in_outside
                from who w
                left join segment g on g.enrolment_id = w.enrolment_id and g.current
                left join need n on n.programme_id = g.programme_id
                left join earlier b on b.enrolment_id = w.enrolment_id
                left join added a on a.enrolment_id = w.enrolment_id
                left join lacking l on l.enrolment_id = w.enrolment_id
                left join low_of lo on lo.enrolment_id = w.enrolment_id
                left join failed_of fa on fa.enrolment_id = w.enrolment_id
                left join degree_need dn on dn.enrolment_id = w.enrolment_id
                left join gpa gp on gp.enrolment = w.enrolment_id
                left join unified u on u.enrolment_id = w.enrolment_id
                left join outside x on x.enrolment_id = w.enrolment_id),
            """;

    private AuditFigures() {}
}
