package org.matricula.identity;

import java.util.Optional;
import java.util.UUID;

/// Where a student stands in the tree of units. The registry answers, within the asker's own reach.
public interface Whereabouts {

    record Place(String name, long scopePos, UUID person) {}

    Optional<Place> of(String studentNumber);
}
