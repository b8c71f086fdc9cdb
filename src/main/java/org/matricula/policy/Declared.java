package org.matricula.policy;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/// Every policy the modules declare, by its key.
@Component
class Declared {

    private final Map<String, Policy<?>> byKey = new TreeMap<>();
    private final Map<String, Rehearsal<?>> rehearsals = new TreeMap<>();

    Declared(
            ObjectProvider<PolicyDeclarations> declarations,
            ObjectProvider<Rehearsal<?>> rehearsing) {
        declarations.stream().flatMap(it -> it.policies().stream()).forEach(this::add);
        rehearsing.forEach(it -> rehearsals.put(it.policy().key(), it));
    }

    private void add(Policy<?> policy) {
        if (byKey.put(policy.key(), policy) != null) {
            throw new IllegalStateException("policy declared twice: " + policy.key());
        }
    }

    Collection<Policy<?>> all() {
        return byKey.values();
    }

    Optional<Policy<?>> find(String key) {
        return Optional.ofNullable(byKey.get(key));
    }

    Optional<Rehearsal<?>> rehearsal(String key) {
        return Optional.ofNullable(rehearsals.get(key));
    }
}
