package org.matricula.graduation.unified;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.codebook.Level;
import org.matricula.kernel.Acting;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// 统考成绩, within reach.
@Repository
@Transactional(propagation = Propagation.MANDATORY)
public class UnifiedExams {

    /// @param key a student number, or the beginning of a name
    /// @param state `unsynchronised`, `synced`, `failed`, or blank for all
    public record Sought(String key, String state) {}

    /// Whom a line of a list may name. @param open whether the school is an open university's
    record Known(
            UUID enrolmentId,
            UUID personId,
            long scopePos,
            String studentNumber,
            String name,
            @Nullable String level,
            LocalDate entryOn) {}

    private static final String SELECT =
            """
            select x.id, x.enrolment_id, s.student_number, s.name, u.name as unit, x.subject, x.result, x.reason, x.held_on,
                   x.synced_on, x.recorder
              from graduation.unified_exam x
              join registry.student s on s.enrolment_id = x.enrolment_id
              join organisation.unit u on u.id = s.unit_id
            """;

    private final JdbcClient sql;
    private final Clock clock;

    UnifiedExams(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /// By student number; at most `limit` after the last one seen.
    List<UnifiedExam> page(Sought sought, @Nullable String after, int limit) {
        var scope = Acting.now().scope();
        return sql.sql(
                        SELECT
                                + """
                                 where x.voided_at is null and x.scope_pos between :lo and :hi
                                   and (:key = '' or s.student_number = :key or starts_with(s.name, :key))
                                   and (:state = ''
                                        or :state = 'failed' and x.result = 'failed'
                                        or :state = 'synced' and x.result <> 'failed' and x.synced_on is not null
                                        or :state = 'unsynchronised' and x.result <> 'failed' and x.synced_on is null)
                                   and (s.student_number || ' ' || x.id::text) > :after
                                 order by s.student_number || ' ' || x.id::text limit :limit
                                """)
                .param("lo", scope.lo())
                .param("hi", scope.hi())
                .param("key", sought.key().strip())
                .param("state", sought.state())
                .param("after", after == null ? "" : after)
                .param("limit", limit)
                .query(UnifiedExam.class)
                .list();
    }

    /// What stands of a student, the newest first.
    public List<UnifiedExam> of(UUID enrolment) {
        return sql.sql(
                        SELECT
                                + " where x.voided_at is null and x.enrolment_id = :enrolment order by x.held_on desc, x.id")
                .param("enrolment", enrolment)
                .query(UnifiedExam.class)
                .list();
    }

    /// The same of many students.
    List<UnifiedExam> of(Collection<UUID> enrolments) {
        return sql.sql(
                        SELECT
                                + " where x.voided_at is null and x.enrolment_id = any (:enrolments) order by x.held_on desc, x.id")
                .param("enrolments", enrolments.toArray(UUID[]::new))
                .query(UnifiedExam.class)
                .list();
    }

    Optional<UnifiedExam> locked(UUID id) {
        return sql.sql(SELECT + " where x.id = :id and x.voided_at is null for update of x")
                .param("id", id)
                .query(UnifiedExam.class)
                .optional();
    }

    /// Students of open universities by number; whoever is beyond reach is not there.
    List<Known> known(Collection<String> numbers) {
        return sql.sql(
                        """
                        select s.enrolment_id, s.person_id, s.scope_pos, s.student_number, s.name, s.level, e.entry_on
                          from registry.student s
                          join registry.enrolment e on e.id = s.enrolment_id
                          join organisation.unit i on i.id = s.institution_id
                         where s.student_number = any (:numbers) and i.education = 'open'
                        """)
                .param("numbers", numbers.toArray(String[]::new))
                .query(Known.class)
                .list();
    }

    Optional<Known> known(UUID enrolment) {
        return sql.sql(
                        """
                        select s.enrolment_id, s.person_id, s.scope_pos, s.student_number, s.name, s.level, e.entry_on
                          from registry.student s join registry.enrolment e on e.id = s.enrolment_id
                         where s.enrolment_id = :id
                        """)
                .param("id", enrolment)
                .query(Known.class)
                .optional();
    }

    UUID insert(
            Known of,
            UnifiedSubject subject,
            String result,
            @Nullable String reason,
            LocalDate heldOn,
            @Nullable LocalDate syncedOn,
            @Nullable UUID caseId) {
        return sql.sql(
                        """
                        insert into graduation.unified_exam
                          (enrolment_id, person_id, scope_pos, subject, result, reason, held_on, synced_on, case_id,
                           recorder, recorded_at)
                        values (:enrolment, :person, :pos, :subject, :result, :reason, :held, :synced, :case, :by, :at)
                        returning id
                        """)
                .param("enrolment", of.enrolmentId())
                .param("person", of.personId())
                .param("pos", of.scopePos())
                .param("subject", subject.code())
                .param("result", result)
                .param("reason", reason)
                .param("held", heldOn)
                .param("synced", syncedOn, java.sql.Types.DATE)
                .param("case", caseId, java.sql.Types.OTHER)
                .param("by", Acting.now().name())
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .query(UUID.class)
                .single();
    }

    void synced(UUID id, LocalDate on) {
        sql.sql("update graduation.unified_exam set synced_on = :on where id = :id")
                .param("id", id)
                .param("on", on)
                .update();
    }

    /// What a student has passed or is exempt from in a subject, from now on known to the nation.
    void synced(UUID enrolment, String subject, LocalDate on) {
        sql.sql(
                        """
                        update graduation.unified_exam set synced_on = :on
                         where enrolment_id = :enrolment and subject = :subject and result in ('passed', 'exempt')
                           and synced_on is null and voided_at is null
                        """)
                .param("enrolment", enrolment)
                .param("subject", subject)
                .param("on", on)
                .update();
    }

    void strike(UUID id, String reason) {
        sql.sql(
                        """
                        update graduation.unified_exam set voided_at = :at, voided_by = :by, void_reason = :reason
                         where id = :id
                        """)
                .param("id", id)
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("by", Acting.now().name())
                .param("reason", reason)
                .update();
    }

    void strikeOf(UUID caseId, String reason) {
        sql.sql(
                        """
                        update graduation.unified_exam set voided_at = :at, voided_by = :by, void_reason = :reason
                         where case_id = :case and voided_at is null
                        """)
                .param("case", caseId)
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("by", Acting.now().name())
                .param("reason", reason)
                .update();
    }

    /// A few bachelor's students of a place of whom nothing is known yet; none once anything is.
    List<String> unexamined(long lo, long hi, int limit) {
        return sql.sql(
                        """
                        select s.student_number from registry.student s
                         where s.scope_pos between :lo and :hi and s.status = '01' and s.level = any(:levels)
                           and not exists (select from graduation.unified_exam)
                         order by s.student_number limit :limit
                        """)
                .param("lo", lo)
                .param("hi", hi)
                .param("limit", limit)
                .param("levels", Level.bachelors())
                .query(String.class)
                .list();
    }
}
