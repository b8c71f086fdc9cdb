package org.matricula.verification.check;

import java.util.HashMap;
import java.util.Map;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 调整规则: how heavy a rule weighs, its limits and its days, from the next campaign on. Those under
/// way keep the rules they were opened with.
@Service
public class ChangeRule {

    private final CheckRules rules;
    private final Ledger ledger;

    ChangeRule(CheckRules rules, Ledger ledger) {
        this.rules = rules;
        this.ledger = ledger;
    }

    /// @param parameters those to be changed; others stay
    @Transactional
    public void change(
            String code,
            String severity,
            int weight,
            int days,
            Map<String, Integer> parameters,
            boolean enabled) {
        var before = rules.get(code);
        var merged = new HashMap<>(before.parameters());
        parameters.forEach((name, value) -> merged.computeIfPresent(name, (k, v) -> value));
        var after = before.as(severity, weight, days, merged, enabled);
        Refused.unlessEmpty(after.refusals());
        if (before.sort().equals("told") && !enabled) {
            throw new Refused(Refusal.rule("verification.told-stays"));
        }
        rules.set(after);
        ledger.record(
                Act.of("verification.rule", "verification-rule:" + code)
                        .from(told(before))
                        .to(told(after)));
    }

    private static Map<String, Object> told(CheckRule it) {
        return Map.of(
                "severity", it.severity(),
                "weight", it.weight(),
                "days", it.days(),
                "parameters", it.parameters().toString(),
                "enabled", it.enabled());
    }
}
