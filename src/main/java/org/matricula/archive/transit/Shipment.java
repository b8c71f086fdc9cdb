package org.matricula.archive.transit;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// 转递.
///
/// @param direction `out` or `in`
/// @param state `sent`, `receipted` or `returned` of what goes out; `called`, `arrived`,
///   `receipted`, `withdrawn` or `declined` of what comes in
/// @param dueOn until when the receipt, or the file, should be here
public record Shipment(
        UUID id,
        UUID institutionId,
        UUID enrolmentId,
        UUID personId,
        long scopePos,
        @Nullable UUID volumeId,
        @Nullable String volume,
        String student,
        String studentNumber,
        String direction,
        String state,
        String number,
        UUID documentId,
        String body,
        @Nullable String address,
        String ground,
        @Nullable String requestNumber,
        @Nullable String carrier,
        @Nullable String tracking,
        @Nullable Boolean sealed,
        @Nullable Integer pieces,
        @Nullable LocalDate movedOn,
        LocalDate dueOn,
        String handler,
        @Nullable LocalDate receiptOn,
        @Nullable String receiptBy,
        @Nullable String receiptNote,
        @Nullable UUID receiptId,
        int chases) {

    /// Whether what is awaited is late.
    public boolean overdue(LocalDate today) {
        return (state.equals("sent") || state.equals("called")) && dueOn.isBefore(today);
    }
}
