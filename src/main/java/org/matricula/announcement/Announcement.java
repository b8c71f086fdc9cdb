package org.matricula.announcement;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One announcement, with how many it reached.
///
/// @param chosen whom, in words
/// @param told all it is for, `unread` those who have not opened it, the ones without an account
///   among them
/// @param readAt when the reader opened it; null for its sender
public record Announcement(
        UUID id,
        UUID unitId,
        String unit,
        String title,
        String words,
        String chosen,
        boolean receipt,
        UUID senderId,
        String sender,
        LocalDate sentOn,
        @Nullable String withdrawnWhy,
        int told,
        int unread,
        int confirmed,
        @Nullable Instant readAt,
        @Nullable Instant confirmedAt) {}
