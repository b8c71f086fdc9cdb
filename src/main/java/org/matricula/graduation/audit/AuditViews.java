package org.matricula.graduation.audit;

/// What is asked of the audit of few students where nothing is kept; each follows
/// [AuditJudgement#JUDGED].
final class AuditViews {

    static final String PICTURE =
            """
            select j.enrolment_id, j.programme_id, p.name as programme, j.credits, j.credits_need, j.average,
                   j.outcome, j.degree, j.parts as segments,
                   j.in_results + j.in_programme + j.in_record + j.in_outside as inputs
              from judged j left join curriculum.programme p on p.id = j.programme_id
            """;

    static final String OUTLINES =
            """
            select j.enrolment_id, j.credits, j.credits_need, j.outcome, j.degree,
                   array(select distinct k.rule from lacks k where k.enrolment_id = j.enrolment_id
                          order by k.rule) as rules
              from judged j
            """;

    static final String UNMET =
            """
            select k.rule, k.about, k.needs, k.has, k.leads_to, k.reach,
                   array(select c.code || ' ' || c.name from curriculum.course c where c.id = any (k.courses)
                          order by case when k.reach is not null then array_position(k.courses, c.id) end, c.code) as courses
              from lacks k order by k.rule, k.about
            """;

    static final String MODULES =
            """
            select m.name as module, m.least_credits as needs, coalesce(i.credits, 0) as has
              from figures f
              join curriculum.module m on m.programme_id = f.programme_id
              left join in_module i on i.enrolment_id = f.enrolment_id and i.module = m.name
             order by m.seq
            """;

    static final String OPEN =
            """
            select distinct on (c.id) c.id, c.code, c.name, c.credits, c.nature, p.planned_term as term, p.module
              from segment g
              join plan p on p.programme_id = g.programme_id
               and (g.current or p.nature <> 'elective'
                    and p.planned_term between g.term_from and coalesce(g.term_to, 99))
              join curriculum.course c on c.id = p.course_id
             where not exists (select from result x where x.enrolment_id = g.enrolment_id
                                  and x.course_id = p.course_id and x.passed)
             order by c.id, g.current desc
            """;

    static final String SEGMENTS =
            """
            select p.name as programme, g.since, g.term_from, g.term_to
              from segment g join curriculum.programme p on p.id = g.programme_id order by g.since
            """;

    private AuditViews() {}
}
