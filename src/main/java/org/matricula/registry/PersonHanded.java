package org.matricula.registry;

import java.util.List;
import java.util.UUID;

/// Enrolments that belong to another person from now on: two proved to be one, or one to be two.
/// Whoever keeps the person beside an enrolment follows, in the same transaction.
public record PersonHanded(UUID person, List<UUID> enrolments) {

    public PersonHanded {
        enrolments = List.copyOf(enrolments);
    }
}
