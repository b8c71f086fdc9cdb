package org.matricula.change.study;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.workflow.Subject;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// 延长年限: from which expected graduation to which, and whether that still stands.
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class Extensions {

    record Extension(UUID enrolmentId, @Nullable LocalDate graduationBefore) {}

    private final JdbcClient sql;

    Extensions(JdbcClient sql) {
        this.sql = sql;
    }

    void add(Subject student, UUID caseId, UUID event, @Nullable LocalDate before, LocalDate on) {
        sql.sql(
                        """
                        insert into change.study_extension
                          (case_id, enrolment_id, person_id, scope_pos, event_id, graduation_before, graduation_on)
                        values (:case, :enrolment, :person, :scope, :event, :before, :on)
                        """)
                .param("case", caseId)
                .param("enrolment", student.id())
                .param("person", student.person())
                .param("scope", student.scopePos())
                .param("event", event)
                .param("before", before)
                .param("on", on)
                .update();
    }

    Optional<Extension> of(UUID caseId) {
        return sql.sql(
                        """
                        select enrolment_id, graduation_before from change.study_extension
                         where case_id = :case and reversed_at is null
                        """)
                .param("case", caseId)
                .query(Extension.class)
                .optional();
    }

    void reversed(UUID caseId, Instant at) {
        sql.sql("update change.study_extension set reversed_at = :at where case_id = :case")
                .param("at", at.atOffset(java.time.ZoneOffset.UTC))
                .param("case", caseId)
                .update();
    }
}
