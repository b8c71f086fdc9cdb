package org.matricula.standing.treatment;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Acting;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// What has been decided, and about whom nothing has.
@Repository
@Transactional(readOnly = true)
public class Treatments {

    /// Somebody who is to be treated: with many failed courses, or warned at the highest level.
    public record Line(
            UUID warningId,
            String name,
            String studentNumber,
            String unit,
            int level,
            int failedCourses,
            boolean received,
            @Nullable String decision,
            @Nullable UUID caseId) {}

    /// How many of a run are to be treated, and how many have been.
    public record Tally(int all, int decided) {

        public int left() {
            return all - decided;
        }
    }

    /// A confirmed run about some of whose students nothing has been decided.
    public record Pending(UUID run, UUID institution, String term, LocalDate termFrom, int left) {}

    private static final String WHOM =
            """
              from standing.warning w
              join standing.run r on r.id = w.run_id
              join registry.student s on s.enrolment_id = w.enrolment_id
              join organisation.unit u on u.id = s.unit_id
              left join standing.treatment d on d.warning_id = w.id
             where w.run_id = :run and r.state = 'confirmed' and w.state not in ('found', 'kept', 'dropped')
               and (w.failed_courses >= r.listed_from or w.level = 3)
            """;

    private final JdbcClient sql;

    Treatments(JdbcClient sql) {
        this.sql = sql;
    }

    public List<Line> lines(UUID run, int limit) {
        return sql.sql(
                        """
                        select w.id as warning_id, s.name, s.student_number, u.name as unit, w.level, w.failed_courses,
                               exists (select from standing.report p join organisation.unit o on o.id = p.unit_id
                                        where p.run_id = w.run_id and w.scope_pos between o.pos and o.pos_end
                                          and p.received_at is not null) as received,
                               d.decision, d.case_id
                        """
                                + WHOM
                                + " order by d.id is not null, w.level desc, w.scope_pos, s.student_number limit :limit")
                .param("run", run)
                .param("limit", limit)
                .query(Line.class)
                .list();
    }

    public Tally tally(UUID run) {
        return sql.sql("select count(*)::int as \"all\", count(d.id)::int as decided " + WHOM)
                .param("run", run)
                .query(Tally.class)
                .single();
    }

    /// The newest run of each school, where anybody is left of it.
    List<Pending> pending() {
        return sql.sql(
                        """
                        with newest as (
                          select distinct on (r.institution_id) r.id, r.institution_id, r.listed_from,
                                 t.year || ' ' || t.name as term, lower(t.during) as term_from
                            from standing.run r join calendar.term t on t.id = r.term_id
                           where r.state = 'confirmed' order by r.institution_id, lower(t.during) desc)
                        select r.id as run, r.institution_id as institution, r.term, r.term_from, count(*)::int as left
                          from newest r
                          join standing.warning w on w.run_id = r.id and w.state not in ('found', 'kept', 'dropped')
                           and (w.failed_courses >= r.listed_from or w.level = 3)
                          left join standing.treatment d on d.warning_id = w.id
                         where d.id is null
                         group by r.id, r.institution_id, r.term, r.term_from order by r.term_from
                        """)
                .query(Pending.class)
                .list();
    }

    public Optional<Treatment> find(UUID warning) {
        return sql.sql(
                        """
                        select d.id, d.warning_id, d.decision, d.reason, d.due_on, d.document_id, d.decider, d.decided_at,
                               d.case_id, c.number as case_number, c.state as case_state, d.opener
                          from standing.treatment d left join workflow.case_file c on c.id = d.case_id
                         where d.warning_id = :id
                        """)
                .param("id", warning)
                .query(Treatment.class)
                .optional();
    }

    /// @return empty where it has been decided before
    @Transactional(propagation = Propagation.MANDATORY)
    Optional<UUID> add(
            UUID warning,
            String decision,
            String reason,
            @Nullable LocalDate dueOn,
            @Nullable UUID document,
            Instant at) {
        return sql.sql(
                        """
                        insert into standing.treatment
                          (warning_id, enrolment_id, scope_pos, person_id, decision, reason, due_on, document_id,
                           decided_by, decider, decided_at)
                        select w.id, w.enrolment_id, w.scope_pos, w.person_id, :decision, :reason, cast(:due as date),
                               cast(:document as uuid), cast(:by as uuid), :name, :at
                          from standing.warning w where w.id = :warning
                        on conflict (warning_id) do nothing returning id
                        """)
                .param("warning", warning)
                .param("decision", decision)
                .param("reason", reason)
                .param("due", dueOn, java.sql.Types.DATE)
                .param("document", document, java.sql.Types.OTHER)
                .param("by", Acting.now().account(), java.sql.Types.OTHER)
                .param("name", Acting.now().name())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .query(UUID.class)
                .optional();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void opened(UUID id, UUID caseId, Instant at) {
        sql.sql(
                        """
                        update standing.treatment set case_id = :case, opener = :name, opened_at = :at
                         where id = :id and case_id is null
                        """)
                .param("case", caseId)
                .param("name", Acting.now().name())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("id", id)
                .update();
    }
}
