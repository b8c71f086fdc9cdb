package org.matricula.discipline.appeal;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.identity.Holder;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.matricula.workflow.CaseView;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// 申诉 with their clocks.
@Repository
@Transactional(propagation = Propagation.MANDATORY)
public class Appeals {

    /// @param decidedKind of the case appealed against
    /// @param deliveredOn the day on which the committee's decision reached the student
    public record Appeal(
            UUID caseId,
            String caseNumber,
            String caseState,
            UUID enrolmentId,
            UUID personId,
            UUID institutionId,
            UUID unitId,
            long scopePos,
            String name,
            UUID decidedId,
            String decidedKind,
            String decidedNumber,
            @Nullable String claims,
            @Nullable String grounds,
            LocalDate receivedOn,
            LocalDate dueOn,
            @Nullable String extendedBy,
            @Nullable String extendReason,
            @Nullable LocalDate suspendedOn,
            @Nullable String suspendReason,
            @Nullable LocalDate suspendedUntil,
            @Nullable String conclusion,
            @Nullable String measure,
            @Nullable Integer months,
            @Nullable String reasons,
            @Nullable LocalDate concludedOn,
            @Nullable String minutesNumber,
            @Nullable String number,
            @Nullable UUID reversalId,
            @Nullable LocalDate deliveredOn,
            @Nullable LocalDate provinceOn,
            @Nullable LocalDate provinceDueOn,
            @Nullable UUID lodgedBy,
            @Nullable String provinceOutcome,
            @Nullable String provinceNumber,
            @Nullable LocalDate provinceDecided) {

        public boolean open() {
            return concludedOn == null
                    && (caseState.equals("submitted") || caseState.equals("in-progress"));
        }
    }

    /// What the committee has found.
    record Conclusion(
            String conclusion,
            @Nullable String measure,
            @Nullable Integer months,
            String grounds,
            String minutesNumber) {}

    private static final String SELECT =
            """
            select c.id as case_id, coalesce(c.number, '') as case_number, c.state as case_state,
                   c.subject_id as enrolment_id, c.person_id, c.institution_id, c.unit_id, c.scope_pos,
                   c.subject_name as name, a.decided_id, d.kind as decided_kind,
                   coalesce(d.number, c.fields->>'decision') as decided_number, c.fields->>'claims' as claims,
                   c.fields->>'grounds' as grounds, a.received_on, a.due_on, a.extended_by, a.extend_reason,
                   a.suspended_on, a.suspend_reason, a.suspended_until, a.conclusion, a.measure, a.months,
                   a.grounds as reasons, a.concluded_on, a.minutes_number, a.number, a.reversal_id, v.delivered_on,
                   a.province_on, a.province_due_on, a.lodged_by, a.province_outcome, a.province_number, a.province_decided
              from discipline.appeal a
              join workflow.case_file c on c.id = a.case_id
              join workflow.case_file d on d.id = a.decided_id
              left join discipline.delivery v on v.case_id = a.case_id and v.what = 'appeal'
             where c.state not in ('retracted')
            """;

    private final JdbcClient sql;

    Appeals(JdbcClient sql) {
        this.sql = sql;
    }

    void begin(CaseView it, UUID decided, LocalDate on, LocalDate due) {
        sql.sql(
                        """
                        insert into discipline.appeal (case_id, decided_id, scope_pos, person_id, received_on, due_on)
                        values (:case, :decided, :scope, :person, :on, :due) on conflict (case_id) do nothing
                        """)
                .param("case", it.id())
                .param("decided", decided)
                .param("scope", it.scopePos())
                .param("person", it.person())
                .param("on", on)
                .param("due", due)
                .update();
    }

    /// The open ones by their clock, then the others, the newest first.
    List<Appeal> list(int limit) {
        return sql.sql(
                        SELECT
                                + """
                                order by (a.concluded_on is not null), case when a.concluded_on is null then a.due_on end,
                                         a.case_id desc
                                limit :limit
                                """)
                .param("limit", limit)
                .query(Appeal.class)
                .list();
    }

    List<Appeal> of(UUID enrolment) {
        return sql.sql(SELECT + "and c.subject_id = :id order by a.case_id desc")
                .param("id", enrolment)
                .query(Appeal.class)
                .list();
    }

    Appeal get(UUID caseId) {
        return sql.sql(SELECT + "and a.case_id = :id")
                .param("id", caseId)
                .query(Appeal.class)
                .optional()
                .orElseThrow(() -> new Absent("appeal"));
    }

    Appeal lock(UUID caseId) {
        sql.sql("select case_id from discipline.appeal where case_id = :id for update")
                .param("id", caseId)
                .query(UUID.class)
                .optional();
        return get(caseId);
    }

    /// Another appeal against the same decision; one that was retracted is none.
    Optional<String> against(UUID decided, @Nullable UUID but) {
        return sql.sql(
                        """
                        select c.number from discipline.appeal a join workflow.case_file c on c.id = a.case_id
                         where a.decided_id = :decided and c.state <> 'retracted'
                           and (cast(:but as uuid) is null or a.case_id <> cast(:but as uuid)) limit 1
                        """)
                .param("decided", decided)
                .param("but", but)
                .query(String.class)
                .optional();
    }

    void conclude(UUID caseId, Conclusion it, LocalDate on) {
        sql.sql(
                        """
                        update discipline.appeal
                           set conclusion = :conclusion, measure = cast(:measure as text), months = cast(:months as smallint),
                               grounds = :grounds, minutes_number = :minutes, concluded_on = :on
                         where case_id = :id
                        """)
                .param("conclusion", it.conclusion())
                .param("measure", it.measure())
                .param("months", it.months())
                .param("grounds", it.grounds())
                .param("minutes", it.minutesNumber())
                .param("on", on)
                .param("id", caseId)
                .update();
    }

    void members(Appeal it, List<Holder> members) {
        for (var one : members) {
            sql.sql(
                            """
                            insert into discipline.appeal_member (case_id, account_id, name, scope_pos, person_id)
                            values (:case, :account, :name, :scope, :person)
                            """)
                    .param("case", it.caseId())
                    .param("account", one.account())
                    .param("name", one.name())
                    .param("scope", it.scopePos())
                    .param("person", it.personId())
                    .update();
        }
    }

    List<String> members(UUID caseId) {
        return sql.sql(
                        "select name from discipline.appeal_member where case_id = :id order by name")
                .param("id", caseId)
                .query(String.class)
                .list();
    }

    void extend(UUID caseId, LocalDate due, String by, String reason) {
        sql.sql(
                        """
                        update discipline.appeal set due_on = :due, extended_by = :by, extend_reason = :reason
                         where case_id = :id
                        """)
                .param("due", due)
                .param("by", by)
                .param("reason", reason)
                .param("id", caseId)
                .update();
    }

    void suspend(UUID caseId, LocalDate on, String reason) {
        sql.sql(
                        "update discipline.appeal set suspended_on = :on, suspend_reason = :reason where case_id = :id")
                .param("on", on)
                .param("reason", reason)
                .param("id", caseId)
                .update();
    }

    void resume(UUID caseId, LocalDate on) {
        sql.sql("update discipline.appeal set suspended_until = :on where case_id = :id")
                .param("on", on)
                .param("id", caseId)
                .update();
    }

    void number(UUID caseId, String number) {
        sql.sql("update discipline.appeal set number = :number where case_id = :id")
                .param("number", number)
                .param("id", caseId)
                .update();
    }

    void reversal(UUID caseId, UUID reversal) {
        sql.sql("update discipline.appeal set reversal_id = :reversal where case_id = :id")
                .param("reversal", reversal)
                .param("id", caseId)
                .update();
    }

    void lodged(UUID caseId, LocalDate on, LocalDate due) {
        sql.sql(
                        """
                        update discipline.appeal
                           set province_on = :on, province_due_on = :due, lodged_by = cast(:by as uuid)
                         where case_id = :id
                        """)
                .param("by", Acting.now().account())
                .param("on", on)
                .param("due", due)
                .param("id", caseId)
                .update();
    }

    void answered(UUID caseId, String outcome, String number, LocalDate on) {
        sql.sql(
                        """
                        update discipline.appeal
                           set province_outcome = :outcome, province_number = :number, province_decided = :on
                         where case_id = :id
                        """)
                .param("outcome", outcome)
                .param("number", number)
                .param("on", on)
                .param("id", caseId)
                .update();
    }

    /// Whose clock runs out before a day, or has: the committee's, then the province's.
    List<Appeal> running(LocalDate before, int limit) {
        return sql.sql(
                        SELECT
                                + """
                                and (a.concluded_on is null and a.due_on < :day and c.state in ('submitted', 'in-progress')
                                     or a.province_on is not null and a.province_decided is null
                                        and a.province_due_on < :day)
                                order by coalesce(a.province_due_on, a.due_on), a.case_id limit :limit
                                """)
                .param("day", before)
                .param("limit", limit)
                .query(Appeal.class)
                .list();
    }
}
