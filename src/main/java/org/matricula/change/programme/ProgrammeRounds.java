package org.matricula.change.programme;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.matricula.kernel.Absent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// 转专业批次 and 指标.
@Repository
@Transactional
public class ProgrammeRounds {

    /// Places of one programme.
    ///
    /// @param asked how many applicants were sent to the receiving department
    /// @param taken how many of them it accepts
    public record Quota(UUID majorId, String major, int places, int asked, int taken) {}

    private static final String SELECT =
            """
            select id, institution_id, name, opens_on, closes_on, effective_on, notice_from, notice_last_on,
                   publication_id
              from change.programme_round
            """;

    private final JdbcClient sql;

    ProgrammeRounds(JdbcClient sql) {
        this.sql = sql;
    }

    ProgrammeRound get(UUID id) {
        return sql.sql(SELECT + "where id = :id")
                .param("id", id)
                .query(ProgrammeRound.class)
                .optional()
                .orElseThrow(() -> new Absent("programme-round"));
    }

    ProgrammeRound lock(UUID id) {
        sql.sql("select id from change.programme_round where id = :id for update")
                .param("id", id)
                .query(UUID.class)
                .optional()
                .orElseThrow(() -> new Absent("programme-round"));
        return get(id);
    }

    /// One at a time opens a round of a school; read next which it has.
    void hold(UUID institution) {
        sql.sql("select pg_advisory_xact_lock(hashtextextended('change.round' || :id, 0)) is null")
                .param("id", institution)
                .query(Boolean.class)
                .single();
    }

    List<ProgrammeRound> of(List<UUID> institutions) {
        return institutions.isEmpty()
                ? List.of()
                : sql.sql(
                                SELECT
                                        + "where institution_id in (:ids) order by opens_on desc, id limit 100")
                        .param("ids", institutions)
                        .query(ProgrammeRound.class)
                        .list();
    }

    Optional<ProgrammeRound> taking(UUID institution, LocalDate day) {
        return sql.sql(
                        SELECT
                                + "where institution_id = :id and :day between opens_on and closes_on order by opens_on desc limit 1")
                .param("id", institution)
                .param("day", day)
                .query(ProgrammeRound.class)
                .optional();
    }

    UUID add(UUID institution, ProgrammeRound it, String opener, Instant at) {
        return sql.sql(
                        """
                        insert into change.programme_round
                          (institution_id, name, opens_on, closes_on, effective_on, opener, opened_at)
                        values (:institution, :name, :opens, :closes, :effective, :opener, :at) returning id
                        """)
                .param("institution", institution)
                .param("name", it.name())
                .param("opens", it.opensOn())
                .param("closes", it.closesOn())
                .param("effective", it.effectiveOn())
                .param("opener", opener)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .query(UUID.class)
                .single();
    }

    void notice(UUID round, LocalDate from, LocalDate lastOn, UUID publication) {
        sql.sql(
                        """
                        update change.programme_round
                           set notice_from = :from, notice_last_on = :last, publication_id = :publication
                         where id = :id
                        """)
                .param("id", round)
                .param("from", from)
                .param("last", lastOn)
                .param("publication", publication)
                .update();
    }

    /// A further list hangs longer than the first.
    void noticedUntil(UUID round, LocalDate lastOn) {
        sql.sql("update change.programme_round set notice_last_on = :last where id = :id")
                .param("id", round)
                .param("last", lastOn)
                .update();
    }

    void takeBack(UUID round) {
        sql.sql(
                        """
                        update change.programme_round
                           set notice_from = null, notice_last_on = null, publication_id = null
                         where id = :id
                        """)
                .param("id", round)
                .update();
    }

    void places(UUID round, UUID major, int places) {
        sql.sql(
                        """
                        insert into change.programme_quota (round_id, major_id, places)
                        values (:round, :major, :places)
                        on conflict (round_id, major_id) do update set places = excluded.places
                        """)
                .param("round", round)
                .param("major", major)
                .param("places", places)
                .update();
    }

    int places(UUID round, UUID major) {
        return sql.sql(
                        "select places from change.programme_quota where round_id = :round and major_id = :major")
                .param("round", round)
                .param("major", major)
                .query(Integer.class)
                .optional()
                .orElse(0);
    }

    List<Quota> quotas(UUID round) {
        return sql.sql(
                        """
                        select q.major_id, u.name as major, q.places,
                               count(c.case_id)::int as asked,
                               (count(c.case_id) filter (where c.accepted))::int as taken
                          from change.programme_quota q
                          join organisation.unit u on u.id = q.major_id
                          left join (change.programme_candidate c
                                     join change.programme_ranks(:round) p on p.case_id = c.case_id)
                            on c.round_id = q.round_id and c.major_id = q.major_id
                         where q.round_id = :round
                         group by q.major_id, u.name, u.pos, q.places order by u.pos
                        """)
                .param("round", round)
                .query(Quota.class)
                .list();
    }
}
