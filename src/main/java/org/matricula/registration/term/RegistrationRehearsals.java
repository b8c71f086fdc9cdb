package org.matricula.registration.term;

import java.util.ArrayList;
import java.util.List;
import org.matricula.kernel.Refusal;
import org.matricula.policy.Policies;
import org.matricula.policy.Policy;
import org.matricula.policy.Rehearsal;
import org.matricula.policy.RehearsalResult;
import org.matricula.policy.RehearsalResult.Difference;
import org.matricula.policy.Trial;
import org.springframework.stereotype.Component;

/// 逾期未注册: which students of past openings would have been to be withdrawn, had they been given
/// another time. Whoever was registered meanwhile is held to the day of that.
@Component
class RegistrationRehearsals implements Rehearsal<Integer> {

    private static final int MOST = 5_000;

    private final PastRegistrations past;
    private final Policies policies;

    RegistrationRehearsals(PastRegistrations past, Policies policies) {
        this.past = past;
        this.policies = policies;
    }

    @Override
    public Policy<Integer> policy() {
        return RegistrationPolicies.OVERDUE;
    }

    @Override
    public RehearsalResult run(Trial<Integer> trial) {
        var found = past.late(trial.institutions(), trial.period(), MOST + 1);
        var examined = found.subList(0, Math.min(found.size(), MOST));
        var inForce = policies.course(RegistrationPolicies.OVERDUE);
        var differing = new ArrayList<Difference>();
        for (var it : examined) {
            var before = over(it, inForce.value(it.institution(), it.closesOn()));
            var after = over(it, trial.value());
            if (before.isEmpty() != after.isEmpty()) {
                differing.add(
                        new Difference(
                                it.number() + " " + it.name(),
                                it.number().isEmpty() ? null : "/students/" + it.number(),
                                before,
                                after));
            }
        }
        return new RehearsalResult(examined.size(), found.size() > MOST, differing);
    }

    private static List<Refusal> over(PastRegistrations.Late it, int days) {
        return Refusal.all(
                Refusal.when(
                        it.until().isAfter(it.closesOn().plusDays(days)),
                        "registration.over",
                        it.closesOn().plusDays(days).toString(),
                        days));
    }
}
