package org.matricula.coursework.recognition;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Since when a recognition counts, and where its rows lie: with their student, or with the
/// department that is asked to take the student in.
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class ForceRows {

    private final JdbcClient sql;

    ForceRows(JdbcClient sql) {
        this.sql = sql;
    }

    /// Every line that was not declined counts from the day on.
    ///
    /// @param term of results from outside; our own keep theirs
    void grant(UUID caseId, LocalDate on, @Nullable UUID term, Instant at) {
        lie(caseId);
        sql.sql(
                        """
                        update coursework.recognition_line l
                           set in_force = true, granted_on = :on, verdict = 'accepted',
                               term_id = coalesce(
                                 (select t.term_id from coursework.recognition_source o
                                    join coursework.grade g on g.id = o.grade_id
                                    join coursework.task t on t.id = g.task_id
                                    join calendar.term m on m.id = t.term_id
                                   where o.line_id = l.id order by lower(m.during) desc limit 1), cast(:term as uuid))
                         where l.case_id = :case and l.verdict <> 'declined'
                        """)
                .param("on", on)
                .param("term", term, java.sql.Types.OTHER)
                .param("case", caseId)
                .update();
        sql.sql(
                        """
                        update coursework.recognition_source o set in_force = true, granted_on = :on
                          from coursework.recognition_line l
                         where l.id = o.line_id and l.case_id = :case and l.in_force
                        """)
                .param("on", on)
                .param("case", caseId)
                .update();
        sql.sql("update coursework.recognition set granted_at = :at where case_id = :case")
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("case", caseId)
                .update();
    }

    /// @return false if it never counted, or no longer does
    boolean reverse(UUID caseId, Instant at) {
        sql.sql(
                        """
                        update coursework.recognition_source o set in_force = false
                          from coursework.recognition_line l where l.id = o.line_id and l.case_id = :case
                        """)
                .param("case", caseId)
                .update();
        sql.sql("update coursework.recognition_line set in_force = false where case_id = :case")
                .param("case", caseId)
                .update();
        return sql.sql(
                                """
                                update coursework.recognition set reversed_at = :at
                                 where case_id = :case and granted_at is not null and reversed_at is null
                                """)
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .param("case", caseId)
                        .update()
                == 1;
    }

    /// To the receiving departments, each case to its own place.
    int hand(List<UUID> cases, List<Long> positions) {
        var ids = cases.toArray(UUID[]::new);
        var places = positions.toArray(Long[]::new);
        var moved =
                sql.sql(
                                """
                                update coursework.recognition r set scope_pos = n.pos, apart = true
                                  from unnest(cast(:cases as uuid[]), cast(:places as bigint[])) n (id, pos)
                                 where r.case_id = n.id and r.granted_at is null
                                """)
                        .param("cases", ids)
                        .param("places", places)
                        .update();
        follow(List.of(ids));
        return moved;
    }

    /// Back to where the student is today.
    private void lie(UUID caseId) {
        sql.sql(
                        """
                        update coursework.recognition r set scope_pos = s.scope_pos, apart = false
                          from registry.student s where r.case_id = :case and s.enrolment_id = r.enrolment_id and r.apart
                        """)
                .param("case", caseId)
                .update();
        follow(List.of(caseId));
    }

    private void follow(Collection<UUID> cases) {
        sql.sql(
                        """
                        update coursework.recognition_source o set scope_pos = r.scope_pos
                          from coursework.recognition_line l join coursework.recognition r on r.case_id = l.case_id
                         where o.line_id = l.id and r.case_id = any (:cases) and o.scope_pos <> r.scope_pos
                        """)
                .param("cases", cases.toArray(UUID[]::new))
                .update();
        sql.sql(
                        """
                        update coursework.recognition_line l set scope_pos = r.scope_pos
                          from coursework.recognition r
                         where r.case_id = l.case_id and r.case_id = any (:cases) and l.scope_pos <> r.scope_pos
                        """)
                .param("cases", cases.toArray(UUID[]::new))
                .update();
    }
}
