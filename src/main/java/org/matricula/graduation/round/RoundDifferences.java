package org.matricula.graduation.round;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Slice;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// 两轮对照: what a round found otherwise than the one before of the same batch, of whom, and why.
@Repository
@Transactional(readOnly = true)
public class RoundDifferences {

    private static final int FETCHED = 1_000;

    /// Somebody for whom two rounds differ. An outcome is null where the student was in no such
    /// round.
    ///
    /// @param inputs `results`, `programme`, `record`, `outside`: which are others
    /// @param met conditions that were not met and are, `<rule>` or `<rule> <about>`
    /// @param lacking conditions that are not met and were
    public record Difference(
            UUID enrolment,
            String name,
            String studentNumber,
            String unit,
            @Nullable String was,
            boolean wasDegree,
            @Nullable BigDecimal wasCredits,
            @Nullable String now,
            boolean nowDegree,
            @Nullable BigDecimal nowCredits,
            List<String> inputs,
            List<String> met,
            List<String> lacking) {}

    /// @param all how many there are, however few are shown
    /// @param first of the page
    /// @param next after whom the next page begins, null at the end
    public record Some(int all, List<Difference> first, @Nullable String next) {}

    /// A condition that the two rounds asked otherwise; null where it was not asked.
    public record Condition(
            String rule,
            @Nullable BigDecimal was,
            @Nullable String wasLedTo,
            @Nullable BigDecimal now,
            @Nullable String leadsTo) {}

    private static final String DIFFERENT =
            """
            -- sums made in two ways can not be compared: then what the verdict itself says of both
            with kept as materialized (
                   select count(distinct r.formula) = 1 as alike from graduation.round r where r.id in (:round, :prior)),
                 was as (select v.* from graduation.verdict v where v.round_id = :prior),
                 cur as (select v.* from graduation.verdict v where v.round_id = :round),
                 pair as (
                   select coalesce(c.enrolment_id, w.enrolment_id) as enrolment_id, c.id as now_id, w.id as was_id,
                          w.found as was, coalesce(w.found_degree, false) as was_degree, w.credits as was_credits,
                          c.found as now, coalesce(c.found_degree, false) as now_degree, c.credits as now_credits,
                          array_remove(array[
                            case when c.in_results <> w.in_results then 'results' end,
                            case when case when (select alike from kept) then c.in_programme <> w.in_programme
                                      else c.programme_id is distinct from w.programme_id end
                                 and c.id is not null and w.id is not null then 'programme' end,
                            case when case when (select alike from kept) then c.in_record <> w.in_record
                                      else c.photo <> w.photo end then 'record' end,
                            case when c.in_outside <> w.in_outside then 'outside' end], null) as inputs
                     from cur c full join was w on w.enrolment_id = c.enrolment_id
                    where (c.found, c.found_degree, c.programme_id, c.photo, c.in_results, c.in_outside)
                          is distinct from
                          (w.found, w.found_degree, w.programme_id, w.photo, w.in_results, w.in_outside)
                       or (select alike from kept)
                          and (c.in_programme, c.in_record) is distinct from (w.in_programme, w.in_record))
            """;

    private static final String SAID =
            """
            select p.*, s.name, s.student_number, u.name as unit,
                   array(select k.rule || case when k.about = '' then '' else ' ' || k.about end from graduation.unmet k
                          where k.verdict_id = p.was_id and p.now_id is not null
                            and not exists (select from graduation.unmet n
                                             where n.verdict_id = p.now_id and n.rule = k.rule and n.about = k.about)
                          order by 1) as met,
                   array(select k.rule || case when k.about = '' then '' else ' ' || k.about end from graduation.unmet k
                          where k.verdict_id = p.now_id and p.was_id is not null
                            and not exists (select from graduation.unmet n
                                             where n.verdict_id = p.was_id and n.rule = k.rule and n.about = k.about)
                          order by 1) as lacking
              from pair p
              join registry.student s on s.enrolment_id = p.enrolment_id
              join organisation.unit u on u.id = s.unit_id
             where cast(:after as uuid) is null
                or ((p.now, p.now_degree) is not distinct from (p.was, p.was_degree), s.scope_pos, s.student_number,
                    p.enrolment_id)
                   > (select (l.now, l.now_degree) is not distinct from (l.was, l.was_degree), o.scope_pos,
                             o.student_number, l.enrolment_id
                        from pair l join registry.student o on o.enrolment_id = l.enrolment_id
                       where l.enrolment_id = cast(:after as uuid))
             order by (p.now, p.now_degree) is not distinct from (p.was, p.was_degree), s.scope_pos, s.student_number,
                      p.enrolment_id
            """;

    private final JdbcClient sql;

    RoundDifferences(JdbcClient sql) {
        this.sql = sql;
    }

    /// Those whose outcome is another first.
    ///
    /// @param after the enrolment that was had last; null for the first page
    public Some some(UUID round, UUID prior, @Nullable UUID after, int limit) {
        var page =
                Slice.of(
                        asked(SAID + " limit " + (limit + 1), round, prior)
                                .param("after", after, java.sql.Types.OTHER)
                                .query(this::read)
                                .list(),
                        limit,
                        it -> it.enrolment().toString());
        return new Some(
                after == null && page.next() == null
                        ? page.items().size()
                        : asked(
                                        "select count(*)::int from pair p join registry.student s on s.enrolment_id = p.enrolment_id",
                                        round,
                                        prior)
                                .query(Integer.class)
                                .single(),
                page.items(),
                page.next());
    }

    void each(UUID round, UUID prior, Consumer<Difference> one) {
        try (var all =
                asked(SAID, round, prior)
                        .param("after", null, java.sql.Types.OTHER)
                        .withFetchSize(FETCHED)
                        .query(this::read)
                        .stream()) {
            all.forEach(one);
        }
    }

    /// Whether both keep the sums over their inputs in the same way, and can be compared in them.
    public boolean alike(UUID round, UUID prior) {
        return sql.sql(
                        "select count(distinct r.formula) = 1 from graduation.round r where r.id in (:round, :prior)")
                .param("round", round)
                .param("prior", prior)
                .query(Boolean.class)
                .single();
    }

    /// Which of the frozen conditions are others.
    public List<Condition> conditions(UUID round, UUID prior) {
        return sql.sql(
                        """
                        select coalesce(c.rule, w.rule) as rule, w.threshold as was, w.leads_to as was_led_to,
                               c.threshold as now, c.leads_to
                          from (select * from graduation.round_rule where round_id = :round) c
                          full join (select * from graduation.round_rule where round_id = :prior) w on w.rule = c.rule
                         where (c.threshold, c.leads_to) is distinct from (w.threshold, w.leads_to)
                         order by 1
                        """)
                .param("round", round)
                .param("prior", prior)
                .query(Condition.class)
                .list();
    }

    private JdbcClient.StatementSpec asked(String what, UUID round, UUID prior) {
        return sql.sql(DIFFERENT + what).param("round", round).param("prior", prior);
    }

    private Difference read(ResultSet row, int n) throws SQLException {
        return new Difference(
                row.getObject("enrolment_id", UUID.class),
                row.getString("name"),
                row.getString("student_number"),
                row.getString("unit"),
                row.getString("was"),
                row.getBoolean("was_degree"),
                row.getBigDecimal("was_credits"),
                row.getString("now"),
                row.getBoolean("now_degree"),
                row.getBigDecimal("now_credits"),
                words(row, "inputs"),
                words(row, "met"),
                words(row, "lacking"));
    }

    private static List<String> words(ResultSet row, String column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }
}
