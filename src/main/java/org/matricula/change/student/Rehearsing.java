package org.matricula.change.student;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Refusal;
import org.matricula.policy.Policies;
import org.matricula.policy.Policy;
import org.matricula.policy.Rehearsal;
import org.matricula.policy.RehearsalResult;
import org.matricula.policy.RehearsalResult.Difference;
import org.matricula.policy.Trial;
import org.springframework.stereotype.Component;

/// 试算: holds past applications once to the value that bound them and once to another, by the very
/// rule that decides them, and tells where the two differ.
@Component
public class Rehearsing {

    private static final int MOST = 5_000;

    /// What a rule says of an application under some value; null where nothing is against it.
    public interface Judge<T> {
        @Nullable Refusal of(PastCase it, T value);
    }

    /// Gathers at once what the rule has to know of all the applications, as it was known when each
    /// was handed in.
    public interface Facts<T> {
        Judge<T> about(List<PastCase> cases);
    }

    private final PastCases cases;
    private final Policies policies;

    Rehearsing(PastCases cases, Policies policies) {
        this.cases = cases;
        this.policies = policies;
    }

    /// A rule that needs to know nothing besides the application.
    public <T> Rehearsal<T> of(
            Policy<T> policy, Supplier<? extends Collection<String>> kinds, Judge<T> judge) {
        return with(policy, kinds, cases -> judge);
    }

    /// @param kinds of application that the rule is asked about
    public <T> Rehearsal<T> with(
            Policy<T> policy, Supplier<? extends Collection<String>> kinds, Facts<T> facts) {
        return new Rehearsal<>() {
            @Override
            public Policy<T> policy() {
                return policy;
            }

            @Override
            public RehearsalResult run(Trial<T> trial) {
                return compare(policy, kinds.get(), facts, trial);
            }
        };
    }

    private <T> RehearsalResult compare(
            Policy<T> policy, Collection<String> kinds, Facts<T> facts, Trial<T> trial) {
        var found = cases.of(trial.institutions(), kinds, trial.period(), MOST + 1);
        var examined = found.subList(0, Math.min(found.size(), MOST));
        var judge = facts.about(examined);
        var inForce = policies.course(policy);
        var differing = new ArrayList<Difference>();
        for (var it : examined) {
            var before = judge.of(it, inForce.value(it.institution(), it.on()));
            var after = judge.of(it, trial.value());
            if ((before == null) != (after == null)) {
                differing.add(
                        new Difference(
                                it.told(),
                                "/cases/" + it.id(),
                                Refusal.all(before),
                                Refusal.all(after)));
            }
        }
        return new RehearsalResult(examined.size(), found.size() > MOST, differing);
    }
}
