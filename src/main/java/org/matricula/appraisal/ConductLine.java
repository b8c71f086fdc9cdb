package org.matricula.appraisal;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A student of a class, and how a standard was kept on a day.
///
/// @param recorderId who noted it
public record ConductLine(
        UUID enrolmentId,
        String name,
        String studentNumber,
        @Nullable String verdict,
        @Nullable String words,
        @Nullable UUID recorderId) {}
