package org.matricula.workflow;

import java.util.List;
import java.util.UUID;

/// What a granted case has done.
///
/// @param events the acts upon the record, by which it can be reversed, in their order
public record Outcome(List<UUID> events) {

    public Outcome {
        events = List.copyOf(events);
    }

    public static Outcome of(UUID event) {
        return new Outcome(List.of(event));
    }
}
