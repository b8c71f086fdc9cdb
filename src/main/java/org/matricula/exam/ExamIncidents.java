package org.matricula.exam;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Acting;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// 考场情况 for whoever has to look into it: what was written down in the rooms and stands. A course
/// teacher sees what they wrote down themselves.
@Repository
@Transactional(propagation = Propagation.MANDATORY)
public class ExamIncidents {

    /// @param on day of the exam, or of the report where the room had no time
    /// @param offence number of the offence it became, null while it has become none
    public record Reported(
            UUID id,
            UUID enrolmentId,
            String name,
            String studentNumber,
            String course,
            String kind,
            String words,
            String reporter,
            LocalDate on,
            @Nullable String offence) {}

    private static final String SELECT =
            """
            select i.id, c.enrolment_id, s.name, s.student_number, k.name as course, i.kind, i.words, i.reporter,
                   coalesce(o.on_day, (i.reported_at at time zone 'Asia/Shanghai')::date) as "on",
                   i.offence_number as offence
              from exam.incident i
              join exam.candidate c on c.id = i.candidate_id
              join registry.student s on s.enrolment_id = c.enrolment_id
              join curriculum.course k on k.id = c.course_id
              left join exam.part p on p.id = c.part_id
              left join exam.slot o on o.id = p.slot_id
             where i.withdrawn_at is null and i.kind <> 'absent'
               and (cast(:teacher as uuid) is null or i.reporter_id = cast(:teacher as uuid))
            """;

    private final JdbcClient sql;

    ExamIncidents(JdbcClient sql) {
        this.sql = sql;
    }

    /// Those that have become no offence, the newest first.
    public List<Reported> open(int most) {
        return asked(SELECT + " and i.offence_number is null order by i.id desc limit :most")
                .param("most", most)
                .query(Reported.class)
                .list();
    }

    /// Held until the transaction ends; empty where it does not stand or is not for these eyes.
    public Optional<Reported> hold(UUID id) {
        sql.sql("select id from exam.incident where id = :id for update")
                .param("id", id)
                .query(UUID.class)
                .optional();
        return asked(SELECT + " and i.id = :id").param("id", id).query(Reported.class).optional();
    }

    public void became(UUID id, String offence) {
        sql.sql("update exam.incident set offence_number = :number where id = :id")
                .param("number", offence)
                .param("id", id)
                .update();
    }

    private JdbcClient.StatementSpec asked(String select) {
        var actor = Acting.now();
        return sql.sql(select).param("teacher", actor.holds("teacher") ? actor.account() : null);
    }
}
