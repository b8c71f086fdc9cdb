package org.matricula.announcement;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Somebody an announcement is for.
///
/// @param pos of their unit in the tree
/// @param about the student a guardian is told about
/// @param account whether they have one
public record Recipient(
        UUID id,
        long pos,
        String name,
        @Nullable String number,
        @Nullable String about,
        String unit,
        boolean account,
        @Nullable LocalDate readOn,
        @Nullable LocalDate confirmedOn) {}
