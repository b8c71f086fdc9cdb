package org.matricula.graduation.audit;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
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

    private final RequirementRows rows;
    private final Units units;
    private final Ledger ledger;
    private final Clock clock;

    Requirements(RequirementRows rows, Units units, Ledger ledger, Clock clock) {
        this.rows = rows;
        this.units = units;
        this.ledger = ledger;
        this.clock = clock;
    }

    /// In the order of [Requirement#RULES].
    @Transactional(readOnly = true)
    public List<Requirement> on(UUID institution, LocalDate day) {
        return rows.on(institution, day).stream()
                .sorted(Comparator.comparingInt(it -> Requirement.RULES.indexOf(it.rule())))
                .toList();
    }

    /// What a school has had, the newest of a condition first; what was given to all included.
    @Transactional(readOnly = true)
    public List<Version> versions(UUID institution) {
        return rows.versions(institution).stream()
                .sorted(Comparator.comparingInt(it -> Requirement.RULES.indexOf(it.rule())))
                .toList();
    }

    /// Keeps a copy for a round, so that a later change does not touch it.
    public int freeze(UUID round, UUID institution, LocalDate day) {
        return rows.freeze(round, institution, day);
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
        if (threshold != null) {
            rows.change(
                    at,
                    rule,
                    threshold,
                    enabled,
                    was.map(Requirement::leadsTo).orElse("postponed"),
                    source.strip(),
                    today);
        }
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
