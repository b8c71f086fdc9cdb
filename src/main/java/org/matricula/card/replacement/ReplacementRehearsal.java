package org.matricula.card.replacement;

import java.util.ArrayList;
import java.util.List;
import org.matricula.card.CardPolicies;
import org.matricula.card.issue.PastReplacements;
import org.matricula.kernel.Refusal;
import org.matricula.policy.Policies;
import org.matricula.policy.Policy;
import org.matricula.policy.Rehearsal;
import org.matricula.policy.RehearsalResult;
import org.matricula.policy.RehearsalResult.Difference;
import org.matricula.policy.Trial;
import org.springframework.stereotype.Component;

/// Which past replacements would have come too soon after the one before.
@Component
class ReplacementRehearsal implements Rehearsal<Integer> {

    private static final int MOST = 5_000;

    private final PastReplacements past;
    private final Policies policies;

    ReplacementRehearsal(PastReplacements past, Policies policies) {
        this.past = past;
        this.policies = policies;
    }

    @Override
    public Policy<Integer> policy() {
        return CardPolicies.APART;
    }

    @Override
    public RehearsalResult run(Trial<Integer> trial) {
        var found = past.of(trial.institutions(), trial.period(), MOST + 1);
        var examined = found.subList(0, Math.min(found.size(), MOST));
        var inForce = policies.course(CardPolicies.APART);
        var differing = new ArrayList<Difference>();
        for (var it : examined) {
            var before = tooSoon(inForce.value(it.institution(), it.askedOn()), it);
            var after = tooSoon(trial.value(), it);
            if (before.isEmpty() != after.isEmpty()) {
                differing.add(
                        new Difference(
                                it.number() + " " + it.name(),
                                it.caseId() == null ? null : "/cases/" + it.caseId(),
                                before,
                                after));
            }
        }
        return new RehearsalResult(examined.size(), found.size() > MOST, differing);
    }

    private static List<Refusal> tooSoon(int days, PastReplacements.Past it) {
        return it.before() == null
                ? List.of()
                : Refusal.all(CardReplacement.tooSoon(days, it.before(), it.askedOn()));
    }
}
