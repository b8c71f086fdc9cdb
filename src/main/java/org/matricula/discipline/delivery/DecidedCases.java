package org.matricula.discipline.delivery;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Absent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// 对学生作出的处理和处分决定: granted cases that end or burden somebody's standing, with the day on which they
/// reached the student.
@Repository
@Transactional(propagation = Propagation.MANDATORY)
public class DecidedCases {

    /// Kinds of case whose outcome a student may appeal against (普通高等学校学生管理规定 第六十条).
    public static final List<String> APPEALABLE =
            List.of(
                    "sanction",
                    "expulsion",
                    "required-withdrawal",
                    "automatic-withdrawal",
                    "admission-lapse");

    /// @param deliveredOn by its proof of delivery, else as its own form told; null for not yet
    public record Decided(
            UUID id,
            String kind,
            String number,
            UUID subjectId,
            UUID personId,
            UUID institutionId,
            UUID unitId,
            long scopePos,
            String name,
            String state,
            LocalDate decidedOn,
            @Nullable LocalDate deliveredOn) {

        public boolean stands() {
            return state.equals("approved") || state.equals("effective");
        }
    }

    private static final String SELECT =
            """
            select c.id, c.kind, c.number, c.subject_id, c.person_id, c.institution_id, c.unit_id, c.scope_pos,
                   c.subject_name as name, c.state, (c.concluded_at at time zone 'Asia/Shanghai')::date as decided_on,
                   coalesce(d.delivered_on, (c.fields->>'servedOn')::date) as delivered_on
              from workflow.case_file c
              left join discipline.delivery d on d.case_id = c.id and d.what = 'decision'
             where c.kind = any (:kinds) and c.concluded_at is not null
               and c.state in ('approved', 'effective', 'reversed')
            """;

    private final JdbcClient sql;

    DecidedCases(JdbcClient sql) {
        this.sql = sql;
    }

    public Optional<Decided> find(UUID id) {
        return asked("and c.id = :id").param("id", id).query(Decided.class).optional();
    }

    public Decided get(UUID id) {
        return find(id).orElseThrow(() -> new Absent("decided case"));
    }

    public Optional<Decided> numbered(UUID subject, String number) {
        return asked("and c.subject_id = :subject and c.number = :number")
                .param("subject", subject)
                .param("number", number)
                .query(Decided.class)
                .optional();
    }

    /// The newest first.
    public List<Decided> of(List<UUID> subjects) {
        return asked("and c.subject_id = any (:subjects) order by c.id desc")
                .param("subjects", subjects.toArray(UUID[]::new))
                .query(Decided.class)
                .list();
    }

    /// The accounts of everybody who had a part in a case, and, where it carries an expulsion out,
    /// in the sanction behind it: who saw and proposed, told, heard, drafted, reviewed, recorded
    /// the meeting, decided a step.
    public List<UUID> parts(UUID id) {
        return sql.sql(
                        """
                        with of as (
                          select cast(:id as uuid) as id
                          union
                          select x.case_id from discipline.sanction x where x.expulsion_id = :id)
                        select c.applicant_id from workflow.case_file c
                         where c.id in (select of.id from of) and c.applicant_id is not null
                        union
                        select s.decided_by from workflow.step s
                         where s.case_id in (select of.id from of) and s.decided_by is not null
                        union
                        select unnest(p.taken_part) from discipline.proceeding p
                         where p.case_id in (select of.id from of)
                        union
                        select o.registrar_id from discipline.proceeding p
                          join discipline.offence o on o.id = p.offence_id
                         where p.case_id in (select of.id from of) and o.registrar_id is not null
                        """)
                .param("id", id)
                .query(UUID.class)
                .list();
    }

    /// Whether the case is at this step now.
    public boolean waitsFor(UUID id, String task) {
        return sql.sql(
                        """
                        select exists (select from workflow.step s join workflow.case_file c on c.id = s.case_id
                                        where s.case_id = :id and s.task = :task and s.decision is null
                                          and c.state in ('submitted', 'in-progress'))
                        """)
                .param("id", id)
                .param("task", task)
                .query(Boolean.class)
                .single();
    }

    private JdbcClient.StatementSpec asked(String more) {
        return sql.sql(SELECT + more).param("kinds", APPEALABLE.toArray(String[]::new));
    }
}
