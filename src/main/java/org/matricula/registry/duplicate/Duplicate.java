package org.matricula.registry.duplicate;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Two persons who may be one.
///
/// @param signs by what they were found
/// @param state `open`, `proposed`, `merged` or `different`
/// @param keptId who is to stay, once somebody has proposed it
/// @param makerLeft whether the proposer reaches the left one
record Duplicate(
        UUID id,
        UUID leftId,
        UUID rightId,
        List<String> signs,
        String state,
        Instant foundAt,
        @Nullable UUID keptId,
        @Nullable UUID maker,
        @Nullable String makerName,
        boolean makerLeft,
        boolean makerRight,
        @Nullable String madeWhy) {

    UUID goneId() {
        return leftId.equals(keptId) ? rightId : leftId;
    }
}
