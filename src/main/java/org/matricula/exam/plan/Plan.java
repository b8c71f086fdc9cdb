package org.matricula.exam.plan;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// 补考安排 of a round.
///
/// @param state `planning`, `planned`, `impossible`, `failed`, `sealed`, `handed-in`, `received`
public record Plan(
        UUID roundId,
        String state,
        Instant askedAt,
        @Nullable UUID askerId,
        String asker,
        String askerRole,
        @Nullable String sealer,
        @Nullable Instant sealedAt,
        @Nullable String hander,
        @Nullable Instant handedAt,
        @Nullable String receiver,
        @Nullable Instant receivedAt) {

    public boolean planning() {
        return state.equals("planning");
    }

    /// Whether it may still be changed.
    public boolean draft() {
        return state.equals("planned") || state.equals("impossible");
    }
}
