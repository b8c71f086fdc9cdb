package org.matricula.registry;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Acting;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The rows of an enrolment that goes on at another school.
@Repository
class Transferred {

    private final JdbcClient sql;

    Transferred(JdbcClient sql) {
        this.sql = sql;
    }

    /// The same person and course of study in another school's class: the registry number, which
    /// stays sealed under the same salt, kind, level and longest time of study are kept, the
    /// student number is the new school's to give.
    UUID copy(EnterTransferred.Entry it) {
        return sql.sql(
                        """
                        insert into registry.enrolment
                          (person_id, institution_id, scope_pos, kind, registry_number, registry_digest, registry_number_national,
                           candidate_number, level, study_form, admission, boarding, special, entry_on, entry_year,
                           schooling_years, study_limit_on, graduation_on, entrance_score, subject_track, admission_tier,
                           origin, student_type, registration, entered_by)
                        select e.person_id, u.institution_id, u.pos, e.kind, e.registry_number, e.registry_digest,
                               e.registry_number_national, e.candidate_number, e.level, e.study_form, e.admission,
                               e.boarding, e.special, :on, e.entry_year, e.schooling_years, e.study_limit_on,
                               e.graduation_on, e.entrance_score, e.subject_track, e.admission_tier, e.origin,
                               e.student_type, 'registered', :account
                          from registry.enrolment e, organisation.unit u
                         where e.id = :from and u.id = :unit
                        returning id
                        """)
                .param("on", it.on())
                .param("account", Acting.now().account())
                .param("from", it.from())
                .param("unit", it.unit())
                .query(UUID.class)
                .single();
    }

    UUID event(UUID enrolment, UUID batch, EnterTransferred.Entry it) {
        var actor = Acting.now();
        return sql.sql(
                        """
                        insert into registry.status_event
                          (enrolment_id, scope_pos, person_id, verb, effective_on, batch, status, reason, document_no,
                           case_id, recorded_by, recorder)
                        select e.id, e.scope_pos, e.person_id, :verb, :on, :batch, :status, :reason, :documentNo,
                               :caseId, :account, :name
                          from registry.enrolment e where e.id = :id
                        returning id
                        """)
                .param("verb", StatusVerb.TRANSFER_IN.name())
                .param("on", it.on())
                .param("batch", batch)
                .param("status", StudentStatus.ENROLLED.code())
                .param("reason", it.reason())
                .param("documentNo", it.documentNo())
                .param("caseId", it.caseId())
                .param("account", actor.account())
                .param("name", actor.name())
                .param("id", enrolment)
                .query(UUID.class)
                .single();
    }

    void spell(UUID event, UUID unit, @Nullable Integer gradeLevel) {
        sql.sql(
                        """
                        insert into registry.spell
                          (enrolment_id, scope_pos, person_id, during, recorded, status, unit_id, grade_level,
                           event_id, written_by)
                        select e.enrolment_id, e.scope_pos, e.person_id, daterange(e.effective_on, null),
                               tstzrange(e.recorded_at, null), e.status, :unit, :gradeLevel, e.id, e.id
                          from registry.status_event e where e.id = :event
                        """)
                .param("unit", unit)
                .param("gradeLevel", gradeLevel)
                .param("event", event)
                .update();
    }

    /// The endings of the name, by which a search finds the new enrolment too.
    void names(UUID from, UUID enrolment) {
        sql.sql(
                        """
                        insert into registry.name_part (part, enrolment_id, scope_pos, person_id)
                        select n.part, e.id, e.scope_pos, e.person_id
                          from registry.name_part n, registry.enrolment e
                         where n.enrolment_id = :from and e.id = :enrolment
                        """)
                .param("from", from)
                .param("enrolment", enrolment)
                .update();
    }

    long positionOf(UUID enrolment) {
        return sql.sql("select scope_pos from registry.enrolment where id = :id")
                .param("id", enrolment)
                .query(Long.class)
                .single();
    }

    int events(UUID enrolment) {
        return sql.sql("select count(*) from registry.status_event where enrolment_id = :id")
                .param("id", enrolment)
                .query(Integer.class)
                .single();
    }
}
