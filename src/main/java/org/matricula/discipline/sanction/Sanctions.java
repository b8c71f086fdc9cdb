package org.matricula.discipline.sanction;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Slice;
import org.matricula.workflow.CaseView;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// 处分 within reach of those who have to do with them. None is ever deleted.
@Repository
@Transactional(propagation = Propagation.MANDATORY)
public class Sanctions {

    /// @param caseNumber number of the case that decided it
    /// @param number of its decision
    /// @param startsOn the day of its delivery, null before it
    /// @param endsOn last day of its term
    public record Sanction(
            UUID id,
            UUID institutionId,
            UUID enrolmentId,
            UUID personId,
            long scopePos,
            UUID caseId,
            String caseNumber,
            UUID offenceId,
            @Nullable String number,
            String name,
            @Nullable String studentNumber,
            UUID unitId,
            String unit,
            String measure,
            @Nullable Integer months,
            @Nullable UUID gradeId,
            @Nullable Integer mark,
            @Nullable Integer markBefore,
            LocalDate decidedOn,
            @Nullable LocalDate startsOn,
            @Nullable LocalDate endsOn,
            String state,
            @Nullable LocalDate suspendedOn,
            @Nullable UUID expulsionId,
            @Nullable LocalDate endedOn,
            @Nullable String endReason) {

        public boolean standing() {
            return state.equals("decided") || state.equals("in-force");
        }

        public boolean endedBy(LocalDate day) {
            return state.equals("in-force") && endsOn != null && endsOn.isBefore(day);
        }
    }

    private static final String SELECT =
            """
            select x.id, x.institution_id, x.enrolment_id, x.person_id, x.scope_pos, x.case_id,
                   coalesce(c.number, '') as case_number, x.offence_id, x.number, s.name, s.student_number, s.unit_id,
                   u.name as unit, x.measure, x.months, x.grade_id, x.mark, x.mark_before, x.decided_on, x.starts_on,
                   x.ends_on, x.state, x.suspended_on, x.expulsion_id, x.ended_on, x.end_reason
              from discipline.sanction x
              join workflow.case_file c on c.id = x.case_id
              join registry.student s on s.enrolment_id = x.enrolment_id
              join organisation.unit u on u.id = s.unit_id
             where true
            """;

    private final JdbcClient sql;

    Sanctions(JdbcClient sql) {
        this.sql = sql;
    }

    /// The newest first.
    Slice<Sanction> page(String state, @Nullable UUID before, int limit) {
        var rows =
                asked(
                                """
                                and (:state = '' or x.state = :state)
                                and (cast(:before as uuid) is null or x.id < cast(:before as uuid))
                                order by x.id desc limit :limit
                                """)
                        .param("state", state)
                        .param("before", before)
                        .param("limit", limit + 1)
                        .query(Sanction.class)
                        .list();
        return Slice.of(rows, limit, it -> it.id().toString());
    }

    Sanction get(UUID id) {
        return asked("and x.id = :id")
                .param("id", id)
                .query(Sanction.class)
                .optional()
                .orElseThrow(() -> new Absent("sanction"));
    }

    Sanction lock(UUID id) {
        sql.sql("select id from discipline.sanction where id = :id for update")
                .param("id", id)
                .query(UUID.class)
                .optional();
        return get(id);
    }

    public List<Sanction> of(UUID enrolment) {
        return asked("and x.enrolment_id = :id order by x.id desc")
                .param("id", enrolment)
                .query(Sanction.class)
                .list();
    }

    /// What a case has decided and still stands: itself, or what it was changed into.
    public Optional<Sanction> standing(UUID caseId) {
        return asked("and x.case_id = :id and x.state in ('decided', 'in-force')")
                .param("id", caseId)
                .query(Sanction.class)
                .optional();
    }

    Optional<Sanction> numbered(UUID enrolment, String number) {
        return asked(
                        """
                        and x.enrolment_id = :enrolment and x.number = :number
                        and x.state in ('decided', 'in-force')
                        """)
                .param("enrolment", enrolment)
                .param("number", number)
                .query(Sanction.class)
                .optional();
    }

    /// In force, its last day before a day, the longest ago first.
    List<Sanction> endedBefore(LocalDate day, int limit) {
        return asked(
                        """
                        and x.state = 'in-force' and x.ends_on < :day order by x.ends_on, x.id limit :limit
                        """)
                .param("day", day)
                .param("limit", limit)
                .query(Sanction.class)
                .list();
    }

    /// Expulsions served and not yet registered upon the standing.
    List<Sanction> unregistered(LocalDate today, int limit) {
        return asked(
                        """
                        and x.measure = 'expulsion' and x.state = 'in-force' and x.starts_on <= :today
                        and x.suspended_on is null
                        and not exists (select from workflow.case_file e
                                         where e.id = x.expulsion_id and e.state not in ('refused', 'retracted'))
                        order by x.starts_on, x.id limit :limit
                        """)
                .param("today", today)
                .param("limit", limit)
                .query(Sanction.class)
                .list();
    }

    /// Lowered marks whose day has come, not written yet and not suspended.
    List<Sanction> unlowered(LocalDate today, int limit) {
        return asked(
                        """
                        and x.measure = 'lowered-mark' and x.state = 'in-force' and x.mark_before is null
                        and x.suspended_on is null and x.starts_on <= :today order by x.starts_on, x.id limit :limit
                        """)
                .param("today", today)
                .param("limit", limit)
                .query(Sanction.class)
                .list();
    }

    UUID add(CaseView it, UUID offence, SanctionProposal form, @Nullable UUID grade, LocalDate on) {
        return sql.sql(
                        """
                        insert into discipline.sanction
                          (institution_id, enrolment_id, scope_pos, person_id, case_id, offence_id, measure, months,
                           grade_id, mark, decided_on)
                        values (:institution, :enrolment, :scope, :person, :case, :offence, :measure, :months,
                                cast(:grade as uuid), :mark, :on)
                        returning id
                        """)
                .param("institution", it.institution())
                .param("enrolment", it.subject())
                .param("scope", it.scopePos())
                .param("person", it.person())
                .param("case", it.id())
                .param("offence", offence)
                .param("measure", form.measure())
                .param("months", form.what().termed() ? form.months() : null)
                .param("grade", grade)
                .param("mark", grade == null ? null : form.mark())
                .param("on", on)
                .query(UUID.class)
                .single();
    }

    /// 变更: a lighter one in its place, from the same day.
    UUID replace(
            Sanction old, String measure, int months, @Nullable LocalDate endsOn, LocalDate on) {
        return sql.sql(
                        """
                        insert into discipline.sanction
                          (institution_id, enrolment_id, scope_pos, person_id, case_id, offence_id, replaces_id, number,
                           measure, months, decided_on, starts_on, ends_on, state)
                        select institution_id, enrolment_id, scope_pos, person_id, case_id, offence_id, id, number, :measure,
                               :months, :on, starts_on, cast(:ends as date),
                               case when starts_on is null then 'decided' else 'in-force' end
                          from discipline.sanction where id = :old
                        returning id
                        """)
                .param("measure", measure)
                .param("months", months)
                .param("on", on)
                .param("ends", endsOn)
                .param("old", old.id())
                .query(UUID.class)
                .single();
    }

    void number(UUID id, String number) {
        set("number = :value", id, number);
    }

    void begin(UUID id, LocalDate from, @Nullable LocalDate until) {
        sql.sql(
                        """
                        update discipline.sanction
                           set state = 'in-force', starts_on = :from, ends_on = cast(:until as date) where id = :id
                        """)
                .param("from", from)
                .param("until", until)
                .param("id", id)
                .update();
    }

    void lowered(UUID id, int before) {
        set("mark_before = :value", id, before);
    }

    void expulsion(UUID id, UUID caseId) {
        set("expulsion_id = :value", id, caseId);
    }

    /// What it did to a mark is undone.
    void unlowered(UUID id) {
        sql.sql("update discipline.sanction set mark_before = null where id = :id")
                .param("id", id)
                .update();
    }

    /// @param on null to resume its effect
    public void suspend(UUID id, @Nullable LocalDate on) {
        set("suspended_on = cast(:value as date)", id, on);
    }

    void end(UUID id, String state, LocalDate on, String reason) {
        sql.sql(
                        """
                        update discipline.sanction
                           set state = :state, ended_on = :on, end_reason = :reason, suspended_on = null where id = :id
                        """)
                .param("state", state)
                .param("on", on)
                .param("reason", reason)
                .param("id", id)
                .update();
    }

    private void set(String change, UUID id, @Nullable Object value) {
        sql.sql("update discipline.sanction set " + change + " where id = :id")
                .param("value", value)
                .param("id", id)
                .update();
    }

    private JdbcClient.StatementSpec asked(String more) {
        return sql.sql(SELECT + more);
    }
}
