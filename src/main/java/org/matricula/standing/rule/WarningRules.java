package org.matricula.standing.rule;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.matricula.kernel.Actor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// The rules by institution and day. An institution's own version of a kind and level takes the
/// built-in one's place.
@Repository
@Transactional(readOnly = true)
public class WarningRules {

    private static final String SELECT =
            """
            select r.id, r.institution_id as institution, r.kind, r.level, r.threshold, r.enabled, r.source,
                   lower(r.during) as "from", upper(r.during) as until, r.setter
              from standing.rule r
            """;

    private static final String IN_ORDER =
            """
             order by array_position(array['failed-courses', 'failed-credits', 'earned-all', 'earned-year', 'credits-total',
                                           'credits-term-1', 'credits-term-2', 'credits-term-3', 'credits-term-4',
                                           'credits-term-5', 'credits-term-6', 'credits-term-7', 'credits-term-8', 'in-a-row',
                                           'time-in-school'], k.kind), k.level
            """;

    private final JdbcClient sql;

    WarningRules(JdbcClient sql) {
        this.sql = sql;
    }

    /// Every kind and level as it binds on a day, switched off ones included.
    public List<WarningRule> on(UUID institution, LocalDate day) {
        return sql.sql(
                        "select * from (select distinct on (b.kind, b.level) b.* from ("
                                + SELECT
                                + """
                                 where (r.institution_id = :institution or r.institution_id is null)
                                   and r.during @> :day) b
                                 order by b.kind, b.level, b.institution nulls last) k
                                """
                                + IN_ORDER)
                .param("institution", institution)
                .param("day", day)
                .query(WarningRule.class)
                .list();
    }

    /// 沿革: every version that ever bound the institution of its own, the newest first.
    public List<WarningRule> versions(UUID institution) {
        return sql.sql(
                        "select * from ("
                                + SELECT
                                + " where r.institution_id = :institution) k order by k.\"from\" desc, k.kind, k.level")
                .param("institution", institution)
                .query(WarningRule.class)
                .list();
    }

    /// Keeps the rules that bind on a day, as a run will use them.
    ///
    /// @param but kind and level, with a colon between, of one that is left out; blank for none
    /// @return how many
    @Transactional(propagation = Propagation.MANDATORY)
    public int freeze(UUID run, UUID institution, LocalDate day, String but) {
        return sql.sql(
                        """
                        insert into standing.run_rule (run_id, kind, level, threshold, source)
                        select :run, k.kind, k.level, k.threshold, k.source
                          from (select distinct on (r.kind, r.level) r.*
                                  from standing.rule r
                                 where (r.institution_id = :institution or r.institution_id is null)
                                   and r.during @> :day
                                 order by r.kind, r.level, r.institution_id nulls last) k
                         where k.enabled and k.kind || ':' || k.level <> :but
                        """)
                .param("but", but)
                .param("run", run)
                .param("institution", institution)
                .param("day", day)
                .update();
    }

    /// A rule that is tried out in another's place.
    @Transactional(propagation = Propagation.MANDATORY)
    public void tryOut(UUID run, String kind, int level, BigDecimal threshold, String source) {
        sql.sql(
                        """
                        insert into standing.run_rule (run_id, kind, level, threshold, source)
                        values (:run, :kind, :level, :threshold, :source)
                        """)
                .param("run", run)
                .param("kind", kind)
                .param("level", level)
                .param("threshold", threshold)
                .param("source", source)
                .update();
    }

    /// Two who change one institution's rules wait for each other.
    @Transactional(propagation = Propagation.MANDATORY)
    void lock(UUID institution) {
        sql.sql("select pg_advisory_xact_lock(hashtextextended('standing.rule' || :id, 0))")
                .param("id", institution.toString())
                .query((row, n) -> true)
                .list();
    }

    /// Whether the institution has a version of its own that begins on the day or later.
    boolean after(UUID institution, String kind, int level, LocalDate day) {
        return sql.sql(
                        """
                        select exists (select from standing.rule r
                                        where r.institution_id = :institution and r.kind = :kind and r.level = :level
                                          and lower(r.during) >= :day)
                        """)
                .param("institution", institution)
                .param("kind", kind)
                .param("level", level)
                .param("day", day)
                .query(Boolean.class)
                .single();
    }

    /// The version before ends where the new one begins.
    @Transactional(propagation = Propagation.MANDATORY)
    UUID set(
            UUID institution,
            String kind,
            int level,
            BigDecimal threshold,
            boolean enabled,
            String source,
            LocalDate from,
            Actor by,
            Instant at) {
        sql.sql(
                        """
                        update standing.rule set during = daterange(lower(during), :from)
                         where institution_id = :institution and kind = :kind and level = :level and during @> :from
                        """)
                .param("from", from)
                .param("institution", institution)
                .param("kind", kind)
                .param("level", level)
                .update();
        return sql.sql(
                        """
                        insert into standing.rule
                          (institution_id, kind, level, threshold, enabled, source, during, set_by, setter, set_at)
                        values (:institution, :kind, :level, :threshold, :enabled, :source, daterange(:from, null),
                                cast(:by as uuid), :setter, :at)
                        returning id
                        """)
                .param("institution", institution)
                .param("kind", kind)
                .param("level", level)
                .param("threshold", threshold)
                .param("enabled", enabled)
                .param("source", source)
                .param("from", from)
                .param("by", by.account(), java.sql.Types.OTHER)
                .param("setter", by.name())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .query(UUID.class)
                .single();
    }
}
