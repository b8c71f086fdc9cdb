package org.matricula.registry;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Events and spells of standings. All rows of one act carry one `recorded` instant: the event's.
@Repository
class Standings {

    record Written(UUID enrolmentId, String verb) {}

    record Row(
            UUID enrolment,
            UUID person,
            UUID institution,
            long scopePos,
            String name,
            @Nullable String studentNumber,
            String status,
            LocalDate statusSince,
            UUID unit,
            @Nullable Integer gradeLevel,
            LocalDate entryOn,
            @Nullable LocalDate studyLimitOn,
            @Nullable LocalDate birthOn,
            String education,
            @Nullable String stage,
            LocalDate lastDay) {

        StudentRecord standing() {
            return new StudentRecord(
                    enrolment,
                    person,
                    institution,
                    scopePos,
                    name,
                    studentNumber,
                    StudentStatus.of(status),
                    statusSince,
                    unit,
                    gradeLevel,
                    entryOn,
                    studyLimitOn,
                    birthOn,
                    education,
                    stage,
                    lastDay);
        }
    }

    private final JdbcClient sql;

    Standings(JdbcClient sql) {
        this.sql = sql;
    }

    void lock(UUID enrolment) {
        sql.sql("select id from registry.enrolment where id = :id for update")
                .param("id", enrolment)
                .query(UUID.class)
                .optional()
                .orElseThrow(() -> new Absent("enrolment"));
    }

    Optional<StudentRecord> record(UUID enrolment, LocalDate day) {
        return sql.sql(
                        """
                        select e.id as enrolment, e.person_id as person, e.institution_id as institution,
                               e.scope_pos, p.name, e.student_number, s.status,
                               coalesce(
                                 (select max(upper(d.during)) from registry.spell d
                                   where d.enrolment_id = e.id and upper_inf(d.recorded) and d.status <> s.status
                                     and lower(d.during) < lower(s.during)),
                                 (select min(lower(f.during)) from registry.spell f
                                   where f.enrolment_id = e.id and upper_inf(f.recorded))) as status_since,
                               s.unit_id as unit, s.grade_level, e.entry_on, e.study_limit_on, p.birth_on,
                               i.education, coalesce(i.stage, e.level) as stage,
                               (select max(l.effective_on) from registry.status_event l
                                 where l.enrolment_id = e.id and l.reverses is null
                                   and not exists (select from registry.status_event r where r.reverses = l.id)) as last_day
                          from registry.enrolment e
                          join registry.person p on p.id = e.person_id
                          join organisation.unit i on i.id = e.institution_id
                          join registry.spell s on s.enrolment_id = e.id
                           and upper_inf(s.recorded)
                           and s.during @> greatest(:day, (select min(lower(f.during)) from registry.spell f
                                where f.enrolment_id = e.id and upper_inf(f.recorded)))
                         where e.id = :id
                        """)
                .param("id", enrolment)
                .param("day", day)
                .query(Row.class)
                .optional()
                .map(Row::standing);
    }

    UUID write(UUID batch, StandingChange change, StudentRecord student) {
        var actor = Acting.now();
        return sql.sql(
                        """
                        insert into registry.status_event
                          (enrolment_id, scope_pos, person_id, verb, effective_on, batch, status, reason,
                           decided_by, document_no, case_id, recorded_by, recorder)
                        values (:enrolment, :scope, :person, :verb, :day, :batch, :status, :reason,
                                :decidedBy, :documentNo, :caseId, :account, :name)
                        returning id
                        """)
                .param("enrolment", change.enrolment())
                .param("scope", student.scopePos())
                .param("person", student.person())
                .param("verb", change.verb().name())
                .param("day", change.effectiveOn())
                .param("batch", batch)
                .param("status", change.verb().to().code())
                .param("reason", change.reason())
                .param("decidedBy", change.decidedBy())
                .param("documentNo", change.documentNo())
                .param("caseId", change.caseId())
                .param("account", actor.account())
                .param("name", actor.name())
                .query(UUID.class)
                .single();
    }

    UUID writeReversal(UUID batch, UUID event, String reason, @Nullable UUID caseId) {
        var actor = Acting.now();
        return sql.sql(
                        """
                        insert into registry.status_event
                          (enrolment_id, scope_pos, person_id, verb, effective_on, batch, status, reason,
                           case_id, reverses, recorded_by, recorder)
                        select e.enrolment_id, e.scope_pos, e.person_id, 'REVERSE', e.effective_on, :batch,
                               coalesce((select s.status from registry.spell s
                                          where s.closed_by = e.id and s.during @> e.effective_on), e.status),
                               :reason, :caseId, e.id, :account, :name
                          from registry.status_event e where e.id = :event
                        returning id
                        """)
                .param("batch", batch)
                .param("event", event)
                .param("reason", reason)
                .param("caseId", caseId)
                .param("account", actor.account())
                .param("name", actor.name())
                .query(UUID.class)
                .single();
    }

    /// Closes what is no longer held for true from a day on, and keeps the part before it.
    void closeFrom(UUID enrolment, LocalDate day, UUID event) {
        sql.sql(
                        """
                        with e as (select id, recorded_at from registry.status_event where id = :event),
                        closed as (
                          update registry.spell s
                             set recorded = tstzrange(lower(s.recorded), e.recorded_at), closed_by = e.id
                            from e
                           where s.enrolment_id = :enrolment and upper_inf(s.recorded)
                             and s.during && daterange(:day, null)
                          returning s.enrolment_id, s.scope_pos, s.person_id, s.during, s.status, s.unit_id,
                                    s.grade_level, s.event_id)
                        insert into registry.spell
                          (enrolment_id, scope_pos, person_id, during, recorded, status, unit_id, grade_level,
                           event_id, written_by)
                        select c.enrolment_id, c.scope_pos, c.person_id, daterange(lower(c.during), :day),
                               tstzrange(e.recorded_at, null), c.status, c.unit_id, c.grade_level, c.event_id, e.id
                          from closed c, e
                         where lower(c.during) < :day
                        """)
                .param("event", event)
                .param("enrolment", enrolment)
                .param("day", day)
                .update();
    }

    void open(StandingChange change, StudentRecord student, UUID event) {
        sql.sql(
                        """
                        insert into registry.spell
                          (enrolment_id, scope_pos, person_id, during, recorded, status, unit_id, grade_level,
                           event_id, written_by)
                        select e.enrolment_id, e.scope_pos, e.person_id, daterange(e.effective_on, null),
                               tstzrange(e.recorded_at, null), e.status, :unit, :gradeLevel, e.id, e.id
                          from registry.status_event e where e.id = :event
                        """)
                .param("event", event)
                .param("unit", change.unit() == null ? student.unit() : change.unit())
                .param(
                        "gradeLevel",
                        change.gradeLevel() == null ? student.gradeLevel() : change.gradeLevel())
                .update();
    }

    Optional<Written> act(UUID event) {
        return sql.sql("select enrolment_id, verb from registry.status_event where id = :event")
                .param("event", event)
                .query(Written.class)
                .optional();
    }

    boolean reversed(UUID event) {
        return sql.sql("select exists (select from registry.status_event where reverses = :event)")
                .param("event", event)
                .query(Boolean.class)
                .single();
    }

    /// Whether an act that still stands was recorded after this one.
    boolean hasLater(UUID event) {
        return sql.sql(
                        """
                        select exists (
                          select from registry.status_event e
                            join registry.status_event l on l.enrolment_id = e.enrolment_id and l.seq > e.seq
                           where e.id = :event and l.reverses is null
                             and not exists (select from registry.status_event r where r.reverses = l.id))
                        """)
                .param("event", event)
                .query(Boolean.class)
                .single();
    }

    void closeWritten(UUID event, UUID reversal) {
        sql.sql(
                        """
                        update registry.spell s
                           set recorded = tstzrange(lower(s.recorded), r.recorded_at), closed_by = r.id
                          from registry.status_event r, registry.status_event e
                         where r.id = :reversal and e.id = :event and s.enrolment_id = e.enrolment_id
                           and upper_inf(s.recorded) and s.during && daterange(e.effective_on, null)
                        """)
                .param("event", event)
                .param("reversal", reversal)
                .update();
        // the part before the act was cut off by it: it goes too, for the whole spell comes back
        sql.sql(
                        """
                        update registry.spell s
                           set recorded = tstzrange(lower(s.recorded), r.recorded_at), closed_by = r.id
                          from registry.status_event r, registry.status_event e
                         where r.id = :reversal and e.id = :event and s.enrolment_id = e.enrolment_id
                           and upper_inf(s.recorded) and upper(s.during) = e.effective_on
                           and exists (select from registry.spell c
                                        where c.closed_by = e.id and lower(c.during) = lower(s.during))
                        """)
                .param("event", event)
                .param("reversal", reversal)
                .update();
    }

    void reopen(UUID event, UUID reversal) {
        sql.sql(
                        """
                        insert into registry.spell
                          (enrolment_id, scope_pos, person_id, during, recorded, status, unit_id, grade_level,
                           event_id, written_by)
                        select s.enrolment_id, s.scope_pos, s.person_id, s.during, tstzrange(r.recorded_at, null),
                               s.status, s.unit_id, s.grade_level, s.event_id, r.id
                          from registry.spell s, registry.status_event r
                         where s.closed_by = :event and r.id = :reversal
                        """)
                .param("event", event)
                .param("reversal", reversal)
                .update();
    }

    /// 在籍 or not, by the last known standing: those of [StudentStatus#active].
    void markActive(UUID enrolment) {
        sql.sql(
                        """
                        update registry.enrolment e
                           set active = s.status = any (cast(:active as text[]))
                          from registry.spell s
                         where e.id = :id and s.enrolment_id = e.id and upper_inf(s.recorded) and upper_inf(s.during)
                        """)
                .param("id", enrolment)
                .param("active", StudentStatus.activeCodes())
                .update();
    }

    void expectGraduation(UUID enrolment, @Nullable LocalDate day) {
        sql.sql("update registry.enrolment set graduation_on = cast(:day as date) where id = :id")
                .param("day", day)
                .param("id", enrolment)
                .update();
    }
}
