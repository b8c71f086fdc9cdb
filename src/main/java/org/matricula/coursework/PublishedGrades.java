package org.matricula.coursework;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// Every attempt that was published, and every recognised course, for papers that show them all.
/// What counts among them says [CountedGrades] alone.
@Repository
@Transactional(readOnly = true)
public class PublishedGrades {

    private final JdbcClient sql;

    PublishedGrades(JdbcClient sql) {
        this.sql = sql;
    }

    /// By student, term, course ID and attempt.
    public List<PublishedGrade> of(Collection<UUID> enrolments) {
        return sql.sql(
                        """
                        select k.* from (
                        select g.enrolment_id, t.course_id, c.code, c.name as course, c.credits, c.hours, c.nature,
                               c.assessment, p.id as programme_id, p.name as programme, p.entry_year as programme_year,
                               r.id as term_id, r.year, r.name as term, lower(r.during) as term_from,
                               g.attempt, g.total, g.mark, g.passed, null as origin
                          from coursework.grade g
                          join coursework.task t on t.id = g.task_id and t.stage = 'published'
                          join curriculum.course c on c.id = t.course_id
                          join curriculum.programme p on p.id = coalesce(g.programme_id, t.programme_id)
                          join calendar.term r on r.id = t.term_id
                         where g.enrolment_id = any (:enrolments) and (g.total is not null or g.mark is not null)
                        union all
                        select l.enrolment_id, l.course_id, c.code, c.name, l.credits, c.hours, c.nature, c.assessment,
                               p.id, p.name, p.entry_year, r.id, r.year, r.name, lower(r.during), 'recognised',
                               case when l.keeps_mark then l.total end,
                               case when l.keeps_mark then l.mark when n.kind = 'exemption' then 'exempt' else 'recognised' end,
                               true,
                               (select string_agg(o.origin || ' ' || o.name, '、' order by o.origin, o.name)
                                  from coursework.recognition_source o where o.line_id = l.id)
                          from coursework.recognition_line l
                          join coursework.recognition n on n.case_id = l.case_id
                          join curriculum.course c on c.id = l.course_id
                          join curriculum.programme p on p.id = n.programme_id
                          join calendar.term r on r.id = l.term_id
                         where l.enrolment_id = any (:enrolments) and l.in_force) k
                         order by k.enrolment_id, k.term_from, k.code,
                                  array_position(array['first', 'deferred', 'make-up', 'clearance', 'retake', 'recognised'],
                                                 k.attempt)
                        """)
                .param("enrolments", enrolments.toArray(UUID[]::new))
                .query(PublishedGrade.class)
                .list();
    }
}
