package org.matricula.registry.check;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A first registration that waits for its checker.
///
/// @param own entered by the reader themselves, who may not check it
public record Entered(
        UUID enrolment,
        String name,
        String unit,
        String registration,
        String enteredBy,
        boolean own,
        @Nullable String note) {}
