package org.matricula.discipline.offence;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Slice;
import org.matricula.workflow.Subject;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// 违纪登记 within reach; the database keeps what a course teacher sees to what they registered.
@Repository
@Transactional(propagation = Propagation.MANDATORY)
public class Offences {

    /// @param state as in `discipline.offence`; a proposal that was refused or retracted leaves it
    ///   `open`
    /// @param papers how much evidence there is
    /// @param incidentId what was written down in an exam room, null where it was seen elsewhere
    public record Offence(
            UUID id,
            UUID institutionId,
            UUID enrolmentId,
            UUID personId,
            long scopePos,
            String number,
            String name,
            @Nullable String studentNumber,
            String unit,
            String kind,
            LocalDate occurredOn,
            @Nullable String place,
            String facts,
            String registrar,
            Instant registeredAt,
            String state,
            @Nullable UUID caseId,
            @Nullable String closedBy,
            @Nullable String closeReason,
            int papers,
            @Nullable UUID incidentId) {}

    /// What is written down.
    record Seen(UUID kind, LocalDate occurredOn, @Nullable String place, String facts) {}

    private static final String SELECT =
            """
            select o.id, o.institution_id, o.enrolment_id, o.person_id, o.scope_pos, o.number, s.name, s.student_number,
                   u.name as unit, k.name as kind, o.occurred_on, o.place, o.facts, o.registrar, o.registered_at,
                   case when o.state = 'proposed' and c.state in ('refused', 'retracted') then 'open' else o.state end
                     as state,
                   o.case_id, o.closed_by, o.close_reason,
                   (select count(*) from discipline.paper p where p.offence_id = o.id)::int as papers,
                   o.incident_id
              from discipline.offence o
              join discipline.offence_kind k on k.id = o.kind_id
              join registry.student s on s.enrolment_id = o.enrolment_id
              join organisation.unit u on u.id = s.unit_id
              left join workflow.case_file c on c.id = o.case_id
             where true
            """;

    private final JdbcClient sql;

    Offences(JdbcClient sql) {
        this.sql = sql;
    }

    Slice<Offence> page(boolean open, @Nullable UUID before, int limit) {
        var rows =
                sql.sql(
                                SELECT
                                        + """
                                        and (o.state in ('open', 'proposed')) = :open
                                        and (cast(:before as uuid) is null or o.id < cast(:before as uuid))
                                        order by o.id desc limit :limit
                                        """)
                        .param("open", open)
                        .param("before", before)
                        .param("limit", limit + 1)
                        .query(Offence.class)
                        .list();
        return Slice.of(rows, limit, it -> it.id().toString());
    }

    public Offence get(UUID id) {
        return sql.sql(SELECT + "and o.id = :id")
                .param("id", id)
                .query(Offence.class)
                .optional()
                .orElseThrow(() -> new Absent("offence"));
    }

    /// Held until the transaction ends, and read as it then is.
    public Offence lock(UUID id) {
        sql.sql("select id from discipline.offence where id = :id for update")
                .param("id", id)
                .query(UUID.class)
                .optional();
        return get(id);
    }

    /// By the number a sanction's proposal names it.
    public Optional<Offence> numbered(UUID enrolment, String number) {
        return sql.sql(SELECT + "and o.enrolment_id = :enrolment and o.number = :number")
                .param("enrolment", enrolment)
                .param("number", number)
                .query(Offence.class)
                .optional();
    }

    UUID add(Subject student, String number, Seen seen, Instant at) {
        var actor = Acting.now();
        return sql.sql(
                        """
                        insert into discipline.offence
                          (institution_id, enrolment_id, scope_pos, person_id, number, kind_id, occurred_on, place, facts,
                           registrar_id, registrar, registrar_role, registered_at)
                        values (:institution, :enrolment, :scope, :person, :number, :kind, :on, :place, :facts,
                                cast(:account as uuid), :name, :role, :at)
                        returning id
                        """)
                .param("institution", student.institution())
                .param("enrolment", student.id())
                .param("scope", student.scopePos())
                .param("person", student.person())
                .param("number", number)
                .param("kind", seen.kind())
                .param("on", seen.occurredOn())
                .param("place", seen.place())
                .param("facts", seen.facts())
                .param("account", actor.account())
                .param("name", actor.name())
                .param("role", actor.role())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .query(UUID.class)
                .single();
    }

    /// The year's next number; its row is the lock between two who register.
    long next(UUID institution, int year) {
        return sql.sql(
                        """
                        insert into discipline.counter (institution_id, year, last) values (:institution, :year, 1)
                        on conflict (institution_id, year) do update set last = discipline.counter.last + 1
                        returning last
                        """)
                .param("institution", institution)
                .param("year", year)
                .query(Long.class)
                .single();
    }

    void incident(UUID id, UUID incident) {
        sql.sql("update discipline.offence set incident_id = :incident where id = :id")
                .param("incident", incident)
                .param("id", id)
                .update();
    }

    public void state(UUID id, String state, @Nullable UUID caseId) {
        sql.sql(
                        """
                        update discipline.offence set state = :state, case_id = cast(:case as uuid) where id = :id
                        """)
                .param("state", state)
                .param("case", caseId)
                .param("id", id)
                .update();
    }

    void close(UUID id, String reason) {
        sql.sql(
                        """
                        update discipline.offence
                           set state = 'closed', closed_by = :by, close_reason = :reason, case_id = null where id = :id
                        """)
                .param("by", Acting.now().name())
                .param("reason", reason)
                .param("id", id)
                .update();
    }
}
