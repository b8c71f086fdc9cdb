package org.matricula.graduation.unified;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.codebook.Level;
import org.matricula.workflow.CaseView;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Granted exemptions, and whether one may still be asked for.
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class Exemptions {

    private final JdbcClient sql;
    private final Clock clock;

    Exemptions(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /// Asked while nothing is written yet, too: what is offered depends upon it.
    @Transactional(readOnly = true)
    public boolean bachelor(UUID enrolment) {
        return sql.sql(
                        "select count(*) > 0 from registry.student where enrolment_id = :id and level = any(:levels)")
                .param("id", enrolment)
                .param("levels", Level.bachelors())
                .query(Boolean.class)
                .single();
    }

    /// Whether an exemption of the subject is granted and its end not yet known.
    boolean open(UUID enrolment, UnifiedSubject subject) {
        return sql.sql(
                        """
                        select exists (select from graduation.exemption x
                          where x.enrolment_id = :id and x.subject = :subject and x.reversed_at is null
                            and not exists (select from graduation.exemption_line l
                              where l.case_id = x.case_id and l.subject = x.subject and l.state = 'synced'))
                        """)
                .param("id", enrolment)
                .param("subject", subject.code())
                .query(Boolean.class)
                .single();
    }

    void grant(
            CaseView it,
            UnifiedExams.Known of,
            UnifiedSubject subject,
            String basis,
            String reason,
            @Nullable String certificate,
            LocalDate on) {
        sql.sql(
                        """
                        insert into graduation.exemption
                          (case_id, subject, enrolment_id, person_id, scope_pos, institution_id, basis, reason_code,
                           certificate, granted_on)
                        values (:case, :subject, :enrolment, :person, :pos, :institution, :basis, :reason, :certificate, :on)
                        """)
                .param("case", it.id())
                .param("subject", subject.code())
                .param("enrolment", of.enrolmentId())
                .param("person", of.personId())
                .param("pos", of.scopePos())
                .param("institution", it.institution())
                .param("basis", basis)
                .param("reason", reason)
                .param(
                        "certificate",
                        certificate == null || certificate.isBlank() ? null : certificate.strip())
                .param("on", on)
                .update();
    }

    void reverse(UUID caseId) {
        sql.sql("update graduation.exemption set reversed_at = :at where case_id = :id")
                .param("id", caseId)
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }
}
