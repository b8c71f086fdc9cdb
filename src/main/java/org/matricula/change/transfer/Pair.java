package org.matricula.change.transfer;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What both schools may see of a transfer: never who it is about.
///
/// @param sendingId null for a school that is not on the register, as `receivingId` is
/// @param dueOn by when the other school answers, by its own working days
/// @param onDay first day at the receiving school
/// @param contents the package's list, one line each
/// @param agreedToUndo the school that has agreed to take it back, where one has
public record Pair(
        UUID id,
        String education,
        Side firstSide,
        @Nullable UUID sendingId,
        String sendingName,
        @Nullable UUID receivingId,
        String receivingName,
        TransferState state,
        @Nullable LocalDate dueOn,
        @Nullable LocalDate onDay,
        @Nullable String message,
        @Nullable String packageNo,
        @Nullable String packageDigest,
        @Nullable String contents,
        @Nullable LocalDate postedOn,
        @Nullable String postedHow,
        @Nullable String receivedBy,
        @Nullable LocalDate receivedOn,
        @Nullable LocalDate fileBy,
        @Nullable LocalDate filedOn,
        @Nullable String filedNo,
        @Nullable Side agreedToUndo,
        @Nullable UUID outEvent,
        @Nullable UUID inEvent) {

    /// Whether one of the two is not on the register, so that letters go between them.
    public boolean byLetter() {
        return sendingId == null || receivingId == null;
    }

    public String other(Side side) {
        return side == Side.SENDING ? receivingName : sendingName;
    }

    @Nullable UUID institution(Side side) {
        return side == Side.SENDING ? sendingId : receivingId;
    }

    public List<String> lines() {
        return contents == null || contents.isEmpty()
                ? List.of()
                : Arrays.asList(contents.split("\n"));
    }
}
