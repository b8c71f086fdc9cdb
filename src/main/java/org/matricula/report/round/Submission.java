package org.matricula.report.round;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// 报送: what one unit owes of a round.
///
/// @param round its title
/// @param hash of everything that was signed, in hex
/// @param submittedOn the day the head submitted it
/// @param version the how-manieth that is handed in, or will be
/// @param currentId of what was sent back: the submission that went on from it
public record Submission(
        UUID id,
        UUID roundId,
        String round,
        UUID unitId,
        String unit,
        long scopePos,
        String state,
        @Nullable Instant filledAt,
        @Nullable String filler,
        @Nullable String hash,
        @Nullable UUID signerId,
        @Nullable String signer,
        @Nullable UUID headId,
        @Nullable String head,
        @Nullable LocalDate submittedOn,
        @Nullable String judge,
        @Nullable String returnReason,
        @Nullable String receipt,
        LocalDate dueOn,
        int version,
        @Nullable UUID currentId) {

    /// Whether figures may still be changed.
    public boolean open() {
        return state.equals("open") || state.equals("returned");
    }

    public boolean frozen() {
        return !open();
    }

    public boolean handedIn() {
        return state.equals("submitted") || state.equals("accepted") || replaced();
    }

    /// 退回前的报送: handed in, sent back, and kept as it was.
    public boolean replaced() {
        return state.equals("replaced");
    }

    /// 逾期: not handed in although the day is past, or handed in after it.
    public boolean late(LocalDate today) {
        return submittedOn == null || !handedIn()
                ? today.isAfter(dueOn)
                : submittedOn.isAfter(dueOn);
    }
}
