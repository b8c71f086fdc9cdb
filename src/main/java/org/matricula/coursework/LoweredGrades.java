package org.matricula.coursework;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.matricula.kernel.Acting;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Published marks that a decision changes.
@Repository
@Transactional(propagation = Propagation.MANDATORY)
public class LoweredGrades {

    /// @param course its name
    /// @param closesOn the day whose pass mark counts
    public record Graded(
            UUID id,
            UUID institutionId,
            long scopePos,
            String course,
            int total,
            int version,
            LocalDate closesOn) {}

    private static final String SELECT =
            """
            select g.id, t.institution_id, g.scope_pos, c.name as course, g.total, g.version, t.closes_on
              from coursework.grade g
              join coursework.task t on t.id = g.task_id and t.stage = 'published'
              join curriculum.course c on c.id = t.course_id
              join calendar.term r on r.id = t.term_id
             where g.total is not null
            """;

    private final JdbcClient sql;

    LoweredGrades(JdbcClient sql) {
        this.sql = sql;
    }

    Optional<Graded> published(UUID enrolment, String course) {
        return sql.sql(
                        SELECT
                                + """
                                and g.enrolment_id = :enrolment and c.code = :course
                                order by lower(r.during) desc, g.id desc limit 1
                                """)
                .param("enrolment", enrolment)
                .param("course", course)
                .query(Graded.class)
                .optional();
    }

    Optional<Graded> find(UUID grade) {
        return sql.sql(SELECT + "and g.id = :id").param("id", grade).query(Graded.class).optional();
    }

    void hold(UUID grade) {
        sql.sql("select id from coursework.grade where id = :id for update")
                .param("id", grade)
                .query(UUID.class)
                .optional();
    }

    /// The value is kept with its decision first: without one the grade itself lets nothing be
    /// written over.
    void write(Graded it, int mark, boolean passed, String decision, String reason, Instant at) {
        var actor = Acting.now();
        sql.sql(
                        """
                        insert into coursework.grade_version
                          (grade_id, version, scope_pos, person_id, usual, midterm, practical, exam, mark, total, typed_by, typist,
                           typed_at, decision, decision_reason)
                        select g.id, g.version + 1, g.scope_pos, g.person_id, g.usual, g.midterm, g.practical,
                               g.exam, g.mark, :mark, cast(:by as uuid), :typist, :at, :decision, :reason
                          from coursework.grade g where g.id = :id
                        """)
                .param("mark", mark)
                .param("by", actor.account())
                .param("typist", actor.name())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("decision", decision)
                .param("reason", reason)
                .param("id", it.id())
                .update();
        sql.sql(
                        """
                        update coursework.grade set total = :mark, passed = :passed, version = version + 1
                         where id = :id
                        """)
                .param("mark", mark)
                .param("passed", passed)
                .param("id", it.id())
                .update();
    }
}
