package org.matricula.coursework;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// What counts: of each course one published result a student, by the rule of the school. Read by
/// whatever asks for credits and failed courses; runs over a whole school read the same view,
/// `coursework.v_counted`, for themselves.
@Repository
@Transactional(readOnly = true)
public class CountedGrades {

    /// Credits earned in one module of the programme.
    public record Earned(UUID enrolmentId, String module, BigDecimal least, BigDecimal earned) {}

    private static final String COUNTED =
            """
            select g.enrolment_id, g.course_id, c.code, c.name as course, g.credits, g.nature, m.name as module,
                   r.name as term, g.attempt, g.total, g.mark, g.passed, m.id as module_id,
                   case when g.line_id is not null then
                     (select string_agg(o.origin || ' ' || o.name, '、' order by o.origin, o.name)
                        from coursework.recognition_source o where o.line_id = g.line_id) end as origin
              from coursework.v_counted g
              join curriculum.course c on c.id = g.course_id
              join curriculum.planned_course p on p.programme_id = g.programme_id and p.course_id = g.course_id
              join curriculum.module m on m.id = p.module_id
              join calendar.term r on r.id = g.term_id
             where g.enrolment_id = any (:enrolments)
            """;

    private final JdbcClient sql;

    CountedGrades(JdbcClient sql) {
        this.sql = sql;
    }

    /// By student and course ID.
    public List<CountedGrade> of(Collection<UUID> enrolments) {
        return asked(
                        "select * from (" + COUNTED + ") k order by k.enrolment_id, k.code",
                        enrolments)
                .query(CountedGrade.class)
                .list();
    }

    /// 不及格课程: counted, and not passed.
    public List<CountedGrade> failed(Collection<UUID> enrolments) {
        return asked(
                        "select * from ("
                                + COUNTED
                                + ") k where k.passed is false order by k.enrolment_id, k.code",
                        enrolments)
                .query(CountedGrade.class)
                .list();
    }

    /// 模块学分: one line for each module in which the student has a counted course.
    public List<Earned> credits(Collection<UUID> enrolments) {
        return asked(
                        "select k.enrolment_id, m.name as module, m.least_credits as least,"
                                + " coalesce(sum(k.credits) filter (where k.passed), 0) as earned from ("
                                + COUNTED
                                + ") k join curriculum.module m on m.id = k.module_id"
                                + " group by k.enrolment_id, m.id order by k.enrolment_id, m.seq",
                        enrolments)
                .query(Earned.class)
                .list();
    }

    /// 应修学分: the least credits of all modules of a programme.
    public BigDecimal required(UUID programme) {
        return sql.sql(
                        "select coalesce(sum(least_credits), 0) from curriculum.module where programme_id = :id")
                .param("id", programme)
                .query(BigDecimal.class)
                .single();
    }

    /// Enrolments of the acting person's own reach, for their own transcript.
    List<UUID> own() {
        return sql.sql(
                        """
                        select s.enrolment_id from registry.student s
                         where s.person_id = any ((select string_to_array(current_setting('app.persons'), ','))::uuid[])
                         order by s.enrolment_id
                        """)
                .query(UUID.class)
                .list();
    }

    private JdbcClient.StatementSpec asked(String select, Collection<UUID> enrolments) {
        return sql.sql(select).param("enrolments", enrolments.toArray(UUID[]::new));
    }
}
