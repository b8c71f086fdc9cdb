package org.matricula.verification.check;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.matricula.kernel.Cursor;
import org.matricula.kernel.Slice;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// What was found and is to be put right, within reach.
@Repository
@Transactional(readOnly = true)
public class Findings {

    /// @param student name, null for a class or a series of numbers
    /// @param unit the class, or the unit it is about
    public record Finding(
            UUID id,
            UUID campaignId,
            String rule,
            String sort,
            @Nullable UUID enrolmentId,
            @Nullable String student,
            @Nullable String studentNumber,
            long scopePos,
            String unit,
            @Nullable String detail,
            String severity,
            int weight,
            String state,
            String owner,
            @Nullable UUID takerId,
            @Nullable String taker,
            LocalDate dueOn,
            @Nullable UUID tellerId,
            @Nullable String teller,
            @Nullable String mender,
            @Nullable String waiveReason,
            @Nullable UUID proposerId,
            @Nullable String proposer,
            @Nullable String decider,
            @Nullable String decisionNote) {

        public boolean open() {
            return state.equals("open");
        }
    }

    /// @param state `open` means open and waiting for a waiver; blank means all
    /// @param owner a role, blank for all
    public record Sought(
            UUID campaign,
            String rule,
            String state,
            String owner,
            long lo,
            long hi,
            @Nullable String cursor,
            int limit) {}

    public record RuleCount(String rule, long open, long waived, long mended) {}

    private static final String SELECT =
            """
            select f.id, f.campaign_id, f.rule, r.sort, f.enrolment_id, s.name as student, s.student_number, f.scope_pos,
                   u.name as unit, f.detail, f.severity, f.weight, f.state, f.owner, f.taker_id, f.taker, f.due_on,
                   f.teller_id, f.teller, f.mender, f.waive_reason, f.proposer_id, f.proposer, f.decider,
                   f.decision_note
              from verification.finding f
              join verification.rule r on r.code = f.rule
              left join registry.student s on s.enrolment_id = f.enrolment_id
              join organisation.unit u on u.pos = f.scope_pos
            """;

    private final JdbcClient sql;

    Findings(JdbcClient sql) {
        this.sql = sql;
    }

    /// The most urgent first.
    public Slice<Finding> page(Sought it) {
        var after = it.cursor() == null ? null : Cursor.read(it.cursor(), 2);
        var rows =
                sql.sql(
                                SELECT
                                        + """
                                        where f.campaign_id = :campaign and f.scope_pos between :lo and :hi
                                          and (:rule = '' or f.rule = :rule) and (:owner = '' or f.owner = :owner)
                                          and case :state when '' then true
                                                          when 'open' then f.state in ('open', 'waiving')
                                                          else f.state = :state end
                                          and (cast(:due as date) is null
                                               or (f.due_on, f.id) > (cast(:due as date), cast(:last as uuid)))
                                        order by f.due_on, f.id limit :limit
                                        """)
                        .param("campaign", it.campaign())
                        .param("lo", it.lo())
                        .param("hi", it.hi())
                        .param("rule", it.rule())
                        .param("owner", it.owner())
                        .param("state", it.state())
                        .param("due", after == null ? null : after.get(0), java.sql.Types.VARCHAR)
                        .param("last", after == null ? null : after.get(1), java.sql.Types.VARCHAR)
                        .param("limit", it.limit() + 1)
                        .query(Finding.class)
                        .list();
        return Slice.of(rows, it.limit(), row -> Cursor.of(row.dueOn(), row.id()));
    }

    /// What waits for a role within reach, in all campaigns, the most urgent first.
    public List<Finding> waiting(Actor actor, int most) {
        return sql.sql(
                        SELECT
                                + """
                                where f.scope_pos between :lo and :hi and f.owner = :role and f.state = 'open'
                                  and f.severity <> 'notice'
                                order by f.due_on, f.id limit :most
                                """)
                .param("lo", actor.scope().lo())
                .param("hi", actor.scope().hi())
                .param("role", actor.role())
                .param("most", most)
                .query(Finding.class)
                .list();
    }

    public List<RuleCount> counts(UUID campaign, long lo, long hi) {
        return sql.sql(
                        """
                        select f.rule, count(*) filter (where f.state in ('open', 'waiving')) as open,
                               count(*) filter (where f.state = 'waived') as waived,
                               count(*) filter (where f.state = 'mended') as mended
                          from verification.finding f join verification.rule r on r.code = f.rule
                         where f.campaign_id = :campaign and f.scope_pos between :lo and :hi
                         group by f.rule, r.position order by open desc, r.position
                        """)
                .param("campaign", campaign)
                .param("lo", lo)
                .param("hi", hi)
                .query(RuleCount.class)
                .list();
    }

    /// @throws Absent if there is none within reach
    public Finding get(UUID id) {
        return find(id).orElseThrow(() -> new Absent("finding"));
    }

    /// Locked until the transaction ends, then read.
    @Transactional(propagation = Propagation.MANDATORY)
    Finding lock(UUID id) {
        sql.sql("select id from verification.finding where id = :id for update")
                .param("id", id)
                .query(UUID.class)
                .optional();
        return get(id);
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void take(UUID id, Actor by) {
        sql.sql("update verification.finding set taker_id = :account, taker = :name where id = :id")
                .param("account", by.account(), java.sql.Types.OTHER)
                .param("name", by.name())
                .param("id", id)
                .update();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void propose(UUID id, String reason, Actor by) {
        sql.sql(
                        """
                        update verification.finding
                           set state = 'waiving', waive_reason = :reason, proposer_id = :account, proposer = :name,
                               decider_id = null, decider = null, decided_at = null, decision_note = null
                         where id = :id
                        """)
                .param("reason", reason)
                .param("account", by.account(), java.sql.Types.OTHER)
                .param("name", by.name())
                .param("id", id)
                .update();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void decide(UUID id, boolean waived, @Nullable String note, Actor by, Instant at) {
        sql.sql(
                        """
                        update verification.finding
                           set state = :state, decider_id = :account, decider = :name, decided_at = :at,
                               decision_note = :note
                         where id = :id
                        """)
                .param("state", waived ? "waived" : "open")
                .param("account", by.account(), java.sql.Types.OTHER)
                .param("name", by.name())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("note", note, java.sql.Types.VARCHAR)
                .param("id", id)
                .update();
    }

    /// Who said it, beside what was told.
    @Transactional(propagation = Propagation.MANDATORY)
    void teller(UUID campaign, String rule, List<UUID> enrolments) {
        sql.sql(
                        """
                        update verification.finding set teller_id = :account, teller = :name
                         where campaign_id = :campaign and rule = :rule and enrolment_id = any (:enrolments)
                        """)
                .param("account", Acting.now().account(), java.sql.Types.OTHER)
                .param("name", Acting.now().name())
                .param("campaign", campaign)
                .param("rule", rule)
                .param("enrolments", enrolments.toArray(UUID[]::new))
                .update();
    }

    /// What people told is mended when somebody says so.
    @Transactional(propagation = Propagation.MANDATORY)
    int mend(UUID campaign, String rule, List<UUID> enrolments, String mender, Instant at) {
        return sql.sql(
                        """
                        update verification.finding set state = 'mended', mended_at = :at, mender = :mender
                         where campaign_id = :campaign and rule = :rule and enrolment_id = any (:enrolments)
                           and state in ('open', 'waiving')
                        """)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("mender", mender)
                .param("campaign", campaign)
                .param("rule", rule)
                .param("enrolments", enrolments.toArray(UUID[]::new))
                .update();
    }

    private Optional<Finding> find(UUID id) {
        return sql.sql(SELECT + " where f.id = :id")
                .param("id", id)
                .query(Finding.class)
                .optional();
    }
}
