package org.matricula.standing.rule;

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
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 调整预警规则: a new version from a day on. Runs made before keep the rules they were made with.
@Service
public class ChangeWarningRule {

    private static final int LONGEST_SOURCE = 200;

    /// @param source the school's own document and article
    public record Wish(
            String kind,
            int level,
            @Nullable BigDecimal threshold,
            boolean enabled,
            String source,
            @Nullable LocalDate from) {}

    private final WarningRules rules;
    private final Units units;
    private final Ledger ledger;
    private final Clock clock;

    ChangeWarningRule(WarningRules rules, Units units, Ledger ledger, Clock clock) {
        this.rules = rules;
        this.units = units;
        this.ledger = ledger;
        this.clock = clock;
    }

    @Transactional
    public UUID change(UUID institution, Wish it) {
        var at = reached(institution);
        rules.lock(institution);
        var today = LocalDate.now(clock);
        Refused.unlessEmpty(refusals(it));
        Refused.unlessEmpty(
                Refusal.all(
                        it.from() == null || it.from().isBefore(today)
                                ? Refusal.input("from", "warning.rule-day", today.toString())
                                : rules.after(institution, it.kind(), it.level(), it.from())
                                        ? Refusal.conflict("warning.rule-later")
                                        : null,
                        it.source().isBlank() || it.source().length() > LONGEST_SOURCE
                                ? Refusal.input("source", "warning.rule-source")
                                : null));
        var before =
                rules.on(institution, it.from()).stream()
                        .filter(r -> r.kind().equals(it.kind()) && r.level() == it.level())
                        .findFirst();
        var id =
                rules.set(
                        institution,
                        it.kind(),
                        it.level(),
                        it.threshold(),
                        it.enabled(),
                        it.source().strip(),
                        it.from(),
                        Acting.now(),
                        clock.instant());
        ledger.record(
                Act.of("warning.change-rule", "warning-rule:" + it.kind() + ":" + it.level())
                        .at(at.pos())
                        .because(it.source().strip())
                        .from(
                                before.map(r -> told(r.threshold(), r.enabled(), r.from()))
                                        .orElse(null))
                        .to(told(it.threshold(), it.enabled(), it.from())));
        return id;
    }

    /// What is wrong with a kind, a level and a threshold by themselves.
    public static List<Refusal> refusals(Wish it) {
        var known = WarningRule.KINDS.contains(it.kind());
        var most = known ? WarningRule.most(it.kind()) : 0;
        return Refusal.all(
                known ? null : Refusal.input("kind", "warning.rule-kind"),
                it.level() < 1 || it.level() > WarningRule.LEVELS
                        ? Refusal.input("level", "warning.rule-level")
                        : null,
                known && !within(it.kind(), it.threshold(), most)
                        ? Refusal.input("threshold", "warning.rule-threshold", most)
                        : null);
    }

    private static boolean within(String kind, @Nullable BigDecimal threshold, int most) {
        return threshold != null
                && threshold.signum() > 0
                && threshold.compareTo(BigDecimal.valueOf(most)) <= 0
                && threshold.stripTrailingZeros().scale() <= (WarningRule.whole(kind) ? 0 : 1);
    }

    /// @throws Absent unless it is an institution the acting person reaches
    public Unit reached(UUID institution) {
        return units.find(institution)
                .filter(Unit::institution)
                .filter(it -> Acting.now().scope().reaches(it.pos()))
                .orElseThrow(() -> new Absent("institution"));
    }

    private static Map<String, Object> told(
            BigDecimal threshold, boolean enabled, @Nullable LocalDate from) {
        return Map.of(
                "threshold", threshold.toPlainString(),
                "enabled", enabled,
                "from", String.valueOf(from));
    }
}
