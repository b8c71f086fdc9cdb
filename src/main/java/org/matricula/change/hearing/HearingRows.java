package org.matricula.change.hearing;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.matricula.workflow.CaseView;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// 退学处理程序. Whoever writes is the acting person: no name is typed.
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class HearingRows {

    private final JdbcClient sql;

    HearingRows(JdbcClient sql) {
        this.sql = sql;
    }

    /// Handed in, for the first time or once more: what was told and said stands, but the review
    /// and the meeting are held anew.
    void begin(CaseView it) {
        sql.sql(
                        """
                        insert into change.withdrawal_proceeding (case_id, scope_pos, person_id)
                        values (:case, :scope, :person)
                        on conflict (case_id) do update
                           set lawful = null, legal_opinion = null, reviewed_on = null, reviewer = null,
                               meeting = null, meeting_on = null, meeting_number = null, present = null,
                               resolution = null, minuted_by = null
                        """)
                .param("case", it.id())
                .param("scope", it.scopePos())
                .param("person", it.person())
                .update();
    }

    Hearing get(UUID caseId) {
        return find(caseId).orElseThrow(() -> new Absent("withdrawal case"));
    }

    Optional<Hearing> find(UUID caseId) {
        return sql.sql(
                        """
                        select c.id as case_id, coalesce(c.number, '') as case_number, c.subject_id as enrolment_id,
                               c.person_id, c.institution_id, c.scope_pos, c.subject_name as name, c.applicant_id,
                               coalesce(c.fields->>'ground', '') as asked_ground,
                               coalesce(c.fields->>'facts', '') as asked_facts,
                               (select s.task from workflow.step s
                                 where s.case_id = c.id and s.decision is null
                                   and c.state in ('submitted', 'in-progress') limit 1) as step,
                               p.ground, p.facts, p.intended_by, p.statement_kind, p.statement, p.spoken_by, p.heard_on,
                               p.hearer, p.lawful, p.legal_opinion, p.reviewed_on, p.reviewer, p.meeting, p.meeting_on,
                               p.meeting_number, p.present, p.resolution, p.minuted_by
                          from change.withdrawal_proceeding p
                          join workflow.case_file c on c.id = p.case_id
                         where p.case_id = :case
                        """)
                .param("case", caseId)
                .query(Hearing.class)
                .optional();
    }

    Hearing lock(UUID caseId) {
        sql.sql("select case_id from change.withdrawal_proceeding where case_id = :case for update")
                .param("case", caseId)
                .query(UUID.class)
                .optional();
        return get(caseId);
    }

    void intended(UUID caseId, String ground, String facts) {
        sql.sql(
                        """
                        update change.withdrawal_proceeding
                           set ground = :ground, facts = :facts, intended_by = :by where case_id = :case
                        """)
                .param("ground", ground)
                .param("facts", facts)
                .param("by", Acting.now().name())
                .param("case", caseId)
                .update();
    }

    void heard(UUID caseId, String kind, @Nullable String statement, String by, LocalDate on) {
        sql.sql(
                        """
                        update change.withdrawal_proceeding
                           set statement_kind = :kind, statement = :statement, spoken_by = :spoken, heard_on = :on,
                               hearer = :by
                         where case_id = :case
                        """)
                .param("kind", kind)
                .param("statement", statement)
                .param("spoken", by)
                .param("on", on)
                .param("by", Acting.now().name())
                .param("case", caseId)
                .update();
    }

    void reviewed(UUID caseId, boolean lawful, String opinion, LocalDate on) {
        sql.sql(
                        """
                        update change.withdrawal_proceeding
                           set lawful = :lawful, legal_opinion = :opinion, reviewed_on = :on, reviewer = :by
                         where case_id = :case
                        """)
                .param("lawful", lawful)
                .param("opinion", opinion)
                .param("on", on)
                .param("by", Acting.now().name())
                .param("case", caseId)
                .update();
    }

    void met(UUID caseId, HearWithdrawal.Meeting it, LocalDate on, String present) {
        sql.sql(
                        """
                        update change.withdrawal_proceeding
                           set meeting = :meeting, meeting_on = :on, meeting_number = :number, present = :present,
                               resolution = :resolution, minuted_by = :by
                         where case_id = :case
                        """)
                .param("meeting", it.meeting())
                .param("on", on)
                .param("number", it.number().strip())
                .param("present", present)
                .param("resolution", it.resolution().strip())
                .param("by", Acting.now().name())
                .param("case", caseId)
                .update();
    }
}
