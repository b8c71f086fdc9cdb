package org.matricula.policy;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.UUID;

/// One policy's values over time, each looked up once: for whoever goes through many days of many
/// institutions.
public final class PolicyCourse<T> {

    private record At(UUID institution, LocalDate since) {}

    private final Policy<T> policy;
    private final Policies policies;
    private final NavigableSet<LocalDate> changes;
    private final Map<At, T> known = new HashMap<>();

    /// @param changes the days on which any value of the policy begins
    PolicyCourse(Policy<T> policy, Policies policies, NavigableSet<LocalDate> changes) {
        this.policy = policy;
        this.policies = policies;
        this.changes = changes;
    }

    /// Between two changes the value is the same, so the first day stands for all of them.
    public T value(UUID institution, LocalDate on) {
        var since = changes.floor(on);
        var from = since == null ? LocalDate.MIN : since;
        return known.computeIfAbsent(
                new At(institution, from), it -> policies.value(policy, institution, on));
    }
}
