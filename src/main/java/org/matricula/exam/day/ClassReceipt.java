package org.matricula.exam.day;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What has become of the notices to one class.
///
/// @param reader who of the class's teachers has read it, or null
public record ClassReceipt(
        UUID roundId,
        UUID unitId,
        String unit,
        @Nullable String reader,
        @Nullable Instant readAt,
        int students,
        int passed,
        int read) {}
