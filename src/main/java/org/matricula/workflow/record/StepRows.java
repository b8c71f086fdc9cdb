package org.matricula.workflow.record;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.workflow.CaseView;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// The offices' turns.
@Repository
@Transactional(propagation = Propagation.MANDATORY)
public class StepRows {

    static final String COLUMNS =
            """
            s.id, s.case_id, s.task, s.roles, s.opened_at, s.due_on, s.assigned_to, s.assigned,
            s.decision, s.comment, s.decided_by, s.decided, s.decided_role, s.deputised,
            s.decided_at, s.taken_back
            """;

    private static final String SELECT = "select " + COLUMNS + " from workflow.step s ";

    /// Who decides, and in whose place.
    public record Decider(
            @Nullable UUID account,
            String name,
            String role,
            @Nullable UUID deputyFor,
            @Nullable String deputised) {}

    /// From which day how many working days.
    public record RunningClock(LocalDate from, int workingDays) {}

    private final JdbcClient sql;

    StepRows(JdbcClient sql) {
        this.sql = sql;
    }

    public UUID open(CaseView of, String task, List<String> roles, Instant when, LocalDate dueOn) {
        return sql.sql(
                        """
                        insert into workflow.step
                          (case_id, scope_pos, person_id, task, roles, opened_at, due_on)
                        values (:case, :scope, :person, :task, :roles, :at, :due)
                        returning id
                        """)
                .param("case", of.id())
                .param("scope", of.scopePos())
                .param("person", of.person())
                .param("task", task)
                .param("roles", roles.toArray(String[]::new))
                .param("at", CaseRows.at(when))
                .param("due", dueOn)
                .query(UUID.class)
                .single();
    }

    /// What the deadline was reckoned from, so that it can be reckoned again.
    public void clock(UUID step, LocalDate from, int workingDays) {
        sql.sql("update workflow.step set clock_from = :from, working_days = :days where id = :id")
                .param("from", from)
                .param("days", workingDays)
                .param("id", step)
                .update();
    }

    /// The same clock as an earlier turn's.
    public void sameClock(UUID step, UUID earlier) {
        sql.sql(
                        """
                        update workflow.step s
                           set clock_from = e.clock_from, working_days = e.working_days
                          from workflow.step e where e.id = :earlier and s.id = :id
                        """)
                .param("earlier", earlier)
                .param("id", step)
                .update();
    }

    /// The clocks that run, each once however many turns have it.
    public List<RunningClock> clocks() {
        return sql.sql(
                        """
                        select distinct s.clock_from as "from", s.working_days from workflow.step s
                         where s.decision is null and s.working_days is not null
                        """)
                .query(RunningClock.class)
                .list();
    }

    /// Moves the deadline of every open turn that has one of these clocks.
    ///
    /// @return how many turns it moved
    public int due(List<RunningClock> clocks, List<LocalDate> dues) {
        return sql.sql(
                        """
                        update workflow.step s set due_on = c.due
                          from unnest(cast(:froms as date[]), :days, cast(:dues as date[]))
                            as c ("from", days, due)
                         where s.decision is null and s.clock_from = c."from"
                           and s.working_days = c.days and s.due_on <> c.due
                        """)
                .param(
                        "froms",
                        clocks.stream().map(it -> it.from().toString()).toArray(String[]::new))
                .param(
                        "days",
                        clocks.stream().map(RunningClock::workingDays).toArray(Integer[]::new))
                .param("dues", dues.stream().map(LocalDate::toString).toArray(String[]::new))
                .update();
    }

    public Optional<Step> find(UUID id) {
        return sql.sql(SELECT + "where s.id = :id").param("id", id).query(StepRows::row).optional();
    }

    /// All turns of a case, the oldest first.
    public List<Step> of(UUID caseId) {
        return sql.sql(SELECT + "where s.case_id = :case order by s.opened_at, s.id")
                .param("case", caseId)
                .query(StepRows::row)
                .list();
    }

    /// The guard between two deciders: only an open turn is decided.
    ///
    /// @return whether this decision was the first
    public boolean decide(
            UUID step, String decision, @Nullable String comment, Decider by, Instant when) {
        return sql.sql(
                                """
                                update workflow.step
                                   set decision = :decision, comment = :comment, decided_by = :account,
                                       decided = :name, decided_role = :role, deputy_for = :deputyFor,
                                       deputised = :deputised, decided_at = :at,
                                       content = (select c.content from workflow.case_file c where c.id = case_id)
                                 where id = :id and decision is null
                                """)
                        .param("id", step)
                        .param("decision", decision)
                        .param("comment", comment)
                        .param("account", by.account())
                        .param("name", by.name())
                        .param("role", by.role())
                        .param("deputyFor", by.deputyFor())
                        .param("deputised", by.deputised())
                        .param("at", CaseRows.at(when))
                        .update()
                == 1;
    }

    /// Approvals that stand, of another content than the case has now, the oldest first.
    public List<Step> ofOtherContent(UUID caseId) {
        return sql.sql(
                        SELECT
                                + """
                                join workflow.case_file c on c.id = s.case_id
                                 where s.case_id = :case and s.decision = 'approve' and not s.taken_back
                                   and s.content <> c.content
                                 order by s.decided_at, s.id
                                """)
                .param("case", caseId)
                .query(StepRows::row)
                .list();
    }

    /// Whether the case holds now what it held when the step was decided.
    public boolean ofThisContent(UUID step) {
        return sql.sql(
                        """
                        select s.content = c.content from workflow.step s
                          join workflow.case_file c on c.id = s.case_id where s.id = :step
                        """)
                .param("step", step)
                .query(Boolean.class)
                .single();
    }

    /// Approvals that stand, the oldest first.
    public List<Step> approvals(UUID caseId) {
        return sql.sql(
                        SELECT
                                + """
                                 where s.case_id = :case and s.decision = 'approve' and not s.taken_back
                                 order by s.decided_at, s.id
                                """)
                .param("case", caseId)
                .query(StepRows::row)
                .list();
    }

    /// Ends every open turn of a case that went another way.
    public void lapse(UUID caseId, Instant when) {
        sql.sql(
                        """
                        update workflow.step set decision = 'lapse', decided_at = :at
                         where case_id = :case and decision is null
                        """)
                .param("case", caseId)
                .param("at", CaseRows.at(when))
                .update();
    }

    public void takenBack(UUID step) {
        sql.sql("update workflow.step set taken_back = true where id = :id")
                .param("id", step)
                .update();
    }

    public void assign(UUID step, @Nullable UUID account, @Nullable String name) {
        sql.sql(
                        """
                        update workflow.step set assigned_to = :account, assigned = :name
                         where id = :id and decision is null
                        """)
                .param("id", step)
                .param("account", account)
                .param("name", name)
                .update();
    }

    static Step row(ResultSet it, int number) throws SQLException {
        var decidedAt = it.getTimestamp("decided_at");
        return new Step(
                it.getObject("id", UUID.class),
                it.getObject("case_id", UUID.class),
                it.getString("task"),
                List.of((String[]) it.getArray("roles").getArray()),
                it.getTimestamp("opened_at").toInstant(),
                it.getObject("due_on", LocalDate.class),
                it.getObject("assigned_to", UUID.class),
                it.getString("assigned"),
                it.getString("decision"),
                it.getString("comment"),
                it.getObject("decided_by", UUID.class),
                it.getString("decided"),
                it.getString("decided_role"),
                it.getString("deputised"),
                decidedAt == null ? null : decidedAt.toInstant(),
                it.getBoolean("taken_back"));
    }
}
