package org.matricula.coursework.recognition;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.notice.Notices;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// 认定单的同意: each office agrees to the sheet as it stood. Whoever changes the sheet afterwards makes
/// the agreements before void; they are told, and agree anew before it goes on. The sheet of a
/// change of programme or of a return is held to it like one of its own case.
@Repository
public class Agreements {

    /// @param task the office's place in the drawing
    record Agreement(
            UUID caseId,
            String task,
            String role,
            @Nullable UUID accountId,
            String agreer,
            int version) {}

    private final JdbcClient sql;
    private final Notices notices;
    private final Ledger ledger;
    private final Clock clock;

    Agreements(JdbcClient sql, Notices notices, Ledger ledger, Clock clock) {
        this.sql = sql;
        this.notices = notices;
        this.ledger = ledger;
        this.clock = clock;
    }

    /// An office has passed a change of status that bears a sheet: where it judges sheets, it has
    /// agreed to this one; offices that look at fees or rooms have not.
    @Transactional
    public void passed(UUID caseId, String task) {
        if (Acting.now().holds(EditRecognition.REVIEWERS)) {
            agreed(caseId, task);
        }
    }

    /// What an office before had agreed to, and was changed since, is agreed to anew first. The
    /// office itself may approve what it changed.
    @Transactional(readOnly = true)
    public List<Refusal> hindrances(UUID caseId, String task) {
        return voided(caseId).stream()
                .filter(one -> !one.task().equals(task))
                .map(one -> Refusal.rule("recognition.agreement", one.agreer()))
                .toList();
    }

    /// An office has approved the case: it agrees to the sheet as it stands.
    @Transactional
    void agreed(UUID caseId, String task) {
        var actor = Acting.now();
        sql.sql(
                        """
                        insert into coursework.recognition_agreement
                          (case_id, task, scope_pos, person_id, role, account_id, agreer, version, agreed_at, apart)
                        select r.case_id, :task, r.scope_pos, r.person_id, :role, cast(:account as uuid), :name, r.content, :at,
                               r.apart
                          from coursework.recognition r where r.case_id = :case
                        on conflict (case_id, task) do update
                          set role = excluded.role, account_id = excluded.account_id, agreer = excluded.agreer,
                              version = excluded.version, agreed_at = excluded.agreed_at, apart = excluded.apart
                        """)
                .param("case", caseId)
                .param("task", task)
                .param("role", actor.role())
                .param("account", actor.account())
                .param("name", actor.name())
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    /// Agreements to another state of the sheet than it has now, of those who may still look at it.
    @Transactional(readOnly = true)
    List<Agreement> voided(UUID caseId) {
        return sql.sql(
                        """
                        select a.case_id, a.task, a.role, a.account_id, a.agreer, a.version
                          from coursework.recognition_agreement a
                          join coursework.recognition r on r.case_id = a.case_id
                         where a.case_id = :case and a.version <> r.content and r.granted_at is null
                           and (a.apart or not r.apart)
                         order by a.agreed_at
                        """)
                .param("case", caseId)
                .query(Agreement.class)
                .list();
    }

    /// Whether the acting person may agree anew: the office that had agreed. Nobody agrees to the
    /// same sheet for two offices.
    @Transactional(readOnly = true)
    boolean mayRenew(Recognition it, Agreement one) {
        var actor = Acting.now();
        return it.open()
                && !it.draft()
                && actor.holds(one.role())
                && (actor.account() == null
                        || !actor.account().equals(it.applicant())
                                && !agreedForAnother(it.caseId(), one.role(), actor.account()));
    }

    private static List<Agreement> ofOneOffice(List<Agreement> mine) {
        return mine.stream().filter(one -> one.role().equals(mine.getFirst().role())).toList();
    }

    private boolean agreedForAnother(UUID caseId, String role, UUID account) {
        return sql.sql(
                        """
                        select exists (select from coursework.recognition_agreement a
                          join coursework.recognition r on r.case_id = a.case_id and r.content = a.version
                         where a.case_id = :case and a.role <> :role and a.account_id = cast(:by as uuid))
                        """)
                .param("case", caseId)
                .param("role", role)
                .param("by", account)
                .query(Boolean.class)
                .single();
    }

    /// 重新同意.
    ///
    /// @param version the sheet as it was seen
    @Transactional
    void renew(Recognition it, int version) {
        var mine =
                voided(it.caseId()).stream()
                        .filter(one -> mayRenew(it, one))
                        .collect(
                                java.util.stream.Collectors.collectingAndThen(
                                        java.util.stream.Collectors.toList(),
                                        Agreements::ofOneOffice));
        Refused.unlessEmpty(
                Refusal.all(
                        it.version() != version ? Refusal.conflict("recognition.moved") : null,
                        mine.isEmpty() ? Refusal.conflict("recognition.agreed") : null));
        mine.forEach(one -> agreed(it.caseId(), one.task()));
        ledger.record(
                Act.of("recognition.agree-anew", "case:" + it.caseId())
                        .at(it.scopePos())
                        .inCase(it.caseId())
                        .to(Map.of("version", version)));
    }

    /// What is asked for is another from now on: those who had agreed to what was before are told.
    @Transactional
    void changed(Recognition before) {
        notices.tell(
                sql.sql(
                                """
                                select a.account_id from coursework.recognition_agreement a
                                  join coursework.recognition r on r.case_id = a.case_id and r.content = a.version
                                 where a.case_id = :case and a.account_id is not null and (a.apart or not r.apart)
                                   and a.account_id is distinct from cast(:by as uuid)
                                """)
                        .param("case", before.caseId())
                        .param("by", Acting.now().account())
                        .query(UUID.class)
                        .list(),
                "notice.recognition.changed",
                "/recognitions/" + before.caseId(),
                String.valueOf(before.name()));
        sql.sql("update coursework.recognition set content = content + 1 where case_id = :case")
                .param("case", before.caseId())
                .update();
    }
}
