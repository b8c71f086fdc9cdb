package org.matricula.change.standing;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.registry.StatusVerb;
import org.matricula.registry.StudentStatus;
import org.matricula.workflow.Subject;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// 离校期限: until when somebody's place is held, a stay elsewhere was granted, or an admission is
/// deferred.
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class TimesAway {

    /// @param kind as in `change.absence`
    record Granted(String kind, LocalDate from, LocalDate lastOn, @Nullable String reason) {}

    record End(
            String kind,
            String name,
            @Nullable String studentNumber,
            UUID unitId,
            LocalDate lastOn) {}

    /// Running: not reversed, the standing is still the one it brought, and nobody has come back
    /// from a visit since.
    private static final String RUNNING =
            """
            a.reversed_at is null
              and (a.kind = 'service' and s.status = :held or a.kind = 'study-abroad' and s.status = :abroad
                   or a.kind = 'deferral' and s.status = :deferred
                   or a.kind = 'visit' and s.status = :enrolled and not exists (
                        select from registry.status_event b
                         where b.enrolment_id = a.enrolment_id and b.verb = :back and b.effective_on >= a.from_on
                           and not exists (select from registry.status_event r where r.reverses = b.id)))
            """;

    private final JdbcClient sql;

    TimesAway(JdbcClient sql) {
        this.sql = sql;
    }

    void add(Subject student, UUID caseId, UUID event, Granted granted) {
        sql.sql(
                        """
                        insert into change.absence
                          (enrolment_id, person_id, scope_pos, case_id, event_id, kind, from_on, last_on, reason)
                        values (:enrolment, :person, :scope, :case, :event, :kind, :from, :last, :reason)
                        """)
                .param("enrolment", student.id())
                .param("person", student.person())
                .param("scope", student.scopePos())
                .param("case", caseId)
                .param("event", event)
                .param("kind", granted.kind())
                .param("from", granted.from())
                .param("last", granted.lastOn())
                .param("reason", granted.reason())
                .update();
    }

    void reversed(UUID caseId, Instant when) {
        sql.sql("update change.absence set reversed_at = :at where case_id = :case")
                .param("case", caseId)
                .param("at", OffsetDateTime.ofInstant(when, ZoneOffset.UTC))
                .update();
    }

    /// What runs now of one sort.
    Optional<Granted> running(UUID enrolment, String kind) {
        return asked(
                        """
                        select a.kind, a.from_on as "from", a.last_on, a.reason
                          from change.absence a
                          join registry.student s on s.enrolment_id = a.enrolment_id
                         where a.enrolment_id = :id and a.kind = :kind and
                        """
                                + RUNNING
                                + " order by a.last_on desc limit 1")
                .param("id", enrolment)
                .param("kind", kind)
                .query(Granted.class)
                .optional();
    }

    /// Those whose last day lies before a day, the most overdue first.
    List<End> endingBefore(LocalDate day, int limit) {
        return asked(
                        """
                        select a.kind, s.name, s.student_number, s.unit_id, a.last_on
                          from change.absence a
                          join registry.student s on s.enrolment_id = a.enrolment_id
                         where a.last_on < :day and
                        """
                                + RUNNING
                                + " order by a.last_on, a.id limit :limit")
                .param("day", day)
                .param("limit", limit)
                .query(End.class)
                .list();
    }

    /// Whoever has been missing since before a day.
    List<End> missingSince(LocalDate day, int limit) {
        return sql.sql(
                        """
                        select 'missing' as kind, s.name, s.student_number, s.unit_id, s.status_since as last_on
                          from registry.student s
                         where s.status = :missing and s.status_since < :day
                         order by s.status_since, s.enrolment_id limit :limit
                        """)
                .param("missing", StudentStatus.MISSING.code())
                .param("day", day)
                .param("limit", limit)
                .query(End.class)
                .list();
    }

    private JdbcClient.StatementSpec asked(String question) {
        return sql.sql(question)
                .param("held", StudentStatus.PLACE_HELD.code())
                .param("abroad", StudentStatus.SENT_ABROAD.code())
                .param("deferred", StudentStatus.ADMISSION_DEFERRED.code())
                .param("enrolled", StudentStatus.ENROLLED.code())
                .param("back", StatusVerb.RETURN_FROM_VISIT.name());
    }
}
