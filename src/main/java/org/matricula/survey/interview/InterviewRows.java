package org.matricula.survey.interview;

import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Absent;
import org.matricula.survey.SealedSurveys;
import org.matricula.vault.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Interviews within reach; of what was said, nothing but by [#record].
@Repository
@Transactional(propagation = Propagation.MANDATORY)
public class InterviewRows {

    private static final String SELECT =
            """
            select i.id, i.campaign_id, c.title as campaign, i.enrolment_id, s.name, s.student_number as number, i.unit_id,
                   u.name as unit, s.sex, i.scope_pos, i.interviewer_id, i.interviewer, i.state, i.held_on, i.finding,
                   i.finding_words, c.due_on, c.state = 'open' as campaign_open, c.owner_id as campaign_owner,
                   (select count(*)::int from survey.measure m where m.interview_id = i.id) as measures
              from survey.interview i
              join survey.campaign c on c.id = i.campaign_id
              join registry.student s on s.enrolment_id = i.enrolment_id
              join organisation.unit u on u.id = i.unit_id
            """;

    /// How many of a class were found how.
    public record Found(String unit, int drawn, int held, int well, int attend, int urgent) {}

    private final JdbcClient sql;
    private final Vault vault;

    InterviewRows(JdbcClient sql, Vault vault) {
        this.sql = sql;
        this.vault = vault;
    }

    Interview get(UUID id) {
        return sql.sql(SELECT + " where i.id = :id")
                .param("id", id)
                .query(Interview.class)
                .optional()
                .orElseThrow(() -> new Absent("interview"));
    }

    Interview lock(UUID id) {
        sql.sql("select id from survey.interview where id = :id for update")
                .param("id", id)
                .query(UUID.class)
                .optional()
                .orElseThrow(() -> new Absent("interview"));
        return get(id);
    }

    List<Interview> of(UUID campaign, @Nullable UUID after, int most) {
        return sql.sql(
                        SELECT
                                + """
                                 where i.campaign_id = :campaign
                                   and (cast(:after as uuid) is null or i.id > cast(:after as uuid))
                                 order by i.id limit :most
                                """)
                .param("campaign", campaign)
                .param("after", after, Types.OTHER)
                .param("most", most)
                .query(Interview.class)
                .list();
    }

    /// Waiting for an interviewer, the soonest due first.
    List<Interview> waiting(@Nullable UUID interviewer, int most) {
        return sql.sql(
                        SELECT
                                + """
                                 where i.state = 'assigned' and c.state = 'open'
                                   and i.interviewer_id is not distinct from cast(:me as uuid)
                                 order by c.due_on, i.id limit :most
                                """)
                .param("me", interviewer, Types.OTHER)
                .param("most", most)
                .query(Interview.class)
                .list();
    }

    /// Everybody's that are due by a day, the soonest first.
    List<Interview> due(LocalDate by, int most) {
        return sql.sql(
                        SELECT
                                + """
                                 where i.state = 'assigned' and c.state = 'open' and c.due_on <= :by
                                 order by c.due_on, i.id limit :most
                                """)
                .param("by", by)
                .param("most", most)
                .query(Interview.class)
                .list();
    }

    List<Found> found(UUID campaign) {
        return sql.sql(
                        """
                        select u.name as unit, count(*)::int as drawn, (count(*) filter (where i.state = 'held'))::int as held,
                               (count(*) filter (where i.finding = 'well'))::int as well,
                               (count(*) filter (where i.finding = 'attend'))::int as attend,
                               (count(*) filter (where i.finding = 'urgent'))::int as urgent
                          from survey.interview i join organisation.unit u on u.id = i.unit_id
                         where i.campaign_id = :campaign group by u.id, u.name, u.pos order by u.pos
                        """)
                .param("campaign", campaign)
                .query(Found.class)
                .list();
    }

    void assign(UUID id, UUID account, String name) {
        sql.sql(
                        "update survey.interview set interviewer_id = :account, interviewer = :name where id = :id")
                .param("id", id)
                .param("account", account)
                .param("name", name)
                .update();
    }

    void held(UUID id, LocalDate on, String record, String finding, String words, Instant now) {
        sql.sql(
                        """
                        update survey.interview set state = 'held', held_on = :on, record = :record, finding = :finding,
                               finding_words = :words, recorded_at = :now
                         where id = :id
                        """)
                .param("id", id)
                .param("on", on)
                .param("record", vault.seal(SealedSurveys.RECORD, record, SealedSurveys.salt(id)))
                .param("finding", finding)
                .param("words", words)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    void missed(UUID id, String why, Instant now) {
        sql.sql(
                        """
                        update survey.interview set state = 'missed', finding_words = :why, recorded_at = :now
                         where id = :id
                        """)
                .param("id", id)
                .param("why", why)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    Optional<String> record(UUID id) {
        return sql.sql("select record from survey.interview where id = :id and record is not null")
                .param("id", id)
                .query((row, n) ->
                        vault.open(
                                SealedSurveys.RECORD,
                                row.getBytes("record"),
                                SealedSurveys.salt(id)))
                .optional();
    }
}
