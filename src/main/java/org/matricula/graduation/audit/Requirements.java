package org.matricula.graduation.audit;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.organisation.Unit;
import org.matricula.organisation.Units;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 毕业条件 of a school: what was given for its kind of education, and its own versions of it.
@Service
@Transactional
public class Requirements {

    private static final BigDecimal MOST = BigDecimal.valueOf(999);

    /// A version of a condition with its days.
    public record Version(
            String rule,
            BigDecimal threshold,
            boolean enabled,
            String leadsTo,
            String source,
            LocalDate since,
            @Nullable LocalDate until,
            String setter,
            boolean own) {}

    private static final String ON =
            """
            select distinct on (q.rule) q.rule, q.threshold, q.enabled, q.leads_to, q.source
              from graduation.requirement q join organisation.unit i on i.id = :institution
             where (q.institution_id is null or q.institution_id = i.id) and q.education = i.education
               and q.during @> cast(:on as date)
             order by q.rule, q.institution_id nulls last
            """;

    private final JdbcClient sql;
    private final Units units;
    private final Ledger ledger;
    private final Clock clock;

    Requirements(JdbcClient sql, Units units, Ledger ledger, Clock clock) {
        this.sql = sql;
        this.units = units;
        this.ledger = ledger;
        this.clock = clock;
    }

    /// In the order of [Requirement#RULES].
    @Transactional(readOnly = true)
    public List<Requirement> on(UUID institution, LocalDate day) {
        return sql
                .sql(ON)
                .param("institution", institution)
                .param("on", day)
                .query(Requirement.class)
                .stream()
                .sorted(
                        java.util.Comparator.comparingInt(
                                it -> Requirement.RULES.indexOf(it.rule())))
                .toList();
    }

    /// What a school has had, the newest of a condition first; what was given to all included.
    @Transactional(readOnly = true)
    public List<Version> versions(UUID institution) {
        return sql
                .sql(
                        """
                        select q.rule, q.threshold, q.enabled, q.leads_to, q.source, lower(q.during) as since,
                               upper(q.during) as until, q.setter, q.institution_id is not null as own
                          from graduation.requirement q join organisation.unit i on i.id = :institution
                         where (q.institution_id is null or q.institution_id = i.id) and q.education = i.education
                         order by q.institution_id nulls last, lower(q.during) desc
                        """)
                .param("institution", institution)
                .query(Version.class)
                .stream()
                .sorted(
                        java.util.Comparator.comparingInt(
                                it -> Requirement.RULES.indexOf(it.rule())))
                .toList();
    }

    /// Keeps a copy for a round, so that a later change does not touch it.
    public int freeze(UUID round, UUID institution, LocalDate day) {
        return sql.sql(
                        "insert into graduation.round_rule (round_id, rule, threshold, leads_to, source) select :round, h.rule,"
                                + " h.threshold, h.leads_to, h.source from ("
                                + ON
                                + ") h where h.enabled")
                .param("round", round)
                .param("institution", institution)
                .param("on", day)
                .update();
    }

    /// From a day on, never back into the past: rounds that were run stay as they were.
    ///
    /// @param source the school's rule it comes from
    @Transactional
    public void change(
            UUID institution,
            String rule,
            @Nullable BigDecimal threshold,
            boolean enabled,
            String source) {
        var at = school(institution);
        Refused.unlessEmpty(
                Refusal.all(
                        Requirement.RULES.contains(rule)
                                ? null
                                : Refusal.input("rule", "graduation.rule-unknown"),
                        threshold == null
                                        || threshold.signum() < 0
                                        || threshold.compareTo(MOST) > 0
                                        || threshold.stripTrailingZeros().scale() > 1
                                ? Refusal.input("threshold", "graduation.threshold")
                                : null,
                        source.isBlank() ? Refusal.input("source", "field.missing") : null));
        var today = LocalDate.now(clock);
        var was = on(institution, today).stream().filter(it -> it.rule().equals(rule)).findFirst();
        sql.sql("select id from organisation.unit where id = :id for update")
                .param("id", institution)
                .query(UUID.class)
                .single();
        sql.sql(
                        """
                        update graduation.requirement set during = daterange(lower(during), :today)
                         where institution_id = :institution and education = :education and rule = :rule
                           and during @> cast(:today as date) and lower(during) < :today
                        """)
                .param("institution", institution)
                .param("education", at.education())
                .param("rule", rule)
                .param("today", today)
                .update();
        sql.sql(
                        """
                        insert into graduation.requirement
                          (institution_id, education, rule, threshold, enabled, leads_to, source, during, set_by, setter, set_at)
                        select :institution, :education, :rule, :threshold, :enabled, :leadsTo, :source,
                               daterange(:today, null), cast(:by as uuid), :name, now()
                         where not exists (select from graduation.requirement
                                            where institution_id = :institution and education = :education and rule = :rule
                                              and lower(during) = :today)
                        """)
                .param("institution", institution)
                .param("education", at.education())
                .param("rule", rule)
                .param("threshold", threshold)
                .param("enabled", enabled)
                .param("leadsTo", was.map(Requirement::leadsTo).orElse("postponed"))
                .param("source", source.strip())
                .param("today", today)
                .param("by", Acting.now().account(), java.sql.Types.OTHER)
                .param("name", Acting.now().name())
                .update();
        sql.sql(
                        """
                        update graduation.requirement set threshold = :threshold, enabled = :enabled, source = :source
                         where institution_id = :institution and education = :education and rule = :rule
                           and lower(during) = :today
                        """)
                .param("threshold", threshold)
                .param("enabled", enabled)
                .param("source", source.strip())
                .param("institution", institution)
                .param("education", at.education())
                .param("rule", rule)
                .param("today", today)
                .update();
        ledger.record(
                Act.of("graduation.change-rule", "unit:" + institution)
                        .at(at.pos())
                        .because(source.strip())
                        .from(
                                was.<Map<String, Object>>map(it ->
                                                Map.of(
                                                        "threshold",
                                                        it.threshold(),
                                                        "enabled",
                                                        it.enabled()))
                                        .orElse(Map.of()))
                        .to(
                                Map.of(
                                        "rule", rule,
                                        "threshold", String.valueOf(threshold),
                                        "enabled", enabled)));
    }

    /// @throws Absent if it is no school within reach
    public Unit school(UUID institution) {
        return units.find(institution)
                .filter(Unit::institution)
                .filter(it -> Acting.now().scope().reaches(it.pos()))
                .orElseThrow(() -> new Absent("institution"));
    }
}
