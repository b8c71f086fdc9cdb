package org.matricula.discipline.sanction;

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

/// 处分程序: what each step of a sanction's case has brought about.
@Repository("sanctionProceedings")
@Transactional(propagation = Propagation.MANDATORY)
public class Proceedings {

    /// @param toldOn the day on which the notice of intent counts as delivered
    public record Proceeding(
            UUID caseId,
            String caseNumber,
            String caseState,
            UUID enrolmentId,
            UUID personId,
            UUID institutionId,
            long scopePos,
            String name,
            UUID offenceId,
            String measure,
            @Nullable Integer months,
            String facts,
            String basis,
            @Nullable String ground,
            @Nullable LocalDate toldOn,
            @Nullable String statementKind,
            @Nullable String statement,
            @Nullable String spokenBy,
            @Nullable LocalDate heardOn,
            @Nullable String statementNote,
            @Nullable String draft,
            @Nullable LocalDate draftedOn,
            @Nullable String drafter,
            @Nullable Boolean lawful,
            @Nullable String legalOpinion,
            @Nullable LocalDate reviewedOn,
            @Nullable String reviewer,
            @Nullable String meeting,
            @Nullable LocalDate meetingOn,
            @Nullable String meetingNumber,
            @Nullable String present,
            @Nullable String resolution,
            @Nullable String authority,
            @Nullable Boolean authorityAgrees,
            @Nullable String authorityNumber,
            @Nullable LocalDate authorityOn,
            @Nullable String authorityNote) {

        public boolean underWay() {
            return caseState.equals("submitted") || caseState.equals("in-progress");
        }
    }

    private final JdbcClient sql;

    Proceedings(JdbcClient sql) {
        this.sql = sql;
    }

    void begin(CaseView it, UUID offence) {
        sql.sql(
                        """
                        insert into discipline.proceeding (case_id, scope_pos, person_id, offence_id)
                        values (:case, :scope, :person, :offence)
                        on conflict (case_id) do update set offence_id = excluded.offence_id
                        """)
                .param("case", it.id())
                .param("scope", it.scopePos())
                .param("person", it.person())
                .param("offence", offence)
                .update();
    }

    Proceeding get(UUID caseId) {
        return find(caseId).orElseThrow(() -> new Absent("sanction case"));
    }

    Optional<Proceeding> find(UUID caseId) {
        return sql.sql(
                        """
                        select c.id as case_id, coalesce(c.number, '') as case_number, c.state as case_state,
                               c.subject_id as enrolment_id, c.person_id, c.institution_id, c.scope_pos,
                               c.subject_name as name, p.offence_id, c.fields->>'measure' as measure,
                               (c.fields->>'months')::int as months, c.fields->>'facts' as facts,
                               c.fields->>'basis' as basis, c.fields->>'ground' as ground, d.delivered_on as told_on,
                               p.statement_kind, p.statement, p.spoken_by, p.heard_on, p.statement_note, p.draft,
                               p.drafted_on, p.drafter, p.lawful, p.legal_opinion, p.reviewed_on, p.reviewer, p.meeting,
                               p.meeting_on, p.meeting_number, p.present, p.resolution,
                               p.authority, p.authority_agrees, p.authority_number, p.authority_on, p.authority_note
                          from discipline.proceeding p
                          join workflow.case_file c on c.id = p.case_id
                          left join discipline.delivery d on d.case_id = c.id and d.what = 'intent'
                           and exists (select from document.document o
                                        where o.id = d.document_id and o.state = 'standing')
                         where p.case_id = :case
                        """)
                .param("case", caseId)
                .query(Proceeding.class)
                .optional();
    }

    Proceeding lock(UUID caseId) {
        sql.sql("select case_id from discipline.proceeding where case_id = :case for update")
                .param("case", caseId)
                .query(UUID.class)
                .optional();
        return get(caseId);
    }

    void heard(
            UUID caseId, String kind, @Nullable String statement, String spokenBy, LocalDate on) {
        sql.sql(
                        """
                        update discipline.proceeding
                           set statement_kind = :kind, statement = :statement, spoken_by = :by, heard_on = :on
                         where case_id = :case
                        """)
                .param("kind", kind)
                .param("statement", statement)
                .param("by", spokenBy)
                .param("on", on)
                .param("case", caseId)
                .update();
    }

    void drafted(UUID caseId, String draft, String note, LocalDate on, String by) {
        sql.sql(
                        """
                        update discipline.proceeding
                           set draft = :draft, statement_note = :note, drafted_on = :on, drafter = :by
                         where case_id = :case
                        """)
                .param("draft", draft)
                .param("note", note)
                .param("on", on)
                .param("by", by)
                .param("case", caseId)
                .update();
    }

    void reviewed(UUID caseId, boolean lawful, String opinion, LocalDate on, String by) {
        sql.sql(
                        """
                        update discipline.proceeding
                           set lawful = :lawful, legal_opinion = :opinion, reviewed_on = :on, reviewer = :by
                         where case_id = :case
                        """)
                .param("lawful", lawful)
                .param("opinion", opinion)
                .param("on", on)
                .param("by", by)
                .param("case", caseId)
                .update();
    }

    /// Keeps the acting account, whatever is written over what it wrote.
    void tookPart(UUID caseId) {
        sql.sql(
                        """
                        update discipline.proceeding
                           set taken_part = array_append(taken_part, cast(:account as uuid))
                         where case_id = :case and cast(:account as uuid) is not null
                           and not coalesce(cast(:account as uuid) = any (taken_part), false)
                        """)
                .param("account", Acting.now().account())
                .param("case", caseId)
                .update();
    }

    /// @param number of its minutes
    void met(
            UUID caseId,
            String meeting,
            LocalDate on,
            String number,
            String present,
            String resolution) {
        sql.sql(
                        """
                        update discipline.proceeding
                           set meeting = :meeting, meeting_on = :on, meeting_number = :number, present = :present,
                               resolution = :resolution
                         where case_id = :case
                        """)
                .param("meeting", meeting)
                .param("on", on)
                .param("number", number)
                .param("present", present)
                .param("resolution", resolution)
                .param("case", caseId)
                .update();
    }

    /// @param number of its reply
    void answered(
            UUID caseId,
            String authority,
            boolean agrees,
            String number,
            LocalDate on,
            @Nullable String note) {
        sql.sql(
                        """
                        update discipline.proceeding
                           set authority = :authority, authority_agrees = :agrees, authority_number = :number,
                               authority_on = :on, authority_note = :note
                         where case_id = :case
                        """)
                .param("authority", authority)
                .param("agrees", agrees)
                .param("number", number)
                .param("on", on)
                .param("note", note)
                .param("case", caseId)
                .update();
    }
}
