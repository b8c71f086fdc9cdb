package org.matricula.registry;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Somebody was registered by hand, a moment ago, in this transaction.
///
/// @param documentNumber as it was typed; in clear, so it goes no further than memory
public record PersonEntered(UUID person, @Nullable String documentNumber) {

    @Override
    public String toString() {
        return "PersonEntered[" + person + "]";
    }
}
